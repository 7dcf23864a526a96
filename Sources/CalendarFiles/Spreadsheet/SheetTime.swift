import CivilTime

/// Reads the time cells of planners: `09:30`, `9.30`, `9am`, `5:15 PM`, `0930`, `noon`.
enum SheetTime {
  /// Nil for anything else, and for `12` alone.
  static func read(_ text: String) -> TimeOfDay? {
    let plain = text.lowercased().filter { !$0.isWhitespace }
    if plain == "noon" || plain == "midday" { return TimeOfDay(hour: 12, minute: 0) }
    let half = ["am", "pm", "a.m.", "p.m."].first(where: plain.hasSuffix)
    let digits = plain.dropLast(half?.count ?? 0)
    let clock = digits.hasSuffix("hrs") ? digits.dropLast(3) : digits
    guard let (hour, minute, second) = numbers(clock, alone: half != nil) else { return nil }
    guard let half else { return TimeOfDay(hour: hour, minute: minute, second: second) }
    guard (1...12).contains(hour) else { return nil }
    let afternoon = half.hasPrefix("p")
    return TimeOfDay(hour: hour % 12 + (afternoon ? 12 : 0), minute: minute, second: second)
  }

  /// The time that a fraction of a day stands for, as Excel keeps times; nil for other numbers.
  static func probable(_ text: String) -> TimeOfDay? {
    guard let fraction = Double(text), fraction > 0, fraction < 1 else { return nil }
    let minutes = Int((fraction * 1440).rounded())
    return TimeOfDay(hour: minutes / 60, minute: minutes % 60)
  }

  private static func numbers(
    _ clock: Substring, alone: Bool
  ) -> (hour: Int, minute: Int, second: Int)? {
    let parts = clock.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    switch (parts.count, parts.first?.utf8.count ?? 0) {
    case (1, 4) where numbers.count == 1: return (numbers[0] / 100, numbers[0] % 100, 0)
    case (1, 1...2) where numbers.count == 1 && alone: return (numbers[0], 0, 0)
    case (2, 1...2) where numbers.count == 2 && parts[1].utf8.count == 2:
      return (numbers[0], numbers[1], 0)
    case (3, 1...2) where numbers.count == 3: return (numbers[0], numbers[1], numbers[2])
    default: return nil
    }
  }
}
