import CampaignCore
import CivilTime

/// All events of one UID: one that may recur, and those that stand for single occurrences of it.
struct FeedSeries {
  private var master: FeedEvent?
  /// By the time each replaces, in order.
  private var overrides: [(at: Instant, event: FeedEvent)] = []
  private var changes: [FollowingChange] = []

  /// An override that changes what follows it too.
  private struct FollowingChange {
    let at: Instant
    let event: FeedEvent
    /// How far it moves what follows, in microseconds.
    let shift: Int64
  }

  init(_ events: [FeedEvent]) {
    for event in events where event.replaces == nil {
      if let master, !event.supersedes(master) { continue }
      master = event
    }
    var newest: [Instant: FeedEvent] = [:]
    for event in events {
      guard let replaces = event.replaces else { continue }
      let place = FeedSeries.place(of: replaces, in: master)
      if let known = newest[place], !event.supersedes(known) { continue }
      newest[place] = event
    }
    overrides = newest.map { (at: $0.key, event: $0.value) }.sorted { $0.at < $1.at }
    changes = overrides.compactMap { following($0.event, from: $0.at) }
  }

  var line: Int { master?.line ?? overrides.first?.event.line ?? 1 }

  /// The time an override replaces, on the master's clock: a day stands for the time of that day.
  private static func place(of replaces: FeedStart, in master: FeedEvent?) -> Instant {
    guard let master else { return replaces.instant }
    switch (master.start.time, replaces.time) {
    case (.date, _):
      return CivilDateTime(date: replaces.time.date, time: .midnight).instant(offset: 0)
    case (.local, .date(let day)), (.utc, .date(let day)):
      let wall = CivilDateTime(date: day, time: master.start.time.wall.time)
      return master.place(of: wall)
    case (.local, .local(let wall)) where replaces.zone == nil:
      return master.place(of: wall)
    default:
      return replaces.instant
    }
  }

  func occurrences(
    from: CivilDate, before: CivilDate, isTrusted: Bool, work: inout Int,
    _ diagnostics: inout FeedDiagnostics
  ) -> [FeedOccurrence] {
    var found: [FeedOccurrence] = []
    if let master {
      let replaced = Set(overrides.map(\.at))
      // Clocks differ from UTC by a day at most, and an override may move what follows it.
      let margin = 2 + (changes.map { abs($0.shift) / 86_400_000_000 }.max().map(Int.init) ?? 0)
      let expansion = master.recurrence.expansion(
        from: from.adding(days: -margin), through: before.adding(days: margin),
        limit: FeedLimits.instances, work: work)
      work -= expansion.examined
      if expansion.isCutShort || expansion.times.count == FeedLimits.instances {
        diagnostics.add(
          .error, line: master.line,
          "event \(master.uid.shown) comes more often than is read: later occurrences are left out")
      }
      for time in expansion.times {
        let place = master.place(of: time.wall)
        guard !replaced.contains(place) else { continue }
        let change = change(at: place)
        let source = change?.event ?? master
        found.append(
          source.occurrence(
            at: time.wall.adding(microseconds: change?.shift ?? 0), origin: time.origin.inFeed,
            isTrusted: isTrusted))
        warnOfClocks(source, time.wall, &diagnostics)
      }
    }
    for override in overrides where master?.recurrence.excludes(override.at) != true {
      found.append(
        override.event.occurrence(
          at: override.event.start.time.wall, origin: .override, isTrusted: isTrusted))
    }
    return found.filter { from <= $0.start.day && $0.start.day < before }
  }

  private func following(_ event: FeedEvent, from place: Instant) -> FollowingChange? {
    guard event.replacesFollowing, let replaces = event.replaces, let master,
      event.start.time.isDate == master.start.time.isDate
    else { return nil }
    let shift = event.start.time.wall.instant(offset: 0) - replaces.time.wall.instant(offset: 0)
    return FollowingChange(at: place, event: event, shift: shift.microseconds)
  }

  /// The last change that holds at a time.
  private func change(at place: Instant) -> FollowingChange? {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].at <= place { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : changes[low - 1]
  }

  private func warnOfClocks(
    _ event: FeedEvent, _ wall: CivilDateTime, _ diagnostics: inout FeedDiagnostics
  ) {
    guard event.recurrence.instant(of: wall)?.reading == .afterGap else { return }
    diagnostics.add(
      .warning, line: event.line,
      "event \(event.uid.shown): clocks skip \(wall.time) on \(wall.date); it is read an hour later"
    )
  }
}

extension RecurrenceTime.Origin {
  fileprivate var inFeed: FeedOccurrence.Origin {
    switch self {
    case .start: .single
    case .rule: .rule
    case .addition: .rdate
    }
  }
}

extension FeedEvent {
  /// A time of this event as a number to compare by.
  fileprivate func place(of wall: CivilDateTime) -> Instant {
    recurrence.instant(of: wall)?.instant ?? wall.instant(offset: 0)
  }

  fileprivate func occurrence(
    at wall: CivilDateTime, origin: FeedOccurrence.Origin, isTrusted: Bool
  ) -> FeedOccurrence {
    let isConfirmed = isTrusted && status?.uppercased() == "CONFIRMED" && origin != .rule
    return FeedOccurrence(
      uid: uid, summary: summary, start: time(at: wall), end: end(from: wall),
      timeZone: start.zone?.identifier,
      status: isCancelled ? .cancelled : isConfirmed ? .confirmed : .provisional,
      writtenStatus: status, origin: origin, line: line)
  }

  private func time(at wall: CivilDateTime) -> FeedTime {
    switch start.time {
    case .date: .date(wall.date)
    case .utc: .utc(wall.instant(offset: 0))
    case .local: start.zone == nil ? .local(wall) : .zoned(place(of: wall))
    }
  }

  private func end(from wall: CivilDateTime) -> FeedTime {
    switch length {
    case .days(let days):
      return time(at: CivilDateTime(date: wall.date.adding(days: days), time: wall.time))
    case .time(let days, let seconds):
      let later = CivilDateTime(date: wall.date.adding(days: days), time: wall.time)
      switch time(at: later) {
      case .date(let date): return .date(date)
      case .local(let time): return .local(time.adding(microseconds: Int64(seconds) * 1_000_000))
      case .utc(let instant): return .utc(instant + .seconds(seconds))
      case .zoned(let instant): return .zoned(instant + .seconds(seconds))
      }
    }
  }
}

extension CivilDateTime {
  /// On a wall whose clock never changes.
  fileprivate func adding(microseconds: Int64) -> CivilDateTime {
    CivilDateTime(at: instant(offset: 0) + .microseconds(microseconds), offset: 0)
  }
}
