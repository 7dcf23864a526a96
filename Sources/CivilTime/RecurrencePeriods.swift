/// The days a rule picks, one day, week, month or year of its frequency after the other.
struct RecurrencePeriods {
  private let rule: RecurrenceRule
  /// The days that the rule leaves to its start, written out.
  private let pattern: DayPattern
  private let last: CivilDate
  /// The first day of the next period; nil behind the end of the calendar.
  private var period: CivilDate?

  /// - Parameters:
  ///   - skippingTo: earlier periods may be left out.
  ///   - last: later periods are left out.
  init(_ rule: RecurrenceRule, start: CivilDate, skippingTo: CivilDate, last: CivilDate) {
    self.rule = rule
    self.last = last
    pattern = DayPattern(rule, start: start)
    let first = RecurrencePeriods.first(of: rule, start: start)
    period = first
    guard skippingTo > start else { return }
    let periods: Int
    switch rule.frequency {
    case .daily: periods = skippingTo.days(since: first)
    case .weekly: periods = skippingTo.days(since: first) / 7
    case .monthly: periods = skippingTo.monthNumber - first.monthNumber
    case .yearly: periods = skippingTo.year - first.year - 1
    }
    advance(by: max(0, periods / rule.interval - 1) * rule.interval)
  }

  /// The days of the next period, in order of time, and how many days were looked at.
  mutating func next() -> (days: [CivilDate], examined: Int)? {
    // A year of weeks begins up to six days before its January.
    guard let first = period, first.days(since: last) < 7 else { return nil }
    var days: [CivilDate] = []
    var examined = 0
    for range in ranges(from: first) {
      examined += range.count
      for number in range {
        let day = CivilDate(daysSinceEpoch: number)
        if pattern.admits(day) { days.append(day) }
      }
    }
    advance(by: rule.interval)
    return (days, examined + 1)
  }

  private static func first(of rule: RecurrenceRule, start: CivilDate) -> CivilDate {
    switch rule.frequency {
    case .daily: start
    case .weekly: start.adding(days: -start.days(from: rule.weekStart))
    case .monthly: start.adding(days: 1 - start.day)
    // A year of weeks may begin in the December before.
    case .yearly:
      CivilDate(
        year: rule.weekNumbers.isEmpty ? start.year : max(1, start.year - 1), month: 1, day: 1)!
    }
  }

  private mutating func advance(by count: Int) {
    guard let first = period else { return }
    switch rule.frequency {
    case .daily: period = first.addingInCalendar(days: count)
    case .weekly: period = first.addingInCalendar(days: count.clampedToCalendar * 7)
    case .monthly:
      let (year, month) = (first.monthNumber + count).quotientAndRemainder(dividingBy: 12)
      period = CivilDate(year: year, month: month + 1, day: 1)
    case .yearly: period = CivilDate(year: first.year + count, month: 1, day: 1)
    }
  }

  /// The days of a period as days since 1970; months that the rule does not name are left out.
  private func ranges(from first: CivilDate) -> [Range<Int>] {
    let number = first.daysSinceEpoch
    switch rule.frequency {
    case .daily: return [number..<number + 1]
    case .weekly: return [number..<number + 7]
    case .monthly:
      return pattern.admits(month: first.month) ? [range(ofMonth: first.month, first.year)] : []
    case .yearly where !rule.weekNumbers.isEmpty:
      return weeks(of: first.year)
    case .yearly:
      return (1...12).filter(pattern.admits(month:)).map { range(ofMonth: $0, first.year) }
    }
  }

  private func range(ofMonth month: Int, _ year: Int) -> Range<Int> {
    let first = CivilDate(year: year, month: month, day: 1)!.daysSinceEpoch
    return first..<first + CivilDate.daysInMonth(month, of: year)
  }

  /// The weeks that BYWEEKNO names in a year of weeks. "Week number one of the calendar year is the
  /// first week that contains at least four days in that calendar year." — RFC 5545, 3.3.10
  private func weeks(of year: Int) -> [Range<Int>] {
    let first = firstWeek(of: year)
    let count = (firstWeek(of: year + 1) - first) / 7
    let numbers = Set(rule.weekNumbers.map { $0 > 0 ? $0 : count + 1 + $0 })
    return numbers.filter { (1...count).contains($0) }.sorted().map { number in
      let monday = first + (number - 1) * 7
      return monday..<monday + 7
    }
  }

