/// Something the gate noticed in a post: which rule, where, why it matters, and what would clear it.
package struct Finding: Hashable, Codable, Sendable {
  /// `family.name`, such as `id.nhs-number`.
  package let rule: String
  package let severity: Severity
  package let field: Field
  /// Where in the field, in Unicode scalars counted from 0; `end` is not included.
  package let start: Int
  package let end: Int
  /// Why it matters, in a sentence. Never the matched text itself.
  package let reason: String
  /// What would clear it, as a colleague would say it.
  package let remedy: String
  /// The guidance and its clause.
  package let source: String

  package init(
    rule: String, severity: Severity, field: Field, start: Int, end: Int, reason: String,
    remedy: String, source: String
  ) {
    self.rule = rule
    self.severity = severity
    self.field = field
    self.start = start
    self.end = end
    self.reason = reason
    self.remedy = remedy
    self.source = source
  }

  /// Which of a post's texts the finding is in.
  package enum Field: Hashable, Codable, Sendable, CustomStringConvertible {
    case text
    case spoiler
    case link
    /// The alt text of a picture, counted from 0.
    case altText(Int)
    /// An option of the poll, counted from 0.
    case pollOption(Int)

    package var description: String {
      switch self {
      case .text: "text"
      case .spoiler: "spoiler"
      case .link: "link"
      case .altText(let index): "alt[\(index)]"
      case .pollOption(let index): "poll[\(index)]"
      }
    }
  }
}

/// How much a finding weighs.
package enum Severity: String, CaseIterable, Codable, Sendable {
  /// Kept beside the post; nobody has to act.
  case inform
  /// The author sees it and may publish.
  case warn
  /// Held until a reviewer approves exactly these words.
  case review
  /// Cannot go out as written; only an edit clears it.
  case block
}

extension Severity: Comparable {
  package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

  private var weight: Int {
    switch self {
    case .inform: 0
    case .warn: 1
    case .review: 2
    case .block: 3
    }
  }
}

/// What the gate said of one revision, under one set of rules.
package struct GateVerdict: Hashable, Codable, Sendable {
  /// The revision that was examined.
  package let revision: Digest
  /// The rules, word lists and registry it was examined with.
  package let ruleset: Digest
  package let findings: [Finding]

  package init(revision: Digest, ruleset: Digest, findings: [Finding]) {
    self.revision = revision
    self.ruleset = ruleset
    self.findings = findings
  }

  /// The highest severity among the findings; nil where there are none.
  package var severity: Severity? { findings.map(\.severity).max() }

  package var outcome: Outcome {
    switch severity {
    case nil, .inform: .pass
    case .warn: .warn
    case .review: .review
    case .block: .block
    }
  }

  /// The verdict in one word.
  package enum Outcome: String, CaseIterable, Codable, Sendable {
    case pass, warn, review, block
  }
}
