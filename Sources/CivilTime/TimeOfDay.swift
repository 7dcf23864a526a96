/// A time on a wall clock, such as 09:30, without day or place.
package struct TimeOfDay: Hashable, Sendable {
  /// 0 to 23.
  package let hour: Int
  /// 0 to 59.
  package let minute: Int
  /// 0 to 59: wall clocks that people plan by have no leap second.
  package let second: Int
  /// 0 to 999,999.
  package let microsecond: Int

  /// Nil where no wall clock shows this time.
  package init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999).contains(microsecond)
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
  }

  /// Microseconds since midnight on the clock's face.
  package var microsecondsOfDay: Int64 {
    Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond)
  }

  package static let midnight = TimeOfDay(hour: 0, minute: 0)!
}

extension TimeOfDay: Comparable {
  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.microsecondsOfDay < right.microsecondsOfDay
  }
}

/// A day and a time on the wall, in no zone yet: what a person writes in a plan.
package struct CivilDateTime: Hashable, Sendable {
  package let date: CivilDate
  package let time: TimeOfDay

  package init(date: CivilDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  /// What a wall clock shows that runs `offset` seconds ahead of UTC.
  package init(at instant: Instant, offset: Int) {
    let local = instant.microseconds.addingClamped(Int64(offset) * 1_000_000)
    let days = local.flooredQuotient(by: 86_400_000_000)
    // Not `local - days * …`: the first day of all is longer than Int64 goes back.
    let rest = (local % 86_400_000_000 + 86_400_000_000) % 86_400_000_000
    let seconds = Int(rest / 1_000_000)
    date = CivilDate(daysSinceEpoch: Int(days))
    time = TimeOfDay(
      hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60,
      microsecond: Int(rest % 1_000_000))!
  }

  /// The instant at which a wall clock that runs `offset` seconds ahead of UTC shows this.
  package func instant(offset: Int) -> Instant {
    Instant(
      microseconds: Int64(date.daysSinceEpoch) * 86_400_000_000 + time.microsecondsOfDay
        - Int64(offset) * 1_000_000)
  }
}

extension CivilDateTime: Comparable {
  package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}
