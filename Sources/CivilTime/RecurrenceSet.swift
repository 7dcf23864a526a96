/// All times of one event: its start, what its rule gives and what is listed beside it, without
/// the exceptions (RFC 5545, 3.8.5).
package struct RecurrenceSet: Sendable {
  package let start: CalendarTime
  /// The zone of a start that is a local time; nil where it has none (a floating time).
  package let zone: ZoneRules?
  package let rule: RecurrenceRule?
  /// Times listed beside the rule (RDATE), on the wall of the set's own zone.
  private let additions: [CivilDateTime]
  private let exceptions: Exceptions
  private let clock: SetClock

  /// - Parameters:
  ///   - additions: RDATE, each a time of the set's own kind and zone, or in UTC.
  ///   - exceptions: EXDATE, likewise; a day takes away all of that day, a time takes away its day
  ///     where the start is a day.
  package init(
    start: CalendarTime, zone: ZoneRules? = nil, rule: RecurrenceRule? = nil,
    additions: [CalendarTime] = [], exceptions: [CalendarTime] = []
  ) {
    self.start = start
    self.zone = zone
    self.rule = rule
    clock = SetClock(start: start, zone: zone)
    self.additions = additions.map(clock.wall(of:))
    self.exceptions = Exceptions(exceptions, by: clock)
  }

  /// What the author should know about the start; nil where all is well.
  package var remark: RecurrenceRemark? {
    guard let rule else { return nil }
    guard rule.reach(from: start, zone: zone)(start.wall) else { return .endsBeforeStart }
    var probe = RecurrenceInstances(rule.goingOn, from: start, zone: zone, last: start.date)
    if probe.next() == start.wall { return nil }
    // How many of a COUNT are left when the first is none is undefined as well.
    if case .count = rule.end { return .startOutOfStep }
    return exceptions.contain(start.wall, by: clock) ? .startIsException : .startOutOfStep
  }

  /// The times of the set in order.
  /// - Parameters:
  ///   - from: earlier ones are left out.
  ///   - through: the last day, included.
  ///   - limit: at most so many.
  ///   - work: how many days and times may be looked at before the rule is given up.
  package func expansion(
    from: CivilDate = .earliest, through: CivilDate = .latest, limit: Int = .max,
    work: Int = RecurrenceInstances.wholeCalendar
  ) -> RecurrenceExpansion {
    let isWanted = { (wall: CivilDateTime) in
      from <= wall.date && wall.date <= through && !exceptions.contain(wall, by: clock)
    }
    let remark = remark
    var times: [RecurrenceTime] = []
    var (examined, isCutShort) = (0, false)
    if let rule, remark == nil || remark == .startIsException {
      var instances = RecurrenceInstances(
        rule, from: start, zone: zone, skippingTo: from, last: through, work: work)
      while times.count < limit, let wall = instances.next() {
        if isWanted(wall) { times.append(RecurrenceTime(wall: wall, origin: .rule)) }
      }
      (examined, isCutShort) = (instances.examined, instances.isCutShort)
    }
    if (rule == nil || remark == .startOutOfStep) && isWanted(start.wall) {
      times.append(RecurrenceTime(wall: start.wall, origin: .start))
    }
    times += additions.filter(isWanted).map { RecurrenceTime(wall: $0, origin: .addition) }
    return RecurrenceExpansion(
      times: Array(clock.inOrder(times).prefix(limit)), remark: remark, isCutShort: isCutShort,
      examined: examined)
  }

  /// Whether an exception takes away the time at this instant; of a day or a floating time, the
  /// instant at which UTC's wall shows it.
  package func excludes(_ instant: Instant) -> Bool {
    exceptions.contain(CivilDateTime(at: instant, offset: clock.offset(at: instant)), by: clock)
  }

  /// The instant a time of this set names, and how it was read; nil for days and floating times.
  package func instant(of wall: CivilDateTime) -> (instant: Instant, reading: LocalReading)? {
    switch start {
    case .date: nil
    case .utc: (wall.instant(offset: 0), .only)
    case .local: zone.map { $0.resolve(wall) }
    }
  }
}

/// The times of a recurrence in some stretch of days.
package struct RecurrenceExpansion: Hashable, Sendable {
  package let times: [RecurrenceTime]
  package let remark: RecurrenceRemark?
  /// Whether there may be more, which the work allowed did not reach.
  package let isCutShort: Bool
  /// How many days and times were looked at.
  package let examined: Int
}

/// One time of a recurrence, on the wall of the set's own zone; a day is its midnight.
package struct RecurrenceTime: Hashable, Sendable {
  package let wall: CivilDateTime
  package let origin: Origin

  package enum Origin: Hashable, Sendable {
    /// The start of what does not recur, or recurs otherwise than it says.
    case start
    case rule
    /// It is listed (RDATE).
    case addition
  }
}

/// Something about a recurrence's start that its author should know.
package enum RecurrenceRemark: Hashable, Sendable {
  /// The start is none of the rule's times: what that means is undefined (RFC 5545, 3.8.5.3), so
  /// only the start and what is listed count.
  case startOutOfStep
  /// The start is none of the rule's times and an exception takes it away: the rule counts.
  case startIsException
  /// The rule ends before the start: there is no time at all but what is listed.
  case endsBeforeStart
}

/// The clock by which the times of one set are compared.
private struct SetClock {
  let start: CalendarTime
  let zone: ZoneRules?

  /// What the set's own wall shows at a time that may be given in UTC.
  func wall(of time: CalendarTime) -> CivilDateTime {
    switch (start, time) {
    case (.date, _): CivilDateTime(date: time.date, time: .midnight)
    case (.local, .utc(let wall)): zone.map { $0.local(of: wall.instant(offset: 0)) } ?? wall
    case (.local, _), (.utc, _): time.wall
    }
  }

  /// Two times are the same where this is the same: in a gap, 01:30 is 02:30.
  func instant(of wall: CivilDateTime) -> Instant {
    guard case .local = start, let zone else { return wall.instant(offset: 0) }
    return zone.resolve(wall).instant
  }

  func offset(at instant: Instant) -> Int {
    guard case .local = start, let zone else { return 0 }
    return zone.offset(at: instant)
  }

  /// Each time once; of two that are the same the first in the list stays.
  func inOrder(_ times: [RecurrenceTime]) -> [RecurrenceTime] {
    var seen: Set<Instant> = []
    return times.enumerated()
      .map { (at: instant(of: $0.element.wall), place: $0.offset, time: $0.element) }
      .sorted { ($0.at, $0.place) < ($1.at, $1.place) }
      .filter { seen.insert($0.at).inserted }
      .map(\.time)
  }
}

/// The times and days that are taken away from a set.
private struct Exceptions {
  private let instants: Set<Instant>
  /// Whole days, where the set's start is a time.
  private let days: Set<CivilDate>

  init(_ exceptions: [CalendarTime], by clock: SetClock) {
    let isDay = { (exception: CalendarTime) in exception.isDate && !clock.start.isDate }
    days = Set(exceptions.filter(isDay).map(\.date))
    instants = Set(
      exceptions.filter { !isDay($0) }.map { clock.instant(of: clock.wall(of: $0)) })
  }

  func contain(_ wall: CivilDateTime, by clock: SetClock) -> Bool {
    !days.isEmpty && days.contains(wall.date)
      || !instants.isEmpty && instants.contains(clock.instant(of: wall))
  }
}
