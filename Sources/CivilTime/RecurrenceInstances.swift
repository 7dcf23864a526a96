/// The times a rule gives from its start on, in order, each on the wall of the rule's own zone.
///
/// The rule alone: without additions and exceptions, and whether the start is one of its times or
/// not. It ends with the calendar in the year 9999 at the latest.
package struct RecurrenceInstances: Sequence, IteratorProtocol {
  private let start: CivilDateTime
  private let times: [TimeOfDay]
  private let setPositions: [Int]
  private let isInside: @Sendable (CivilDateTime) -> Bool
  private var periods: RecurrencePeriods
  private var left: Int
  private var days: [CivilDate] = []
  /// The places in `days` × `times` still to come in this period.
  private var places: [Int] = []
  private var place = 0
  private var count = 0

  private let work: Int

  /// How many days and times were looked at: the work that was done.
  package private(set) var examined = 0

  /// - Parameters:
  ///   - zone: the zone of a start that is a local time; nil where it has none.
  ///   - skippingTo: times before this day may be left out; they never are where a rule counts.
  ///   - last: no time after this day is wanted.
  ///   - work: how many days and times may be looked at before the rule is given up.
  package init(
    _ rule: RecurrenceRule, from start: CalendarTime, zone: ZoneRules?,
    skippingTo: CivilDate? = nil, last: CivilDate = .latest,
    work: Int = RecurrenceInstances.wholeCalendar
  ) {
    self.start = start.wall
    self.work = work
    times = rule.times(of: start)
    setPositions = rule.setPositions
    isInside = rule.reach(from: start, zone: zone)
    var skipping = skippingTo ?? start.date
    left = .max
    if case .count(let count) = rule.end {
      left = count
      skipping = start.date
    }
    periods = RecurrencePeriods(rule, start: start.date, skippingTo: skipping, last: last)
  }

  /// More than the days of all years from 1 to 9999.
  package static let wholeCalendar = 4_000_000

  /// Whether the work ended before the rule did.
  package var isCutShort: Bool { examined > work }

  package mutating func next() -> CivilDateTime? {
    while left > 0 {
      guard let time = following() else { break }
      guard time >= start else { continue }
      guard isInside(time) else { break }
      left -= 1
      return time
    }
    left = 0
    return nil
  }

  /// The rule's next time, earlier ones than the start included.
  private mutating func following() -> CivilDateTime? {
    while place == count {
      guard examined <= work, let period = periods.next() else { return nil }
      examined += period.examined
      days = period.days
      place = 0
      count = days.count * times.count
      if !setPositions.isEmpty { choose() }
    }
    examined += 1
    guard examined <= work else { return nil }
    let index = setPositions.isEmpty ? place : places[place]
    place += 1
    let (day, time) = index.quotientAndRemainder(dividingBy: times.count)
    return CivilDateTime(date: days[day], time: times[time])
  }

  /// Keeps the places BYSETPOS names: 1 is the first of the period, -1 the last.
  private mutating func choose() {
    let all = 0..<count
    let chosen = setPositions.map { $0 > 0 ? $0 - 1 : count + $0 }.filter(all.contains)
    places = Set(chosen).sorted()
    count = places.count
  }
}

extension RecurrenceRule {
  /// "BYSECOND, BYMINUTE and BYHOUR rule parts MUST NOT be specified when the associated DTSTART
  /// property has a DATE value type. These rule parts MUST be ignored." — RFC 5545, 3.3.10
  fileprivate func times(of start: CalendarTime) -> [TimeOfDay] {
    let own = start.wall.time
    guard !start.isDate else { return [own] }
    var times: [TimeOfDay] = []
    for hour in hours.isEmpty ? [own.hour] : hours {
      for minute in minutes.isEmpty ? [own.minute] : minutes {
        for second in seconds.isEmpty ? [own.second] : seconds {
          // A leap second (60) is on no wall clock.
          let time = TimeOfDay(
            hour: hour, minute: minute, second: second, microsecond: own.microsecond)
          if let time { times.append(time) }
        }
      }
    }
    return times
  }

  /// Whether a time lies before or at UNTIL. Whole days are compared as days; where one clock is
  /// UTC and the other has a zone, as instants; where there is no zone, as the walls show it. A day
  /// as the end of times is its midnight, as other calendars read it; an end without `Z` beside a
  /// zone, which "MUST be specified as a date with UTC time" (RFC 5545, 3.3.10), is read as if it
  /// had one.
  func reach(
    from start: CalendarTime, zone: ZoneRules?
  ) -> @Sendable (CivilDateTime) -> Bool {
    guard case .until(let until) = end else { return { _ in true } }
    switch (start, until) {
    case (.date, _):
      return { $0.date <= until.date }
    case (_, .date):
      return { $0 <= until.wall }
    case (.local, .utc(let last)), (.local, .local(let last)):
      guard let zone else { return { $0 <= last } }
      let instant = last.instant(offset: 0)
      return { zone.resolve($0).instant <= instant }
    case (.utc, .utc(let last)):
      return { $0 <= last }
    case (.utc, .local(let last)):
      guard let zone else { return { $0 <= last } }
      let instant = zone.resolve(last).instant
      return { $0.instant(offset: 0) <= instant }
    }
  }
}
