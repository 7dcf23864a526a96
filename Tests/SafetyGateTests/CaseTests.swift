import CampaignCore
import Foundation
import SafetyGate
import Testing

@Suite struct CaseTests {
  @Test(arguments: CaseFiles.families)
  func `every case of a family is judged as its author says`(family: String) throws {
    for text in try CaseFiles.cases(family) {
      let findings = text.findings
      if let rule = text.caught {
        let found = findings.filter { $0.rule == rule }
        #expect(!found.isEmpty, "\(rule) stays silent: \(text.text)")
        if let span = text.span, !found.isEmpty {
          #expect(
            found.contains { touches($0, span, text) }, "\(rule) points elsewhere: \(text.text)")
        }
      }
      if let rule = text.passes {
        #expect(!findings.contains { $0.rule == rule }, "\(rule) speaks: \(text.text)")
      }
    }
  }

  @Test(arguments: CaseFiles.families.filter { $0 != "mischief" })
  func `every rule of a family has six texts it catches and six near misses`(family: String) throws
  {
    let cases = try CaseFiles.cases(family)
    let caught = Dictionary(grouping: cases.compactMap(\.caught), by: { $0 })
    let passed = Dictionary(grouping: cases.compactMap(\.passes), by: { $0 })
    for rule in CaseFiles.gate.rules
    where rule.family == family && rule.id != "quasi.cumulative" {
      #expect((caught[rule.id]?.count ?? 0) >= 6, "\(rule.id)")
      #expect((passed[rule.id]?.count ?? 0) >= 6, "\(rule.id)")
    }
  }

  @Test func `the sum of several posts has six series it catches and six that it lets pass`() throws
  {
    let series = try CaseFiles.read("series", as: [CaseFiles.Series].self)
    let stopped = series.count { $0.posts.contains { $0.expect != "pass" } }
    #expect(stopped >= 6)
    #expect(series.count - stopped >= 6)
  }

  @Test func `no everyday post of a trust is stopped`() throws {
    for text in try CaseFiles.read("everyday", as: [String].self) {
      let verdict = CaseFiles.gate.examine(GateSubject(text: text))
      #expect(verdict.outcome == .pass, "\(verdict.findings.map(\.rule)): \(text)")
    }
  }

  @Test(arguments: try CaseFiles.read("series", as: [CaseFiles.Series].self))
  func `a series is judged on the sum of what was told`(series: CaseFiles.Series) throws {
    var ledger = DisclosureLedger()
    for post in series.posts {
      let subject = GateSubject(
        text: post.text, when: GateSubject.Moment(post.when), unit: post.unit)
      let (verdict, told) = CaseFiles.gate.examineTelling(subject, ledger: ledger)
      #expect(verdict.outcome.rawValue == post.expect, "\(post.text)")
      ledger.record(told)
    }
  }

  /// Whether a finding overlaps the words the author named, in the field they stand in.
  private func touches(_ finding: Finding, _ words: String, _ text: CaseFiles.Case) -> Bool {
    let field: String?
    switch finding.field {
    case .text: field = text.text
    case .altText(let index): field = text.alts?[index]
    case .spoiler, .link, .pollOption: field = nil
    }
    guard let field else { return false }
    let scalars = Array(field.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    guard scalars.count >= wanted.count else { return false }
    return (0...(scalars.count - wanted.count)).contains { start in
      Array(scalars[start..<(start + wanted.count)]) == wanted
        && finding.start < start + wanted.count && start < finding.end
    }
  }
}
