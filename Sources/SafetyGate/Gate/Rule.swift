import CampaignCore

/// One thing the gate looks for: why it matters, what would clear it, and who says so.
package struct Rule: Hashable, Sendable {
  /// `family.name`, such as `id.nhs-number`.
  package let id: String
  /// The highest severity its findings have.
  package let severity: Severity
  /// The severity of its milder findings; nil where all weigh the same.
  package let milder: Severity?
  /// Why it matters, in a sentence.
  package let reason: String
  /// What would clear it, as a colleague would say it.
  package let remedy: String
  /// The guidance and its clause.
  package let source: String
  /// Texts it stops, and texts like them that it lets pass; all invented.
  package let fires: [String]
  package let passes: [String]
  /// Raised when the rule's judgement changes, so that the ruleset's digest changes with it.
  package let version: Int

  init(
    _ id: String, _ severity: Severity, milder: Severity? = nil, reason: String, remedy: String,
    source: String, fires: [String], passes: [String], version: Int = 1
  ) {
    self.id = id
    self.severity = severity
    self.milder = milder
    self.reason = reason
    self.remedy = remedy
    self.source = source
    self.fires = fires
    self.passes = passes
    self.version = version
  }

  /// The part before the dot.
  package var family: String { String(id.prefix { $0 != "." }) }
}

/// Rules of one family with the functions that apply them.
struct RuleFamily: Sendable {
  let rules: [Rule]
  let checks: [Check]
  /// Those that look at what all other checks reported: they come when the others are done, so that
  /// the order of the families changes nothing.
  var closingChecks: [Check] = []
}
