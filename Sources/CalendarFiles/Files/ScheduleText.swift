import CampaignCore
import CivilTime

extension Cursor {
  /// When something is due: `day 2, 09:00`, `last + 1, 17:00`, `2027-02-04 09:30` or
  /// `2027-02-04T09:00:00.250Z`.
  func schedule() -> EntrySchedule? {
    guard let text = line() else { return nil }
    switch ScheduleText.read(text) {
    case .success(let schedule):
      return schedule
    case .failure(let slip):
      fault(slip.message(for: name), hint: slip.hint)
      return nil
    }
  }
}

/// The words of an `at:`.
enum ScheduleText {
  /// No campaign is planned further from its days than this.
  static let furthestDays = 400

  static func read(_ text: String) -> Result<EntrySchedule, ScheduleSlip> {
    if let instant = Instant(text) { return .success(.instant(instant)) }
    if let local = CivilDateTime(text) { return .success(.local(local)) }
    if let first = text.first, first.isNumber { return .failure(slipInDate(text)) }
    if let space = text.firstIndex(of: " "), let weekday = Weekday(englishName: text[..<space]) {
      return local(after: weekday, String(text[space...]).trimmingWhitespace())
    }
    let parts = text.split(separator: ",", maxSplits: 1).map { String($0).trimmingWhitespace() }
    return offset(parts[0], time: parts.count > 1 ? parts[1] : nil)
  }

  /// `Thursday 2027-02-04 09:30`: a written weekday is a check, and a wrong one is a wrong date.
  private static func local(
    after weekday: Weekday, _ text: String
  ) -> Result<EntrySchedule, ScheduleSlip> {
    guard let local = CivilDateTime(text) else { return .failure(slipInDate(text)) }
    guard local.date.weekday == weekday else {
      return .failure(.otherWeekday(local.date, written: weekday))
    }
    return .success(.local(local))
  }

  private static func offset(
    _ day: String, time: String?
  ) -> Result<EntrySchedule, ScheduleSlip> {
    guard let offset = dayOffset(day) else {
      return .failure(day.hasPrefix("day") ? .noDay : .unreadable)
    }
    guard let time else { return .failure(.noTime(day)) }
    guard let timeOfDay = TimeOfDay(time) else {
      return .failure(.oddTime(day: day, probable: probableTime(time)))
    }
    return .success(.offset(offset, timeOfDay))
  }

  /// `day 2` (the first day is day 1), `first`, `first - 14`, `last + 1`.
  private static func dayOffset(_ text: String) -> DayOffset? {
    let words = text.lowercased()
    if words.hasPrefix("day") {
      guard let number = Int(words.dropFirst(3).trimmed), (1...furthestDays).contains(number) else {
        return nil
      }
      return DayOffset(from: .first, days: number - 1)
    }
    guard
      let anchor = [DayOffset.Anchor.first, .last].first(where: { words.hasPrefix($0.rawValue) })
    else { return nil }
    let rest = words.dropFirst(anchor.rawValue.count).trimmed
    guard let sign = rest.first else { return DayOffset(from: anchor, days: 0) }
    guard let count = Int(rest.dropFirst().trimmed), (0...furthestDays).contains(count) else {
      return nil
    }
    switch sign {
    case "+": return DayOffset(from: anchor, days: count)
    case "-", "−", "–": return DayOffset(from: anchor, days: -count)
    default: return nil
    }
  }

  private static func slipInDate(_ text: String) -> ScheduleSlip {
    if CivilDate(text) != nil { return .noTime(text) }
    if TimeOfDay(text) != nil || probableTime(text) != nil { return .noDate }
    let day = text.prefix(10)
    if let date = CivilDate(day), let separator = text.dropFirst(10).first,
      " T,".contains(separator)
    {
      let time = String(text.dropFirst(11)).trimmingWhitespace()
      return .oddTime(day: date.description, probable: probableTime(time))
    }
    let numbers = day.split(separator: "-").compactMap { Int($0) }
    if numbers.count == 3, day.utf8.count == 10, day.contains("-") {
      return .noSuchDay(String(day))
    }
    return text.contains("/") || text.contains(".") ? .numbersOnly : .unreadable
  }

  /// `9:00`, `9.30`, `9am`, `5.15 pm` as they were probably meant.
  static func probableTime(_ text: String) -> TimeOfDay? {
    let words = text.lowercased().filter { !$0.isWhitespace }
    let afternoon = words.hasSuffix("pm")
    let digits = afternoon || words.hasSuffix("am") ? words.dropLast(2) : words[...]
    let parts = digits.split(omittingEmptySubsequences: false) { ".:".contains($0) }
    guard (1...2).contains(parts.count), let hour = Int(parts[0]), (0...23).contains(hour),
      parts.count == 2 || digits.count < words.count,
      let minute = parts.count == 2 ? Int(parts[1]) : 0
    else { return nil }
    return TimeOfDay(hour: afternoon && hour < 12 ? hour + 12 : hour, minute: minute)
  }
}

/// What is amiss with an `at:`.
enum ScheduleSlip: Error, Hashable {
  case noTime(String)
  case noDate
  case oddTime(day: String, probable: TimeOfDay?)
  case noSuchDay(String)
  case otherWeekday(CivilDate, written: Weekday)
  case noDay
  case numbersOnly
  case unreadable

  func message(for key: String) -> String {
    switch self {
    case .noTime(let day):
      "'\(key)' is a \(CivilDate(day) == nil ? "day" : "date"); a post needs a time as well"
    case .noDate: "'\(key)' is a time; a post needs a day as well"
    case .oddTime: "the time in '\(key)' cannot be read"
    case .noSuchDay(let day): "there is no \(day) on any calendar"
    case .otherWeekday(let date, let written):
      "\(date) is a \(date.weekday.englishName), not a \(written.englishName)"
    case .noDay: "'\(key)' counts days from 1, up to \(ScheduleText.furthestDays)"
    case .numbersOnly: "'\(key)' is a date that some read day first and some month first"
    case .unreadable: "'\(key)' cannot be read"
    }
  }

  var hint: String {
    switch self {
    case .noTime(let day): CivilDate(day) == nil ? "write \(day), 09:00" : "write \(day) 09:30"
    case .noDate: "write day 1, 09:00, or 2027-02-04 09:30"
    case .oddTime(let day, let probable):
      "write \(day)\(CivilDate(day) == nil ? "," : "") \(probable?.description ?? "09:00")"
    case .noSuchDay: "write a day that exists, as 2027-02-04 09:30"
    case .otherWeekday(let date, _):
      "look whether it is last year's date; else write \(date.weekday.englishName), or leave the weekday out"
    case .noDay: "write day 1, 09:00 for the first day, first - 1, 09:00 for the day before"
    case .numbersOnly: "write 2027-02-04 09:30: year, month, day"
    case .unreadable: "write day 1, 09:00 or last + 1, 17:00 or 2027-02-04 09:30"
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String { String(self).trimmingWhitespace() }
}
