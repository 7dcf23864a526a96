import CampaignCore
import CivilTime

/// One time at which an event of a feed takes place.
package struct FeedOccurrence: Hashable, Sendable {
  package let uid: String
  package let summary: String
  package let start: FeedTime
  /// The moment or day after the end: a day's event ends on the day that follows it.
  package let end: FeedTime
  /// The zone of a time that has one, by the name the system knows.
  package let timeZone: String?
  /// How sure the date is. A feed confirms only what it is trusted for and names as such; a rule
  /// confirms nothing.
  package let status: DateStatus
  /// STATUS as the feed writes it.
  package let writtenStatus: String?
  package let origin: Origin
  /// The line of the event in its file.
  package let line: Int

  /// What in the feed gave this time.
  package enum Origin: String, Hashable, Codable, Sendable {
    /// The event's own start.
    case single
    case rule
    /// It is listed beside the rule (RDATE).
    case rdate
    /// It replaces one occurrence of another event (RECURRENCE-ID).
    case override
  }
}

/// A time of a feed, as sure as the feed is about it.
package enum FeedTime: Hashable, Sendable {
  case date(CivilDate)
  /// The same wall time wherever one is.
  case local(CivilDateTime)
  case utc(Instant)
  /// A wall time of a zone, as the instant it names.
  case zoned(Instant)

  /// `date`, `local`, `utc` or `zoned`.
  package var kind: String {
    switch self {
    case .date: "date"
    case .local: "local"
    case .utc: "utc"
    case .zoned: "zoned"
    }
  }

  /// The day it is sorted under: its own day, or the day in UTC.
  package var day: CivilDate { sortKey.date }

  var sortKey: CivilDateTime {
    switch self {
    case .date(let date): CivilDateTime(date: date, time: .midnight)
    case .local(let time): time
    case .utc(let instant), .zoned(let instant): CivilDateTime(at: instant, offset: 0)
    }
  }
}

extension FeedTime: CustomStringConvertible {
  /// `2027-02-04`, `2027-02-04T09:00:00` or `2027-02-04T09:00:00Z`.
  package var description: String {
    switch self {
    case .date(let date): date.description
    case .local(let time): "\(time.date)T\(time.time.descriptionWithSeconds)"
    case .utc(let instant), .zoned(let instant): instant.description
    }
  }
}
