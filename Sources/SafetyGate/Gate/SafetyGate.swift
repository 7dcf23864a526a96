import CampaignCore
import CivilTime

/// Reads a post and says what in it may harm a reader or give a patient away. What it reports is what
/// it found; it never certifies a text as anonymous. A class, because every rule asks it about every
/// post and none may change it.
package final class SafetyGate: Sendable {
  /// Covers rules, their versions, the word lists, the registry and the trust's own rules.
  package let ruleset: Digest
  let registry: Registry?
  let trustRules: TrustRules
  let lexicon: Lexicon
  let phones: PhoneBook
  let trustedDomains: [TrustedDomain]
  /// The trust's own domain; empty where the registry names none.
  let ownDomain: [UInt8]
  private let catalogue: [String: Rule]
  private let checks: [Check]
  private let closingChecks: [Check]

  /// - Parameter registry: nil puts every post before a reviewer.
  /// - Throws: where the trust's rules name a rule twice or one that is not there.
  package convenience init(registry: Registry?, trustRules: TrustRules = .none)
    throws(GateSetupError)
  {
    try self.init(
      registry: registry, trustRules: trustRules, families: SafetyGate.families)
  }

  /// - Parameter families: in any order: what the gate answers does not depend on it.
  init(registry: Registry?, trustRules: TrustRules, families: [RuleFamily])
    throws(GateSetupError)
  {
    self.registry = registry
    self.trustRules = trustRules
    lexicon = Lexicon(registry: registry, phrases: trustRules.phrases)
    phones = PhoneBook(registry)
    trustedDomains = TrustedDomain.all(of: registry)
    ownDomain = Array((registry?.ownDomain ?? "").lowercased().utf8)
    checks = families.flatMap(\.checks)
    closingChecks = families.flatMap(\.closingChecks)
    catalogue = try SafetyGate.catalogue(families.flatMap(\.rules), trustRules)
    ruleset = SafetyGate.digest(catalogue.values.sorted { $0.id < $1.id }, registry, trustRules)
  }

  /// Every rule, in order of family and name; the trust's own among them.
  package var rules: [Rule] { catalogue.values.sorted { $0.id < $1.id } }

  package func rule(_ id: String) -> Rule? { catalogue[id] }

  /// The verdict on a post.
  /// - Parameter ledger: what published posts have told already.
  package func examine(_ subject: GateSubject, ledger: DisclosureLedger = DisclosureLedger())
    -> GateVerdict
  {
    let post = Examination(subject, ledger, self)
    return verdict(on: post)
  }

  /// The verdict on a post, and what it would tell readers of the people in its unit: for judging a
  /// series.
  package func examineTelling(_ subject: GateSubject, ledger: DisclosureLedger)
    -> (verdict: GateVerdict, disclosure: DisclosureLedger.Disclosure)
  {
    let post = Examination(subject, ledger, self)
    return (verdict(on: post), post.disclosure)
  }

  /// What a post tells readers of the people in its unit, for the ledger.
  package func disclosure(of subject: GateSubject) -> DisclosureLedger.Disclosure {
    Examination(subject, DisclosureLedger(), self).disclosure
  }

  /// What readers still remember of a post's unit when it goes out. With the rules and the words, it is
  /// all that a verdict depends on.
  package func memory(
    beside post: DisclosureLedger.Disclosure, in ledger: DisclosureLedger
  ) -> DisclosureLedger.Memory {
    ledger.memory(beside: post, days: windowDays)
  }

  /// How many days readers remember what was told.
  package var windowDays: Int { registry?.cumulativeWindowDays ?? 7 }

  private func verdict(on post: Examination) -> GateVerdict {
    var report = Report()
    for index in checks.indices where checks[index].isNeeded(for: post) {
      checks[index].look(post, &report)
    }
    let reported = report
    for check in closingChecks where check.isNeeded(for: post) {
      var closing = reported
      check.look(post, &closing)
      report.add(closing.marks[reported.marks.count...])
    }
    return GateVerdict(
      revision: post.subject.revision, ruleset: ruleset, findings: findings(report, post))
  }

  // MARK: Findings

  private func findings(_ report: Report, _ post: Examination) -> [Finding] {
    guard !report.marks.isEmpty else { return [] }
    var found: [Finding] = []
    for mark in report.marks.map({ sound($0, post) }) {
      guard let rule = catalogue[mark.rule] else { continue }
      var severity = mark.severity ?? rule.severity
      if let raised = trustRules.raised[mark.rule] { severity = max(severity, raised) }
      if isExcepted(mark, severity, post) { continue }
      found.append(
        Finding(
          rule: rule.id, severity: severity, field: mark.field, start: mark.span.lowerBound,
          end: mark.span.upperBound, reason: mark.detail ?? rule.reason, remedy: rule.remedy,
          source: rule.source))
    }
    return SafetyGate.inOrder(found)
  }

  /// A mark that names no rule, or a place outside its text, is the gate's own fault: what it meant to
  /// say is not lost but put before a reviewer.
  private func sound(_ mark: Report.Mark, _ post: Examination) -> Report.Mark {
    let length = post.readings.first { $0.field == mark.field }?.text.scalarCount ?? 0
    if catalogue[mark.rule] != nil, mark.span.lowerBound >= 0, mark.span.upperBound <= length {
      return mark
    }
    return Report.Mark(
      rule: "gate.internal-error", field: .text, span: 0..<0, severity: nil, detail: nil)
  }

  /// In order of field, place, rule and weight; the same thing said twice stands once.
  private static func inOrder(_ found: [Finding]) -> [Finding] {
    let sorted = found.sorted { left, right in
      let (leftField, rightField) = (left.field.order, right.field.order)
      if leftField != rightField { return leftField < rightField }
      if left.start != right.start { return left.start < right.start }
      if left.rule != right.rule { return left.rule < right.rule }
      if left.severity != right.severity { return left.severity > right.severity }
      if left.end != right.end { return left.end > right.end }
      return left.reason < right.reason
    }
    var kept: [Finding] = []
    for finding in sorted {
      if let last = kept.last, last.rule == finding.rule, last.field == finding.field,
        last.start == finding.start
      {
        continue
      }
      kept.append(finding)
    }
    return kept
  }

  /// Nothing clears a block but an edit.
  private func isExcepted(_ mark: Report.Mark, _ severity: Severity, _ post: Examination) -> Bool {
    guard severity != .block, !trustRules.exceptions.isEmpty else { return false }
    return trustRules.exceptions.contains { exception in
      guard exception.rule == mark.rule else { return false }
      if let expires = exception.expires {
        guard let when = post.subject.when, when.local.date <= expires else { return false }
      }
      return post.readings.contains { reading in
        reading.field == mark.field
          && reading.spans(of: exception.phrase).contains {
            $0.lowerBound <= mark.span.lowerBound && mark.span.upperBound <= $0.upperBound
          }
      }
    }
  }

  // MARK: Building

  static let families: [RuleFamily] = [
    gateRules, identifierRules, quasiRules, toneRules, suicideRules, eatingDisorderRules,
    stigmaRules,
    crisisRules, consentRules, accessibleRules, timingRules, vulnerableRules, clinicalRules,
    linkRules,
    disguiseRules, lengthRules, trustRulesFamily,
  ]

  private static func catalogue(_ rules: [Rule], _ trustRules: TrustRules) throws(GateSetupError)
    -> [String: Rule]
  {
    var catalogue: [String: Rule] = [:]
    var faults = WordLists.shared.faults
    for rule in rules + trustRules.phrases.map(Rule.init) {
      let known = catalogue.updateValue(rule, forKey: rule.id)
      if known != nil { faults.append(.ruleNamedTwice(rule.id)) }
    }
    for (id, severity) in trustRules.raised.sorted(by: { $0.key < $1.key }) {
      guard let rule = catalogue[id] else {
        faults.append(.noSuchRule(id))
        continue
      }
      if severity < rule.severity { faults.append(.wouldLower(id, own: rule.severity)) }
    }
    for id in trustRules.exceptions.map(\.rule) {
      guard let rule = catalogue[id] else {
        faults.append(.noSuchRule(id))
        continue
      }
      if rule.severity == .block, rule.milder == nil { faults.append(.exceptsBlock(id)) }
      if rule.family == "gate" { faults.append(.exceptsDoubt(id)) }
    }
    guard faults.isEmpty else { throw GateSetupError(faults) }
    return catalogue
  }

  private static func digest(_ rules: [Rule], _ registry: Registry?, _ trustRules: TrustRules)
    -> Digest
  {
    var writer = DigestWriter("safety-gate-1")
    for rule in rules {
      writer.add(rule.id)
      writer.add(rule.severity.rawValue)
      writer.add(rule.version)
    }
    for file in WordLists.shared.files { writer.add(String(decoding: file, as: UTF8.self)) }
    for exception in trustRules.exceptions {
      writer.add([exception.rule, exception.phrase, exception.reason, exception.owner])
      writer.add(exception.expires?.description)
    }
    for (rule, severity) in trustRules.raised.sorted(by: { $0.key < $1.key }) {
      writer.add([rule, severity.rawValue])
    }
    for phrase in trustRules.phrases { writer.add([phrase.rule, phrase.text]) }
    writer.add(registry == nil ? 0 : 1)
    registry?.write(into: &writer)
    return writer.finish()
  }
}

extension Rule {
  /// A trust's own phrase, as a rule.
  init(_ phrase: TrustRules.Phrase) {
    self.init(
      phrase.rule, phrase.severity, reason: phrase.reason, remedy: phrase.remedy,
      source: phrase.source, fires: [], passes: [])
  }
}

extension Finding.Field {
  /// Text first, then spoiler, link, poll and pictures.
  var order: Int {
    switch self {
    case .text: 0
    case .spoiler: 1
    case .link: 2
    case .pollOption(let index): 1_000 + index
    case .altText(let index): 1_000_000 + index
    }
  }
}

extension Reading {
  /// Where these words stand in the text, compared as folded.
  func spans(of phrase: String) -> [Range<Int>] {
    let wanted = FoldedText(phrase).bytes
    guard !wanted.isEmpty, text.bytes.count >= wanted.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(text.bytes.count - wanted.count)
    where text.bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      found.append(text.span(start..<(start + wanted.count)))
    }
    return found
  }
}
