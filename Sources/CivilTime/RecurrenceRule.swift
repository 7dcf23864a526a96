/// When something comes again, as RFC 5545 writes it: `FREQ=YEARLY;BYMONTH=2;BYDAY=1TH`.
///
/// Made only from text that the RFC allows (3.3.10); what it forbids is a `RecurrenceFault`.
package struct RecurrenceRule: Hashable, Sendable {
  package let frequency: Frequency
  /// 1 or more: every second year is 2.
  package let interval: Int
  package internal(set) var end: End
  let months: [Int]
  let weekNumbers: [Int]
  let yearDays: [Int]
  let monthDays: [Int]
  let weekdays: [NumberedWeekday]
  let hours: [Int]
  let minutes: [Int]
  let seconds: [Int]
  let setPositions: [Int]
  let weekStart: Weekday

  package enum Frequency: String, Hashable, Sendable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  /// When a rule stops.
  package enum End: Hashable, Sendable {
    case never
    /// After so many, the start and those excluded later counted.
    case count(Int)
    /// With the last one that does not lie after this.
    case until(CalendarTime)
  }

  /// `TH`, `1TH` or `-1TH`: any, the first or the last of a month or year.
  struct NumberedWeekday: Hashable, Comparable, Sendable {
    /// Nil for each of them.
    let number: Int?
    let weekday: Weekday

    static func < (left: NumberedWeekday, right: NumberedWeekday) -> Bool {
      (left.weekday.rawValue, left.number ?? 0) < (right.weekday.rawValue, right.number ?? 0)
    }
  }
}

extension RecurrenceRule {
  /// The same rule without its end.
  var goingOn: RecurrenceRule {
    var rule = self
    rule.end = .never
    return rule
  }
}

/// A date or a time as a calendar file writes it: `20270204`, `20270204T090000` or
/// `20270204T090000Z`.
package enum CalendarTime: Hashable, Sendable {
  /// A day as a whole, which no zone touches.
  case date(CivilDate)
  /// A time on the wall, of a zone that is named beside it or of none.
  case local(CivilDateTime)
  /// A time in UTC.
  case utc(CivilDateTime)

  /// The day it names, on its own clock.
  package var date: CivilDate {
    switch self {
    case .date(let date): date
    case .local(let time), .utc(let time): time.date
    }
  }

  /// What its own clock shows; a whole day begins at midnight.
  package var wall: CivilDateTime {
    switch self {
    case .date(let date): CivilDateTime(date: date, time: .midnight)
    case .local(let time), .utc(let time): time
    }
  }

  package var isDate: Bool {
    if case .date = self { true } else { false }
  }
}
