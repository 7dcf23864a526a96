/// Which number of `04/02/2027` is the day. Nothing in such a date says so: the file or the person
/// who imports it has to.
package enum NumericDateOrder: String, CaseIterable, Sendable {
  case dayFirst = "dd/mm"
  case monthFirst = "mm/dd"

  /// Reads what stands in a header, as in `Date (dd/mm/yyyy)`; nil where nothing does.
  init?(in header: String) {
    let plain = header.lowercased().filter { $0 == "d" || $0 == "m" || $0 == "/" }
    guard let order = Self.allCases.first(where: { plain.contains($0.rawValue) }) else {
      return nil
    }
    self = order
  }

  /// What the numbers of a whole column say: a day above 12 shows where days stand. Nil where none
  /// is above 12, or where they contradict each other.
  init?(ofColumn cells: [String]) {
    let numbers = cells.compactMap(NumericDate.init)
    let dayFirst = numbers.contains { $0.first > 12 }
    let monthFirst = numbers.contains { $0.second > 12 }
    switch (dayFirst, monthFirst) {
    case (true, false): self = .dayFirst
    case (false, true): self = .monthFirst
    case (true, true), (false, false): return nil
    }
  }

  var other: NumericDateOrder {
    switch self {
    case .dayFirst: .monthFirst
    case .monthFirst: .dayFirst
    }
  }
}

/// A date of three numbers, before anybody knows which is which: `04/02/2027`, `4.2.27`.
struct NumericDate {
  let first: Int
  let second: Int
  let year: Int
  let yearDigits: Int

  /// Reads the first word of `text`; nil for all that is not three numbers with the year at the end.
  init?(_ text: String) {
    let word = text.split(separator: " ").last {
      $0.contains(where: \.isNumber) && !$0.contains(":")
    }
    let parts = (word ?? "").split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }),
      parts[0].utf8.count <= 2, parts[1].utf8.count <= 2,
      let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2]),
      first >= 0, second >= 0, year >= 0
    else { return nil }
    self.first = first
    self.second = second
    self.year = year
    yearDigits = parts[2].utf8.count
  }
}
