import CampaignCore
import CivilTime

/// An observance in one year, for machines.
struct ObservedLine: Encodable {
  let observance: Observance.ID
  let name: String
  let organiser: String?
  let region: String?
  let hashtags: [String]
  let year: Int
  private(set) var start: CivilDate?
  private(set) var end: CivilDate?
  private(set) var status: DateStatus?
  /// `record`, `rule`, or `unknown` where nothing gives a date.
  private(set) var origin = "unknown"
  private(set) var source: String?
  private(set) var checkedBy: Person.ID?
  private(set) var checkedOn: CivilDate?
  private(set) var theme: String?
  private(set) var campaigns: [Campaign.ID] = []

  init(undated observance: Observance, _ year: Int) {
    self.observance = observance.id
    name = observance.name
    organiser = observance.organiser
    region = observance.region
    hashtags = observance.hashtags
    self.year = year
  }

  init(_ observed: ObservedDays, _ year: Int) {
    self.init(undated: observed.observance, year)
    start = observed.first
    end = observed.last
    status = observed.days.status
    origin = observed.isByRule ? "rule" : "record"
    source = observed.days.source
    checkedBy = observed.days.checkedBy
    checkedOn = observed.days.checkedOn
    theme = observed.days.theme
    campaigns = observed.campaigns
  }
}

/// A clash, for machines.
struct ConflictLine: Encodable {
  let kind: String
  let start: CivilDate
  let end: CivilDate
  let marks: [String]
  let observances: [Observance.ID]

  init(_ conflict: CalendarConflict) {
    switch conflict {
    case .overlap(let one, let other, let first, let last):
      kind = "overlap"
      (start, end) = (first, last)
      marks = []
      observances = [one.observance.id, other.observance.id]
    case .crowdedDay(let date, let marks, let around):
      kind = "day"
      (start, end) = (date, date)
      self.marks = marks.map(\.rawValue)
      observances = around.map(\.observance.id)
    }
  }
}

/// A date to be confirmed, for machines.
struct DueLine: Encodable {
  let observance: Observance.ID
  let name: String
  let start: CivilDate
  let end: CivilDate
  let status: DateStatus
  let isByRule: Bool
  let firstPost: CivilDate
  let neededBy: CivilDate
  let campaigns: [Campaign.ID]

  init(_ due: DueConfirmation) {
    observance = due.days.observance.id
    name = due.days.observance.name
    start = due.days.first
    end = due.days.last
    status = due.days.days.status
    isByRule = due.days.isByRule
    firstPost = due.firstPost
    neededBy = due.neededBy
    campaigns = due.days.campaigns
  }
}
