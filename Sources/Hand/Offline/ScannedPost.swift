import CampaignCore
import CivilTime
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
    var subject = GateSubject(
      text: text, alts: media?.map(\.alt) ?? [], when: when.flatMap(GateSubject.Moment.init),
      unit: unit)
    subject.isTimeDoubtful = when != nil && subject.when == nil
    return subject
  }

  /// The same post, a day later and without the time.
  func subject(saying delayed: DelayedPost) -> GateSubject {
    var subject = subject
    subject.text = delayed.text
    subject.when = subject.when.map {
      GateSubject.Moment(
        instant: delayed.due ?? $0.instant,
        local: CivilDateTime(date: $0.local.date.adding(days: 1), time: $0.local.time))
    }
    return subject
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
      ledger.record(disclosure)
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

  /// How a live report could go out later.
  struct SuggestionLine: Encodable {
    let text: String
    let notBefore: String?
  }

  let id: String
  let verdict: GateVerdict.Outcome
  let rules: [String]
  let findings: [FindingLine]
  /// What the rules, the word lists and the registry were that judged.
  let ruleset: String
  let suggestion: SuggestionLine?

  init(_ post: ScannedPost, _ verdict: GateVerdict, _ delayed: DelayedPost?) {
    id = post.id
    ruleset = verdict.ruleset.hex
    suggestion = delayed.map {
      SuggestionLine(text: $0.text, notBefore: $0.due.map { "\($0)" })
    }
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
