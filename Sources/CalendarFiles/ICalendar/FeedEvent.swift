import CampaignCore
import CivilTime

/// One VEVENT of a feed, read and found possible.
struct FeedEvent {
  let uid: String
  let summary: String
  let line: Int
  let start: FeedStart
  let length: FeedLength
  let recurrence: RecurrenceSet
  /// The original start of the one occurrence this event stands for, as an instant on its master's
  /// clock, or the day.
  let replaces: FeedStart?
  /// Whether it stands for the later ones as well.
  let replacesFollowing: Bool
  let sequence: Int
  /// DTSTAMP as it is written: the later one is the greater text.
  let stamp: String
  /// STATUS as it is written.
  let status: String?
  let isCancelled: Bool

  /// Whether this is newer than another of the same place (RFC 5546, 2.1.5).
  func supersedes(_ other: FeedEvent) -> Bool {
    (sequence, stamp) >= (other.sequence, other.stamp)
  }
}

/// When an event of a feed begins: a time and the zone it is to be read in.
struct FeedStart {
  let time: CalendarTime
  /// Nil for days, for UTC, and for times that are the same on every wall.
  let zone: ZoneRules?

  /// A number by which times are compared; floating times and days as if their walls showed UTC.
  var instant: Instant {
    guard case .local(let wall) = time, let zone else { return time.wall.instant(offset: 0) }
    return zone.resolve(wall).instant
  }

  /// The same time for a calendar that only knows one zone beside UTC.
  func time(in other: ZoneRules?) -> CalendarTime {
    guard case .local = time, let zone, zone.identifier != other?.identifier else { return time }
    return .utc(CivilDateTime(at: instant, offset: 0))
  }
}

/// How long an event lasts.
enum FeedLength: Hashable {
  /// Whole days, of an event of whole days.
  case days(Int)
  /// On the clock's face so many days, and then so many exact seconds (RFC 5545, 3.3.6).
  case time(days: Int, seconds: Int)
}

extension FeedLength {
  /// Reads `P7D`, `P1W`, `PT1H30M`; nil for what is no duration, is negative, or longer than a
  /// century.
  init?(duration text: String, isDate: Bool) {
    var (days, seconds) = (0, 0)
    var units: [Character: Int] = ["W": 7, "D": 1]
    var number: Int?
    var isTime = false
    for character in text.uppercased().drop(while: { $0 == "+" }).dropFirst() {
      if let digit = character.wholeNumberValue, character.isASCII {
        number = min(1_000_000_000, (number ?? 0) * 10 + digit)
      } else if character == "T" && number == nil && !isTime {
        isTime = true
        units = ["H": 3600, "M": 60, "S": 1]
      } else {
        guard let count = number, let unit = units.removeValue(forKey: character) else {
          return nil
        }
        if isTime { seconds += count * unit } else { days += count * unit }
        number = nil
      }
    }
    let isWritten = text.uppercased().drop(while: { $0 == "+" }).first == "P" && number == nil
    guard isWritten, text.count > 2, days <= 36_525, seconds <= 36_525 * 86_400 else { return nil }
    if isDate {
      guard seconds % 86_400 == 0 else { return nil }
      self = .days(max(1, days + seconds / 86_400))
    } else {
      self = .time(days: days, seconds: seconds)
    }
  }
}
