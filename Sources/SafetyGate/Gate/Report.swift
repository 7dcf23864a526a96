import CampaignCore

/// Collects what the rules report of one post.
struct Report {
  struct Mark: Hashable {
    let rule: String
    let field: Finding.Field
    let span: Range<Int>
    let severity: Severity?
    let detail: String?
  }

  private(set) var marks: [Mark] = []

  /// - Parameters:
  ///   - tokens: what in `reading` the rule speaks of.
  ///   - severity: where it is not the rule's own.
  ///   - detail: said instead of the rule's reason, where more is known.
  mutating func add(
    _ rule: String, _ tokens: Range<Int>, in reading: Reading, severity: Severity? = nil,
    detail: String? = nil
  ) {
    add(
      rule, field: reading.field, span: reading.span(tokens), severity: severity, detail: detail)
  }

  mutating func add(
    _ rule: String, field: Finding.Field, span: Range<Int>, severity: Severity? = nil,
    detail: String? = nil
  ) {
    marks.append(
      Mark(rule: rule, field: field, span: span, severity: severity, detail: detail))
  }

  mutating func add(_ more: ArraySlice<Mark>) { marks += more }

  func has(_ rule: String) -> Bool { marks.contains { $0.rule == rule } }
}
