import CampaignCore
import Foundation
import SafetyGate
import Support
import Testing

/// The labelled posts that the issue brings, where this machine has them.
@Suite(.enabled(if: SharedFacts.folder != nil, "no shared examples on this machine"))
struct GivenExamplesTests {
  private struct Example: Decodable {
    struct Media: Decodable { let alt: String? }

    let id: String
    let text: String
    let media: [Media]?
    let when: String?
    let unit: String?
    let sequence: String?
    let expect: String
    let rules: [String]
    let `class`: String
  }

  private struct Score {
    var posts = 0
    var exact = 0
    var risky = 0
    var stopped = 0
    var falseAlarms = 0
    var ruled = 0
    var missedIdentifiers: [String] = []
  }

  @Test func `the gate keeps its bars on the given examples`() throws {
    let scores = try score()
    print("class        posts exact risky stopped false-alarms rules-found")
    for (name, score) in scores.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name.padding(toLength: 12, withPad: " ", startingAt: 0)) \(score.posts) \(score.exact) "
          + "\(score.risky) \(score.stopped) \(score.falseAlarms) \(score.ruled)")
    }
    for (name, score) in scores {
      #expect(score.missedIdentifiers == [], "\(name)")
      #expect(score.falseAlarms * 50 <= score.posts, "\(name): more than 2 % false alarms")
      #expect(score.stopped * 10 >= score.risky * 9, "\(name): fewer than 90 % stopped")
    }
    #expect(scores["sequence"]?.stopped == scores["sequence"]?.risky)
  }

  private func score() throws -> [String: Score] {
    let folder = (SharedFacts.folder ?? "") + "/examples"
    let gate = try SafetyGate(registry: RegistryFacts.read(file: folder + "/gate-context.json"))
    let lines = try String(contentsOfFile: folder + "/gate-examples.jsonl", encoding: .utf8)
    var scores: [String: Score] = [:]
    var ledgers: [String: DisclosureLedger] = [:]
    for line in lines.split(separator: "\n") {
      let example = try JSONDecoder().decode(Example.self, from: Data(line.utf8))
      let subject = GateSubject(
        text: example.text, alts: (example.media ?? []).map(\.alt),
        when: example.when.flatMap { GateSubject.Moment($0) }, unit: example.unit)
      let ledger = example.sequence.flatMap { ledgers[$0] } ?? DisclosureLedger()
      let (verdict, told) = gate.examineTelling(subject, ledger: ledger)
      if let sequence = example.sequence { ledgers[sequence] = ledger.recording(told) }
      count(verdict, example, in: &scores[example.class, default: Score()])
    }
    return scores
  }

  private func count(_ verdict: GateVerdict, _ example: Example, in score: inout Score) {
    let found = Set(verdict.findings.map(\.rule))
    score.posts += 1
    if verdict.outcome.rawValue == example.expect { score.exact += 1 }
    guard example.expect != "pass" else {
      if verdict.outcome != .pass { score.falseAlarms += 1 }
      return
    }
    score.risky += 1
    if verdict.outcome != .pass { score.stopped += 1 }
    if found.isSuperset(of: example.rules) { score.ruled += 1 }
    let identifiers = example.rules.filter { $0.hasPrefix("id.") }
    if !identifiers.isEmpty, !found.isSuperset(of: identifiers) {
      score.missedIdentifiers.append(example.id)
    }
  }
}