  /// The first day of the week that holds 4 January, as days since 1970.
  private func firstWeek(of year: Int) -> Int {
    guard let fourth = CivilDate(year: year, month: 1, day: 4) else {
      // The year after the last one begins a day after its end.
      return firstWeek(of: year - 1) + 52 * 7
    }
    return fourth.daysSinceEpoch - fourth.days(from: rule.weekStart)
  }
}

/// Which days a rule admits within its periods.
private struct DayPattern {
  private let months: [Int]
  private let monthDays: [Int]
  private let yearDays: [Int]
  private let weekdays: [RecurrenceRule.NumberedWeekday]
  /// Whether `1MO` is the first Monday of the year rather than of the month.
  private let countsWeekdaysInYear: Bool

  /// What the rule leaves open it has from its start: RFC 5545, 3.3.10, "information … is derived
  /// from DTSTART".
  init(_ rule: RecurrenceRule, start: CivilDate) {
    let isOpen =
      rule.weekNumbers.isEmpty && rule.yearDays.isEmpty && rule.monthDays.isEmpty
      && rule.weekdays.isEmpty
    let keepsDay = isOpen && (rule.frequency == .monthly || rule.frequency == .yearly)
    let keepsMonth = isOpen && rule.frequency == .yearly && rule.months.isEmpty
    let keepsWeekday = isOpen && rule.frequency == .weekly
    months = keepsMonth ? [start.month] : rule.months
    monthDays = keepsDay ? [start.day] : rule.monthDays
    yearDays = rule.yearDays
    weekdays =
      keepsWeekday
      ? [RecurrenceRule.NumberedWeekday(number: nil, weekday: start.weekday)] : rule.weekdays
    countsWeekdaysInYear = rule.frequency == .yearly && rule.months.isEmpty
  }

  func admits(month: Int) -> Bool {
    months.isEmpty || months.contains(month)
  }

  func admits(_ day: CivilDate) -> Bool {
    admits(month: day.month) && admitsMonthDay(of: day) && admitsYearDay(of: day)
      && (weekdays.isEmpty || admitsWeekday(of: day))
  }

  private func admitsMonthDay(of day: CivilDate) -> Bool {
    guard !monthDays.isEmpty else { return true }
    let length = CivilDate.daysInMonth(day.month, of: day.year)
    return monthDays.contains(day.day) || monthDays.contains(day.day - length - 1)
  }

  private func admitsYearDay(of day: CivilDate) -> Bool {
    guard !yearDays.isEmpty else { return true }
    let (number, length) = (day.dayOfYear, CivilDate.isLeap(day.year) ? 366 : 365)
    return yearDays.contains(number) || yearDays.contains(number - length - 1)
  }

  private func admitsWeekday(of day: CivilDate) -> Bool {
    let weekday = day.weekday
    return weekdays.contains { wanted in
      guard wanted.weekday == weekday else { return false }
      guard let number = wanted.number else { return true }
      let (place, length) =
        countsWeekdaysInYear
        ? (day.dayOfYear, CivilDate.isLeap(day.year) ? 366 : 365)
        : (day.day, CivilDate.daysInMonth(day.month, of: day.year))
      return number > 0 ? (place - 1) / 7 + 1 == number : (length - place) / 7 + 1 == -number
    }
  }
}

extension CivilDate {
  /// 1 on 1 January.
  fileprivate var dayOfYear: Int {
    daysSinceEpoch - CivilDate(year: year, month: 1, day: 1)!.daysSinceEpoch + 1
  }

  /// Months since January of the year 0.
  fileprivate var monthNumber: Int { year * 12 + month - 1 }

  /// Nil behind the end of the calendar.
  fileprivate func addingInCalendar(days: Int) -> CivilDate? {
    let day = adding(days: days.clampedToCalendar)
    return day.days(since: self) == days ? day : nil
  }
}

extension Int {
  /// No calendar has four million days; a longer step leaves it as well.
  fileprivate var clampedToCalendar: Int { Swift.min(self, 4_000_000) }
}
