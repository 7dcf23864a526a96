import CivilTime

/// What a trust adds to the gate in its own words: phrases, exceptions that somebody answers for, and
/// severities raised. Nothing in it can lower a block.
package struct TrustRules: Hashable, Sendable {
  /// Words the trust itself wants noticed.
  package struct Phrase: Hashable, Sendable {
    /// `trust.name`.
    package let rule: String
    /// In the writing of the word lists: `(a|b)` for either, `*` for any ending, `;` between phrases.
    package let text: String
    package let severity: Severity
    package let reason: String
    package let remedy: String
    /// The trust's own policy and its clause.
    package let source: String

    package init(
      rule: String, text: String, severity: Severity, reason: String, remedy: String,
      source: String
    ) {
      self.rule = rule
      self.text = text
      self.severity = severity
      self.reason = reason
      self.remedy = remedy
      self.source = source
    }
  }

  /// Words in which a rule need not speak, because somebody has looked and answers for it.
  package struct Exception: Hashable, Sendable {
    package let rule: String
    /// The finding must lie within these words.
    package let phrase: String
    package let reason: String
    package let owner: String
    /// The last day on which it counts; nil for ever.
    package let expires: CivilDate?

    package init(
      rule: String, phrase: String, reason: String, owner: String, expires: CivilDate? = nil
    ) {
      self.rule = rule
      self.phrase = phrase
      self.reason = reason
      self.owner = owner
      self.expires = expires
    }
  }

  package var phrases: [Phrase]
  package var exceptions: [Exception]
  /// Rules that weigh more at this trust.
  package var raised: [String: Severity]
  /// Where each rule is first spoken of in the trust's files.
  package var places: [String: SourceLocation]

  package init(
    phrases: [Phrase] = [], exceptions: [Exception] = [], raised: [String: Severity] = [:],
    places: [String: SourceLocation] = [:]
  ) {
    self.phrases = phrases
    self.exceptions = exceptions
    self.raised = raised
    self.places = places
  }

  /// Those of several files together; what a file says first stands.
  package mutating func add(_ more: TrustRules) {
    phrases += more.phrases
    exceptions += more.exceptions
    raised.merge(more.raised, uniquingKeysWith: max)
    places.merge(more.places) { first, _ in first }
  }

  package static let none = TrustRules()
}
