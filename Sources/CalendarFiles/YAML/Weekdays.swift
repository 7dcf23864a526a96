import CampaignCore
import CivilTime

extension Cursor {
  /// `Mon-Fri`, `Sat, Sun`, `daily`, or a list of days.
  func weekdays() -> Set<Weekday>? {
    var days: Set<Weekday> = []
    for item in list() {
      guard let text = item.line() else { return nil }
      for part in text.split(separator: ",") {
        guard let span = Weekday.span(String(part).trimmingWhitespace()) else {
          item.fault("'\(name)' names days of the week", hint: "write \(name): Mon-Fri")
          return nil
        }
        days.formUnion(span)
      }
    }
    return days
  }
}

extension Weekday {
  fileprivate static func span(_ text: String) -> Set<Weekday>? {
    if ["daily", "every day", "all"].contains(text.lowercased()) { return Set(allCases) }
    let ends = text.split(separator: "-").map { String($0).trimmingWhitespace() }
    guard (1...2).contains(ends.count), let first = Weekday(englishName: ends[0]),
      let last = Weekday(englishName: ends[ends.count - 1])
    else { return nil }
    return Set(
      Weekday.allCases.filter {
        first.rawValue <= last.rawValue
          ? (first.rawValue...last.rawValue).contains($0.rawValue)
          : $0.rawValue >= first.rawValue || $0.rawValue <= last.rawValue
      })
  }
}
