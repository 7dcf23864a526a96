/// How the days of an observance are found in a year, such as "the week that holds the first
/// Wednesday of May". A rule tells what to expect; it is never evidence that a date stands.
package struct DateRule: Hashable, Sendable {
  /// The first of the days.
  package let first: YearlyDay
  package let length: SpanLength
  /// The years in which the rule holds, as its organiser changed it; nil where that end is open.
  package let validFrom: Int?
  package let validUntil: Int?

  /// Nil where no year could ever have such a day: the sixth Monday of May, a span of no days.
  package init?(
    first: YearlyDay, length: SpanLength = .days(1), validFrom: Int? = nil, validUntil: Int? = nil
  ) {
    guard first.isSound, length.isSound, validFrom ?? .min <= validUntil ?? .max else { return nil }
    self.first = first
    self.length = length
    self.validFrom = validFrom
    self.validUntil = validUntil
  }

  /// The days in a year, the last included; nil where the rule gives nothing that year: 29 February
  /// in a common year, a fifth Monday that there is not, a year outside its life.
  ///
  /// A week that holds an anchor is counted to the year of the anchor.
  package func span(in year: Int) -> (first: CivilDate, last: CivilDate)? {
    guard validFrom ?? .min <= year, year <= validUntil ?? .max, let first = first.date(in: year),
      let last = length.last(from: first)
    else { return nil }
    return (first, last)
  }
}

/// One day of each year, found by the shapes in which organisers announce them.
package indirect enum YearlyDay: Hashable, Sendable {
  /// 10 October.
  case fixed(MonthDay)
  /// The first Thursday of February; -1 is the last, -2 the one before.
  case nth(Int, Weekday, month: Int)
  /// The Monday on or after 5 June.
  case onOrAfter(YearlyDay, Weekday)
  /// The Friday on or before 20 March.
  case onOrBefore(YearlyDay, Weekday)
  /// The first day of the week that holds an anchor, as the organiser's weeks begin.
  case week(holding: YearlyDay, starting: Weekday)
  /// The first day of the nth week that lies in the month with all its days; -1 is the last.
  case fullWeek(Int, month: Int, starting: Weekday)
  /// Easter Sunday in the churches of the West.
  case easter
  /// Three weeks before Easter: `shifted(.easter, days: -21)`.
  case shifted(YearlyDay, days: Int)
  /// Announced year by year, or by the moon: only the years that are listed.
  case listed([CivilDate])
}

/// How far an observance reaches from its first day.
package enum SpanLength: Hashable, Sendable {
  /// Seven for a week, five for Monday to Friday.
  case days(Int)
  /// Through a day of the same year, or of the next where the first day lies after it.
  case through(MonthDay)
  /// Through the last day of the first day's month: February has 28 days or 29.
  case throughMonth
}

extension YearlyDay {
  /// Nil where the year has no such day.
  package func date(in year: Int) -> CivilDate? {
    switch self {
    case .fixed(let day):
      day.date(in: year)
    case .nth(let number, let weekday, let month):
      YearlyDay.nth(number, weekday, month, in: year, daysThatFit: 1)
    case .onOrAfter(let day, let weekday):
      day.date(in: year).map { $0.adding(days: $0.days(until: weekday)) }
    case .onOrBefore(let day, let weekday):
      day.date(in: year).map { $0.adding(days: -$0.days(from: weekday)) }
    case .week(let anchor, let start):
      anchor.date(in: year).map { $0.adding(days: -$0.days(from: start)) }
    case .fullWeek(let number, let month, let start):
      YearlyDay.nth(number, start, month, in: year, daysThatFit: 7)
    case .easter:
      CivilDate.easter(in: year)
    case .shifted(let day, let days):
      day.date(in: year)?.adding(days: days)
    case .listed(let days):
      days.first { $0.year == year }
    }
  }

  /// The nth weekday of those in the month after which so many days still lie in the month, itself
  /// counted.
  private static func nth(
    _ number: Int, _ weekday: Weekday, _ month: Int, in year: Int, daysThatFit: Int
  ) -> CivilDate? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    let length = CivilDate.daysInMonth(month, of: year)
    let days = stride(
      from: 1 + first.days(until: weekday), through: length + 1 - daysThatFit, by: 7)
    let candidates = Array(days)
    let index = number > 0 ? number - 1 : candidates.count + number
    guard candidates.indices.contains(index) else { return nil }
    return CivilDate(year: year, month: month, day: candidates[index])
  }

  /// Whether some year has such a day.
  var isSound: Bool {
    switch self {
    case .fixed, .easter: true
    case .nth(let number, _, let month), .fullWeek(let number, let month, _):
      (1...5).contains(abs(number.clamped)) && (1...12).contains(month)
    case .onOrAfter(let day, _), .onOrBefore(let day, _), .week(let day, _): day.isSound
    case .shifted(let day, let days): day.isSound && abs(days.clamped) <= 366
    case .listed(let days): !days.isEmpty
    }
  }
}

extension SpanLength {
  fileprivate var isSound: Bool {
    switch self {
    case .days(let days): (1...366).contains(days)
    case .through, .throughMonth: true
    }
  }

  fileprivate func last(from first: CivilDate) -> CivilDate? {
    switch self {
    case .days(let days):
      return first.adding(days: days - 1)
    case .through(let day):
      guard let last = day.date(in: first.year) else { return nil }
      return last >= first ? last : day.date(in: first.year + 1)
    case .throughMonth:
      let length = CivilDate.daysInMonth(first.month, of: first.year)
      return first.adding(days: length - first.day)
    }
  }
}

extension CivilDate {
  /// How many days to wait for this weekday; 0 on the day itself.
  func days(until weekday: Weekday) -> Int {
    (weekday.rawValue - self.weekday.rawValue + 7) % 7
  }

  /// How many days ago this weekday was; 0 on the day itself.
  func days(from weekday: Weekday) -> Int {
    (self.weekday.rawValue - weekday.rawValue + 7) % 7
  }
}

extension Int {
  /// Near enough to zero for `abs` and sums.
  fileprivate var clamped: Int { Swift.max(-1_000_000, Swift.min(1_000_000, self)) }
}
