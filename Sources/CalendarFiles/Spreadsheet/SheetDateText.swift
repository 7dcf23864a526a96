import CampaignCore
import CivilTime

/// Reads the date cells of planners: `2027-02-04`, `4 February 2027`, `Thu 4th Feb 2027, 9am`,
/// `04/02/2027` where its order is known, `w/c 10 May 2027`.
struct SheetDateText {
  /// How numeric dates of this column are to be read; nil where nobody has said.
  let order: NumericDateOrder?

  func read(_ text: String) -> Result<SheetDate, SheetDateSlip> {
    do {
      return .success(try date(text))
    } catch {
      return .failure(error)
    }
  }

  private func date(_ text: String) throws(SheetDateSlip) -> SheetDate {
    let lowercase = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if Self.unknown.contains(lowercase) { throw .unknownYet }
    if Self.weekEndings.contains(where: lowercase.hasPrefix) { throw .weekEnding }
    if let serial = Double(lowercase) { throw slip(inNumber: serial) }
    guard let prefix = Self.weekBeginnings.first(where: lowercase.hasPrefix) else {
      return try day(lowercase)
    }
    var week = try day(String(lowercase.dropFirst(prefix.count)))
    week.isWeekCommencing = true
    return week
  }

  /// A day with a weekday before it or not, and a time behind it or not.
  private func day(_ text: String) throws(SheetDateSlip) -> SheetDate {
    var words = words(of: text)
    var weekday: Weekday?
    if let first = words.first, let written = Weekday(englishName: first) {
      weekday = written
      words.removeFirst()
    }
    let (date, used) = try calendarDate(words)
    let rest = words[used...].joined(separator: " ")
    if rest.isEmpty { return SheetDate(date: date, weekday: weekday) }
    if weekday == nil, let written = Weekday(englishName: rest) {
      return SheetDate(date: date, weekday: written)
    }
    guard let time = SheetTime.read(rest) else { throw .oddTime }
    return SheetDate(date: date, time: time, weekday: weekday)
  }

  /// The date the words begin with, and how many of them it takes.
  private func calendarDate(_ words: [String]) throws(SheetDateSlip) -> (CivilDate, Int) {
    guard let first = words.first else { throw .unreadable }
    if let date = try isoDate(first) { return (date, 1) }
    if let date = try numericDate(first) { return (date, 1) }
    return (try namedDate(words), 3)
  }

  /// Words without commas; `11-may-2026` and `2027-02-04t09:30` are several.
  private func words(of text: String) -> [String] {
    let separated = text.split { $0 == " " || $0 == "," }.map(String.init)
    return separated.flatMap { word in
      if word.count > 10, word.dropFirst(10).first == "t", CivilDate(word.prefix(10)) != nil {
        return [String(word.prefix(10)), String(word.dropFirst(11))]
      }
      let isNamed = word.contains("-") && word.contains(where: \.isLetter)
      return isNamed ? word.split(separator: "-").map(String.init) : [word]
    }.filter { $0 != "of" && $0 != "the" && $0 != "at" }
  }

  /// `2027-02-04`, `2027/02/04`.
  private func isoDate(_ word: String) throws(SheetDateSlip) -> CivilDate? {
    let parts = word.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return try civil(year, month, day)
  }

  private func numericDate(_ word: String) throws(SheetDateSlip) -> CivilDate? {
    guard let numbers = NumericDate(word) else { return nil }
    guard numbers.yearDigits == 4 else { throw .twoDigitYear }
    switch order {
    case nil:
      throw .undecidable
    case .dayFirst?:
      if numbers.second > 12, numbers.first <= 12 { throw .otherOrder(.dayFirst) }
      return try civil(numbers.year, numbers.second, numbers.first)
    case .monthFirst?:
      if numbers.first > 12, numbers.second <= 12 { throw .otherOrder(.monthFirst) }
      return try civil(numbers.year, numbers.first, numbers.second)
    }
  }

  /// `4 february 2027`, `4th feb 2027`, `february 4 2027`.
  private func namedDate(_ words: [String]) throws(SheetDateSlip) -> CivilDate {
    guard words.count >= 2 else { throw isVague(words) ? .vague : .unreadable }
    let pair: (day: Int, month: Int)
    if let day = dayNumber(words[0]), let month = monthNumber(words[1]) {
      pair = (day, month)
    } else if let month = monthNumber(words[0]), let day = dayNumber(words[1]) {
      pair = (day, month)
    } else {
      throw isVague(words) ? .vague : .unreadable
    }
    guard words.count >= 3, let year = Int(words[2]), year >= 0 else { throw .noYear }
    guard words[2].utf8.count == 4 else {
      throw words[2].utf8.count == 2 ? .twoDigitYear : .unreadable
    }
    return try civil(year, pair.month, pair.day)
  }

  private func civil(_ year: Int, _ month: Int, _ day: Int) throws(SheetDateSlip) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
  }

  private func dayNumber(_ word: String) -> Int? {
    let digits = word.prefix(while: \.isNumber)
    guard ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)), digits.count <= 2
    else { return nil }
    return Int(digits)
  }

  /// English names, whole or from three letters on.
  private func monthNumber(_ word: String) -> Int? {
    let name = word.hasSuffix(".") ? word.dropLast() : word[...]
    guard name.count >= 3 else { return nil }
    return Self.months.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
  }

  /// "mid May", "second week of October": a month and no day.
  private func isVague(_ words: [String]) -> Bool {
    words.contains { monthNumber($0) != nil || ["week", "mid", "early", "late"].contains($0) }
  }

  /// Whole numbers from 40,000 to 60,000 are days of 2009 to 2064, counted from 1900 or from 1904.
  private func slip(inNumber number: Double) -> SheetDateSlip {
    guard number >= 40_000, number < 60_001 else { return .unreadable }
    // Day 25,569 of the 1900 system is 1 January 1970; the 1904 system begins 1,462 days later.
    let windows = CivilDate(daysSinceEpoch: Int(number) - 25_569)
    return .serial(from1900: windows, from1904: windows.adding(days: 1462))
  }

  private static let unknown: Set<String> = [
    "tbc", "tba", "tbd", "?", "??", "-", "to be confirmed", "to be announced", "date tbc",
    "ongoing",
  ]
  private static let weekBeginnings = [
    "week commencing ", "week beginning ", "w/commencing ", "w/c ", "w/c", "w/b ", "w/b", "wc ",
    "wb ",
  ]
  private static let weekEndings = ["week ending", "w/e", "we "]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
