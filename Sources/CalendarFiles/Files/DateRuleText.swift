import CampaignCore
import CivilTime

/// A rule as one says it: "first Thursday of February", "Monday on or after 5 June, 7 days".
///
///     10 October                               a fixed day
///     9 October, 7 days                        a span;  18 July to 17 August as well
///     April                                    a month, to its last day
///     first Thursday of February               up to fifth, last, second last
///     Monday on or after 5 June, 7 days        or 'on or before'
///     Monday of the week that holds 1 March, 7 days
///     Sunday of the second full week of October, 7 days
///     Easter;  21 days before Easter;  1 day after …
///
/// "Second week of May" and "mid May" are refused: two pages read them as two weeks.
struct DateRuleText {
  enum Fault: Error, Hashable {
    case vague(String)
    case unreadable
    case neverComes
  }

  private var words: [Substring]

  static func read(
    _ text: String, from: Int? = nil, until: Int? = nil
  ) -> Result<DateRule, Fault> {
    let lowercased = text.lowercased()
    let words = lowercased.split { !($0.isLetter || $0.isNumber) }
    if let word = words.first(where: { vagueWords.contains($0) }) {
      return .failure(.vague(String(word)))
    }
    var reader = DateRuleText(words: words)
    guard let (first, length) = reader.rule(), reader.words.isEmpty else {
      return .failure(isVagueWeek(words) ? .vague("week") : .unreadable)
    }
    guard
      let rule = DateRule(first: first, length: length, validFrom: from, validUntil: until)
    else { return .failure(.neverComes) }
    return .success(rule)
  }

  private static let vagueWords: Set<Substring> = [
    "mid", "middle", "early", "late", "usually", "about", "around", "sometime", "typically",
  ]

  /// "second week of May": of weeks that begin when, and counted from which day?
  private static func isVagueWeek(_ words: [Substring]) -> Bool {
    words.indices.contains { index in
      words[index] == "week" && index > 0 && ordinal(words[index - 1]) != nil
    }
  }

  private mutating func rule() -> (YearlyDay, SpanLength)? {
    if words.count == 1, let month = MonthDay.month(englishName: words[0]) {
      words.removeFirst()
      return MonthDay(month: month, day: 1).map { (.fixed($0), .throughMonth) }
    }
    guard let first = day() else { return nil }
    if words.isEmpty { return (first, .days(1)) }
    if take("to") { return monthDay().map { (first, .through($0)) } }
    guard let count = takeNumber(), take("days") || take("day") else { return nil }
    return (first, .days(count))
  }

  private mutating func day() -> YearlyDay? {
    if take("easter") { return .easter }
    if let shifted = shifted() { return shifted }
    if let weekday = words.first.flatMap({ Weekday(englishName: $0) }) {
      words.removeFirst()
      return counted(weekday)
    }
    if let number = takeOrdinal() {
      guard let weekday = words.first.flatMap({ Weekday(englishName: $0) }) else { return nil }
      words.removeFirst()
      return takeMonth().map { .nth(number, weekday, month: $0) }
    }
    return monthDay().map(YearlyDay.fixed)
  }

  /// `21 days before Easter`.
  private mutating func shifted() -> YearlyDay? {
    guard words.count > 3, let count = Int(words[0]), words[1].hasPrefix("day"),
      words[2] == "before" || words[2] == "after"
    else { return nil }
    let sign = words[2] == "before" ? -1 : 1
    words.removeFirst(3)
    guard count <= 366, let anchor = day() else { return nil }
    return .shifted(anchor, days: sign * count)
  }

  /// What follows a weekday: `on or after …`, `of the week that holds …`, `of the second full week
  /// of …`.
  private mutating func counted(_ weekday: Weekday) -> YearlyDay? {
    if take("on", "or", "after") { return day().map { .onOrAfter($0, weekday) } }
    if take("on", "or", "before") { return day().map { .onOrBefore($0, weekday) } }
    guard take("of", "the") else { return nil }
    if take("week", "that", "holds") {
      _ = take("the")
      return day().map { .week(holding: $0, starting: weekday) }
    }
    guard let number = takeOrdinal(), take("full", "week") else { return nil }
    return takeMonth().map { .fullWeek(number, month: $0, starting: weekday) }
  }

  /// `10 October` and `October 10`.
  private mutating func monthDay() -> MonthDay? {
    guard words.count >= 2 else { return nil }
    let (one, other) = (words[0], words[1])
    let found =
      DateRuleText.dayNumber(one).flatMap { day in
        MonthDay.month(englishName: other).flatMap { MonthDay(month: $0, day: day) }
      }
      ?? DateRuleText.dayNumber(other).flatMap { day in
        MonthDay.month(englishName: one).flatMap { MonthDay(month: $0, day: day) }
      }
    if found != nil { words.removeFirst(2) }
    return found
  }

  /// `10` and `10th`.
  private static func dayNumber(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    return ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) ? Int(digits) : nil
  }

  private mutating func take(_ expected: Substring...) -> Bool {
    guard words.starts(with: expected) else { return false }
    words.removeFirst(expected.count)
    return true
  }

  private mutating func takeNumber() -> Int? {
    guard let number = words.first.flatMap({ Int($0) }) else { return nil }
    words.removeFirst()
    return number
  }

  private mutating func takeMonth() -> Int? {
    _ = take("of") || take("in")
    guard let month = words.first.flatMap({ MonthDay.month(englishName: $0) }) else { return nil }
    words.removeFirst()
    return month
  }

  /// `second` is 2, `last` -1, `second last` -2.
  private mutating func takeOrdinal() -> Int? {
    guard let number = words.first.flatMap(DateRuleText.ordinal) else { return nil }
    words.removeFirst()
    return number > 0 && take("last") ? -number : number
  }

  private static func ordinal(_ word: Substring) -> Int? {
    if word == "last" { return -1 }
    return ["first", "second", "third", "fourth", "fifth"].firstIndex(of: word).map { $0 + 1 }
      ?? ["1st", "2nd", "3rd", "4th", "5th"].firstIndex(of: word).map { $0 + 1 }
  }
}

extension Cursor {
  /// A rule in words, with the years in which it holds.
  func dateRule(from: Int? = nil, until: Int? = nil) -> DateRule? {
    guard let text = line() else { return nil }
    switch DateRuleText.read(text, from: from, until: until) {
    case .success(let rule):
      return rule
    case .failure(.vague(let word)):
      fault(
        word == "week"
          ? "pages that count weeks of a month mean two different weeks"
          : "'\(word)' is no rule: nobody can reckon a date from it",
        hint: "write 'Monday of the second full week of May, 7 days', or list the years alone")
    case .failure(.neverComes):
      fault("no year has such a day")
    case .failure(.unreadable):
      fault(
        "the rule cannot be read",
        hint:
          "write 10 October, or first Thursday of February, or Monday on or after 5 June, 7 days")
    }
    return nil
  }
}
