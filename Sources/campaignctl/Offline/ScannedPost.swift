import CampaignCore
import SafetyGate

/// A post to scan, as contract.md has it.
struct ScannedPost: Decodable {
  struct Picture: Decodable {
    let alt: String?
  }

  let id: String
  let text: String
  let media: [Picture]?
  let when: String?
  let unit: String?
  let sequence: String?
  let order: Int?

  var subject: GateSubject {
    GateSubject(
      text: text, alts: media?.map(\.alt) ?? [], when: when.flatMap(GateSubject.Moment.init),
      unit: unit)
  }
}

/// Judges posts: those of a sequence in their order with one ledger, all others with an empty one.
struct SequenceScan {
  private let gate: SafetyGate

  init(_ gate: SafetyGate) {
    self.gate = gate
  }

  /// The verdicts in the order of the posts.
  func verdicts(on posts: [ScannedPost]) -> [GateVerdict] {
    var verdicts = [GateVerdict?](repeating: nil, count: posts.count)
    for sequence in Dictionary(grouping: posts.indices, by: { posts[$0].sequence }) {
      if sequence.key == nil {
        for index in sequence.value { verdicts[index] = gate.examine(posts[index].subject) }
      } else {
        judge(sequence.value, of: posts, into: &verdicts)
      }
    }
    return verdicts.compactMap(\.self)
  }

  private func judge(
    _ sequence: [Int], of posts: [ScannedPost], into verdicts: inout [GateVerdict?]
  ) {
    var ledger = DisclosureLedger()
    let ordered = sequence.sorted { (posts[$0].order ?? $0, $0) < (posts[$1].order ?? $1, $1) }
    for index in ordered {
      let (verdict, disclosure) = gate.examineTelling(posts[index].subject, ledger: ledger)
      verdicts[index] = verdict
      ledger = ledger.recording(disclosure)
    }
  }
}

/// A verdict as contract.md has it.
struct ScanLine: Encodable {
  struct FindingLine: Encodable {
    let rule: String
    let severity: Severity
    let field: String
    let start: Int
    let end: Int
    let reason: String
    let remedy: String
    let source: String

    init(_ finding: Finding) {
      rule = finding.rule
      severity = finding.severity
      field = finding.field.description
      start = finding.start
      end = finding.end
      reason = finding.reason
      remedy = finding.remedy
      source = finding.source
    }
  }

  let id: String
  let verdict: GateVerdict.Outcome
  let rules: [String]
  let findings: [FindingLine]

  init(_ post: ScannedPost, _ verdict: GateVerdict) {
    id = post.id
    self.verdict = verdict.outcome
    rules = verdict.findings.map(\.rule).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    findings = verdict.findings.map(FindingLine.init)
  }
}

/// A rule for machines.
struct RuleLine: Encodable {
  let rule: String
  let family: String
  let severity: Severity
  let reason: String
  let remedy: String
  let source: String
  let fires: [String]
  let passes: [String]

  init(_ rule: Rule) {
    self.rule = rule.id
    family = rule.family
    severity = rule.severity
    reason = rule.reason
    remedy = rule.remedy
    source = rule.source
    fires = rule.fires
    passes = rule.passes
  }
}
