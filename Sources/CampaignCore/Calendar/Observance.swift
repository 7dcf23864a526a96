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
  /// How its days are usually found; what comes of it is provisional.
  package let rules: [DateRule]
  /// Who has checked that its day is the same date in every year, such as 10 October; nil where each
  /// year needs its own record.
  package let everyYear: DateEvidence?
  /// What is known of each year.
  package let years: [Int: ObservanceYear]
  /// How long before its first post a date has to be confirmed.
  package let leadTime: Duration
  package let location: SourceLocation

  package init(
    id: ID, name: String, organiser: String? = nil, hashtags: [String] = [],
    region: String? = nil, rules: [DateRule] = [], everyYear: DateEvidence? = nil,
    years: [Int: ObservanceYear], leadTime: Duration = Observance.usualLeadTime,
    location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.organiser = organiser
    self.hashtags = hashtags
    self.region = region
    self.rules = rules
    self.everyYear = everyYear
    self.years = years
    self.leadTime = leadTime
    self.location = location
  }
}

extension Observance {
  /// Organisers and trusts announce about six weeks before.
  package static let usualLeadTime = Duration.seconds(42 * 86_400)

  /// What is known of a year, else what its rule lets one expect; nil where there is neither.
  package func days(in year: Int) -> ObservanceYear? {
    years[year] ?? expected(in: year)
  }

  /// The days its rule gives, which are provisional unless the date never changes.
  package func expected(in year: Int) -> ObservanceYear? {
    for rule in rules {
      guard let span = rule.span(in: year), span.first.year == year else { continue }
      return ObservanceYear(
        status: everyYear == nil ? .provisional : .confirmed, start: span.first, end: span.last,
        source: everyYear?.source, checkedBy: everyYear?.checkedBy,
        checkedOn: everyYear?.checkedOn)
    }
    return nil
  }
}

/// Where a date stands, who has looked, and when.
package struct DateEvidence: Hashable, Sendable {
  /// The organiser's address.
  package let source: String
  package let checkedBy: Person.ID
  package let checkedOn: CivilDate

  package init(source: String, checkedBy: Person.ID, checkedOn: CivilDate) {
    self.source = source
    self.checkedBy = checkedBy
    self.checkedOn = checkedOn
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
