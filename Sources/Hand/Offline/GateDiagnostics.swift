import CampaignCore
import SafetyGate

/// What the gate says of planned posts, at the lines of the files they stand in.
struct GateDiagnostics {
  private let gate: SafetyGate
  private let house: House

  init(_ gate: SafetyGate, _ house: House) {
    self.gate = gate
    self.house = house
  }

  /// Each finding once, however many accounts the words go to.
  func examine(_ posts: [PlannedPost]) -> [Diagnostic] {
    var ledger = DisclosureLedger()
    var said = Set<Diagnostic>()
    return posts.flatMap { planned in
      let revision = planned.revision
      let (verdict, disclosure) = gate.examineTelling(
        GateSubject(revision, on: house.accounts[revision.post.account]), ledger: ledger)
      ledger.record(disclosure)
      return verdict.findings.map { diagnostic($0, revision) }.filter { said.insert($0).inserted }
    }
  }

  private func diagnostic(_ finding: Finding, _ revision: PostRevision) -> Diagnostic {
    Diagnostic(
      finding.severity >= .review ? .warning : .note, at: revision.place(of: finding),
      "the gate (\(finding.severity.rawValue), \(finding.rule)): \(finding.reason)",
      hint: finding.remedy)
  }
}

extension PostRevision {
  /// Where a finding stands in the file its post was read from: the line counts from the line the
  /// text begins on.
  func place(of finding: Finding) -> SourceLocation {
    guard finding.field == .text else { return location }
    let before = text.unicodeScalars.prefix(finding.start)
    let lines = before.count { $0 == "\n" }
    let column = before.reversed().prefix { $0 != "\n" }.count
    return SourceLocation(
      file: location.file, line: location.line + lines, column: location.column + column)
  }
}
