import CivilTime

/// A time of day as people write it: `13.22`, `9:05`, `10pm`, `1430 hrs`.
enum ClockTime {
  /// The token after a time of day that begins at `token`; nil where none does.
  static func end(in reading: Reading, at token: Int) -> Int? {
    guard time(in: reading, at: token) != nil else { return nil }
    var end = token + 1
    if end < reading.tokens.count, reading.number(end) != nil,
      reading.tokens[end].canonical.count == 2,
      reading.tokens[end].gap == .dot || isTightColon(reading, end)
    {
      end += 1
    }
    if reading.isWord(end, in: ["pm", "am", "hrs", "hours"]) { end += 1 }
    return end
  }

  static func time(in reading: Reading, at token: Int) -> TimeOfDay? {
    guard let hour = reading.number(token), reading.tokens[token].canonical.count <= 4 else {
      return nil
    }
    if hour > 99 {
      guard reading.isWord(token + 1, in: ["hrs", "hours", "h"]),
        reading.tokens[token].canonical.count == 4
      else { return nil }
      return TimeOfDay(hour: hour / 100, minute: hour % 100)
    }
    if token + 1 < reading.tokens.count, let minute = reading.number(token + 1),
      reading.tokens[token + 1].canonical.count == 2, minute < 60,
      reading.tokens[token + 1].gap == .dot || isTightColon(reading, token + 1),
      !reading.tokens[token].traits.contains(.money)
    {
      let half = halfDay(reading, token + 2)
      return TimeOfDay(hour: hour + (half == 12 && hour < 12 ? 12 : 0), minute: minute)
    }
    guard let half = halfDay(reading, token + 1), (1...12).contains(hour) else { return nil }
    return TimeOfDay(hour: hour % 12 + half, minute: 0)
  }

  private static func isTightColon(_ reading: Reading, _ token: Int) -> Bool {
    reading.tokens[token].gap == .colon
      && reading.tokens[token].folded.lowerBound - reading.tokens[token - 1].folded.upperBound == 1
  }

  private static func halfDay(_ reading: Reading, _ token: Int) -> Int? {
    if reading.isWord(token, in: ["pm", "p"]) { return 12 }
    return reading.isWord(token, in: ["am", "a"]) && reading.tokens[token].canonical.count == 2
      ? 0 : nil
  }
}
