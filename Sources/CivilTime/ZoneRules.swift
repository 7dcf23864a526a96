/// The wall clocks of one place: how far ahead of UTC they run, and when that changes.
package struct ZoneRules: Hashable, Sendable {
  /// The zone's name, such as `Europe/London`.
  package let identifier: String
  /// Seconds ahead of UTC before the first change.
  private let firstOffset: Int
  /// In order of time; each changes the offset.
  private let changes: [OffsetChange]
  /// Whether the last 400 years of `changes` go on for ever.
  private let repeats: Bool

  /// A zone that keeps one offset until the first of its changes.
  /// - Parameter repeats: whether the pattern of the last 400 years goes on after the last change.
  init(identifier: String, firstOffset: Int, changes: [OffsetChange], repeats: Bool = false) {
    self.identifier = identifier
    self.firstOffset = firstOffset
    self.changes = changes
    self.repeats = repeats
  }

  /// The zone whose wall clocks show UTC.
  package static let utc = ZoneRules(identifier: "UTC", firstOffset: 0, changes: [])

  /// How many seconds the wall clocks run ahead of UTC at this moment.
  package func offset(at instant: Instant) -> Int {
    stretch(at: instant.seconds).offset
  }

  /// What the wall clocks show at this moment.
  package func local(of instant: Instant) -> CivilDateTime {
    CivilDateTime(at: instant, offset: offset(at: instant))
  }

  /// The moment a person means who writes this time on a plan.
  ///
  /// "If the local time described does not occur …, it is interpreted using the UTC offset before
  /// the gap"; one that occurs twice "refers to the first occurrence". — RFC 5545, 3.3.5
  package func resolve(_ local: CivilDateTime) -> (instant: Instant, reading: LocalReading) {
    let seconds = local.instant(offset: 0).seconds
    var current = stretch(at: seconds - ZoneRules.widestOffset)
    var (named, gap): (Int?, Int?)
    while true {
      // A stretch shows the local time if the moment its offset makes of it lies within.
      let candidate = seconds - Int64(current.offset)
      if current.start <= candidate && candidate < current.end {
        if let named { return (local.instant(offset: named), .firstOfTwo) }
        named = current.offset
      }
      guard current.end <= seconds + ZoneRules.widestOffset else { break }
      let next = stretch(at: current.end)
      if candidate >= next.start && seconds - Int64(next.offset) < next.start {
        gap = gap ?? current.offset
      }
      current = next
    }
    if let named { return (local.instant(offset: named), .only) }
    return (local.instant(offset: gap ?? current.offset), .afterGap)
  }
}

/// How a local time was read where clocks change.
package enum LocalReading: String, Codable, Sendable {
  /// The local time names one instant.
  case only
  /// Clocks skip the local time; it is read with the offset from before the gap (RFC 5545, 3.3.5).
  case afterGap
  /// The local time comes twice; the first is meant (RFC 5545, 3.3.5).
  case firstOfTwo
}

/// A moment from which wall clocks run with another offset.
struct OffsetChange: Hashable {
  /// Seconds since 1970-01-01T00:00:00Z.
  let at: Int64
  /// Seconds ahead of UTC from then on.
  let offset: Int
}

extension ZoneRules {
  /// No wall clock runs further from UTC, in seconds: RFC 8536, 3.2, allows -25 to 26 hours.
  static let widestOffset: Int64 = 26 * 3600

  /// "The Gregorian calendar repeats every 400 years": 146,097 days, which are whole weeks.
  private static let calendarCycle: Int64 = 146_097 * 86_400

  /// A time without a change of offset, from `start` up to but not including `end`.
  private struct Stretch {
    let start: Int64
    let end: Int64
    let offset: Int
  }

  private func stretch(at seconds: Int64) -> Stretch {
    guard repeats, let last = changes.last, seconds >= last.at else {
      return listedStretch(at: seconds)
    }
    let cycles = (seconds - last.at) / ZoneRules.calendarCycle + 1
    let shift = cycles * ZoneRules.calendarCycle
    let earlier = listedStretch(at: seconds - shift)
    return Stretch(
      start: earlier.start + shift, end: earlier.end + shift, offset: earlier.offset)
  }

  private func listedStretch(at seconds: Int64) -> Stretch {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].at <= seconds { low = middle + 1 } else { high = middle }
    }
    return Stretch(
      start: low == 0 ? .min : changes[low - 1].at,
      end: low == changes.count ? .max : changes[low].at,
      offset: low == 0 ? firstOffset : changes[low - 1].offset)
  }
}

extension ZoneRules {
  /// A zone as a calendar file describes it for itself: the moments from which its clocks run with
  /// another offset.
  /// - Parameters:
  ///   - firstOffset: seconds ahead of UTC before the first of them.
  ///   - onsets: in any order; offsets in seconds ahead of UTC.
  package init(
    identifier: String, firstOffset: Int, onsets: [(at: Instant, offset: Int)] = []
  ) {
    var changes: [OffsetChange] = []
    for onset in onsets.sorted(by: { $0.at < $1.at }) {
      guard onset.offset != changes.last?.offset ?? firstOffset else { continue }
      if changes.last?.at == onset.at.seconds { changes.removeLast() }
      changes.append(OffsetChange(at: onset.at.seconds, offset: onset.offset))
    }
    self.init(identifier: identifier, firstOffset: firstOffset, changes: changes)
  }
}
