import CampaignCore
import CivilTime
import Foundation
import SafetyGate

/// Posts of one trust that somebody has judged, a line of JSON each, with the trust's registry.
struct LabelledPosts {
  private struct Post: Decodable {
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

    var subject: GateSubject {
      GateSubject(
        text: text, alts: (media ?? []).map(\.alt), when: when.flatMap { GateSubject.Moment($0) },
        unit: unit)
    }
  }

  /// How the gate's verdicts compare with the labels of one class of posts.
  struct Score {
    var posts = 0
    /// The verdict is the label.
    var exact = 0
    var risky = 0
    /// A risky post that got any finding that its author sees.
    var stopped = 0
    var falseAlarms: [String] = []
    /// All rules of the label were among the findings.
    var ruled = 0
    var missedIdentifiers: [String] = []
    var missed: [String] = []
  }

  private let posts: [Post]
  private let gate: SafetyGate

  init(posts: String, context: String) throws {
    gate = try SafetyGate(registry: RegistryFacts.read(file: context))
    self.posts = try String(contentsOfFile: posts, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Post.self, from: Data($0.utf8))
    }
  }

  /// By class; posts of one sequence share a ledger, the earlier ones counted as published.
  func scores() -> [String: Score] {
    var scores: [String: Score] = [:]
    var ledgers: [String: DisclosureLedger] = [:]
    for post in posts {
      let ledger = post.sequence.flatMap { ledgers[$0] } ?? DisclosureLedger()
      let (verdict, told) = gate.examineTelling(post.subject, ledger: ledger)
      if let sequence = post.sequence { ledgers[sequence] = ledger.recording(told) }
      LabelledPosts.count(verdict, post, in: &scores[post.class, default: Score()])
    }
    return scores
  }

  private static func count(_ verdict: GateVerdict, _ post: Post, in score: inout Score) {
    let found = Set(verdict.findings.map(\.rule))
    score.posts += 1
    if verdict.outcome.rawValue == post.expect { score.exact += 1 }
    guard post.expect != "pass" else {
      if verdict.outcome != .pass { score.falseAlarms.append("\(found.sorted()): \(post.text)") }
      return
    }
    score.risky += 1
    if verdict.outcome != .pass { score.stopped += 1 } else { score.missed.append(post.text) }
    if found.isSuperset(of: post.rules) { score.ruled += 1 }
    let identifiers = post.rules.filter { $0.hasPrefix("id.") }
    if !identifiers.isEmpty, found.isDisjoint(with: identifiers) {
      score.missedIdentifiers.append(post.text)
    }
  }

  /// The table as a person reads it.
  static func table(_ scores: [String: Score]) -> String {
    let rows = scores.sorted { $0.key < $1.key }.map { name, score in
      "\(name.padding(toLength: 12, withPad: " ", startingAt: 0)) \(score.posts) \(score.exact) "
        + "\(score.risky) \(score.stopped) \(score.falseAlarms.count) \(score.ruled)"
    }
    let missed = scores.values.flatMap(\.missed).sorted().map { "passes, and should not: \($0)" }
    let alarms = scores.values.flatMap(\.falseAlarms).sorted().map {
      "stopped, and should pass: \($0)"
    }
    return
      (["class        posts exact risky stopped false-alarms rules-found"] + rows + missed
      + alarms).joined(separator: "\n")
  }
}
