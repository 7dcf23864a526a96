import CivilTime

/// A day, week or month that others hold too: World Mental Health Day, Eating Disorders Awareness
/// Week. No rule is evidence of a date: only a year's own record can confirm it.
package struct Observance: Hashable, Sendable {
  package typealias ID = CampaignCore.ID<Observance>

  package let id: ID
  package let name: String
  package let organiser: String?
  package let hashtags: [String]
  package let region: String?
  /// What is known of each year.
  package let years: [Int: ObservanceYear]
  package let location: SourceLocation

  package init(
    id: ID, name: String, organiser: String? = nil, hashtags: [String] = [],
    region: String? = nil, years: [Int: ObservanceYear], location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.organiser = organiser
    self.hashtags = hashtags
    self.region = region
    self.years = years
    self.location = location
  }
}

/// The record of one year's date: who announced it, who checked it, and whether it stands.
package struct ObservanceYear: Hashable, Codable, Sendable {
  package let status: DateStatus
  package let start: CivilDate
  /// The last day, included.
  package let end: CivilDate
  /// The organiser's address where the date stands.
  package let source: String?
  package let checkedBy: Person.ID?
  package let checkedOn: CivilDate?
  package let theme: String?
  /// Hashtags of this year alone, such as `#EDAW2027`; they are never carried over.
  package let hashtags: [String]

  package init(
    status: DateStatus, start: CivilDate, end: CivilDate, source: String? = nil,
    checkedBy: Person.ID? = nil, checkedOn: CivilDate? = nil, theme: String? = nil,
    hashtags: [String] = []
  ) {
    self.status = status
    self.start = start
    self.end = end
    self.source = source
    self.checkedBy = checkedBy
    self.checkedOn = checkedOn
    self.theme = theme
    self.hashtags = hashtags
  }
}

/// How sure a date is. Only what is confirmed can be published.
package enum DateStatus: String, CaseIterable, Codable, Sendable {
  /// Planned, gated and approved, but never published.
  case provisional
  /// The organiser has announced it, and somebody at the trust has looked.
  case confirmed
  /// The organiser has called it off.
  case cancelled
  /// The organiser has put it off without a new date.
  case paused
}
