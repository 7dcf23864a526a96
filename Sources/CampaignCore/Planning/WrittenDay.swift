import CivilTime

/// A day that a text names with its weekday: "Thursday 4 February". People copy last year's dates,
/// and the weekday is what gives them away.
package struct WrittenDay: Hashable, Sendable {
  package let written: Weekday
  /// The day the numbers name; without a year, the one nearest to when the text is read.
  package let date: CivilDate

  /// Whether the weekday was right for the same day a year before.
  package var isRightForYearBefore: Bool {
    CivilDate(year: date.year - 1, month: date.month, day: date.day)?.weekday == written
  }

  /// The days of a text whose weekday disagrees with their date.
  package static func wrongOnes(in text: String, near day: CivilDate) -> [WrittenDay] {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
    return words.indices.compactMap { index in
      guard let weekday = Weekday(englishName: words[index]) else { return nil }
      return date(after: words[(index + 1)...], near: day).flatMap {
        $0.weekday == weekday ? nil : WrittenDay(written: weekday, date: $0)
      }
    }
  }

  /// `4 February`, `the 4th of February 2027`, `February 4`.
  private static func date(after words: ArraySlice<Substring>, near day: CivilDate) -> CivilDate? {
    let words = words.prefix(6).filter { $0 != "the" && $0 != "of" }
    guard words.count >= 2 else { return nil }
    let dayFirst = (number(words[0]), month(words[1]))
    let monthFirst = (number(words[1]), month(words[0]))
    guard case (let number?, let month?) = dayFirst.0 == nil ? monthFirst : dayFirst else {
      return nil
    }
    if words.count > 2, let year = Int(words[2]), words[2].utf8.count == 4 {
      return CivilDate(year: year, month: month, day: number)
    }
    return (-1...1).compactMap { CivilDate(year: day.year + $0, month: month, day: number) }
      .min { abs($0.days(since: day)) < abs($1.days(since: day)) }
  }

  /// `4` and `4th`.
  private static func number(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else { return nil }
    return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private static func month(_ word: Substring) -> Int? {
    MonthDay.month(englishName: word)
  }
}

extension Weekday {
  /// Reads `thursday`, `Thurs`, `Thu`; nil for anything else.
  package init?(englishName word: some StringProtocol) {
    let word = word.lowercased()
    let found = Weekday.allCases.first { day in
      let name = "\(day)"
      return word == name || (word.utf8.count >= 3 && word.utf8.count <= 5 && name.hasPrefix(word))
    }
    guard let found else { return nil }
    self = found
  }

  /// `Thursday`.
  package var englishName: String {
    let name = "\(self)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}

extension MonthDay {
  package static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Reads `february`, `Feb`, `Sept`; 1 to 12, nil for anything else.
  package static func month(englishName word: some StringProtocol) -> Int? {
    let word = word.lowercased()
    let index = englishMonths.firstIndex { month in
      let name = month.lowercased()
      return word == name || (word.utf8.count >= 3 && word.utf8.count <= 4 && name.hasPrefix(word))
    }
    return index.map { $0 + 1 }
  }
}
