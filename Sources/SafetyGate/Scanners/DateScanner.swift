import CivilTime

/// A date as people write it in a post, with where it stands.
struct WrittenDate: Sendable {
  let tokens: Range<Int>
  let day: Int
  let month: Int
  /// Nil where the text names none.
  let year: Int?
}

/// Finds dates: `02/02/1979`, `11.11.2001`, `30 June 1944`, `June 30th, 1944`, `30th of June`.
enum DateScanner {
  /// The date that begins at `token`, if one does.
  static func date(in reading: Reading, at token: Int) -> WrittenDate? {
    guard token < reading.tokens.count, mayBegin(reading.tokens[token]) else { return nil }
    return numeric(reading, token) ?? dayFirst(reading, token) ?? monthFirst(reading, token)
      ?? packed(reading, token)
  }

  private static func mayBegin(_ token: Token) -> Bool {
    token.kind == .number
      || token.kind == .word && (token.facts.month != nil || token.facts.ordinal != nil)
  }

  private static func numeric(_ reading: Reading, _ token: Int) -> WrittenDate? {
    guard token + 2 < reading.tokens.count, let first = reading.number(token),
      let second = reading.number(token + 1), let third = reading.number(token + 2),
      isDateGap(reading.tokens[token + 1].gap), isDateGap(reading.tokens[token + 2].gap)
    else { return nil }
    if reading.tokens[token].canonical.count == 4 {
      return checked(token..<(token + 3), day: third, month: second, year: first)
    }
    guard let year = fullYear(third, reading.tokens[token + 2].canonical.count) else { return nil }
    return checked(token..<(token + 3), day: first, month: second, year: year)
      ?? checked(token..<(token + 3), day: second, month: first, year: year)
  }

  private static func isDateGap(_ gap: Token.Gap) -> Bool {
    switch gap {
    case .slash, .dot, .hyphen, .space, .spacedDash, .underscore, .sign: true
    case .none, .apostrophe, .bullet, .tightComma, .comma, .colon, .bracket, .line, .sentence: false
    }
  }

  private static func dayFirst(_ reading: Reading, _ token: Int) -> WrittenDate? {
    guard let day = dayNumber(reading, token) else { return nil }
    var next = token + 1
    if reading.isWord(next, in: ["st", "nd", "rd", "th"]) { next += 1 }
    if reading.isWord(next, "of") { next += 1 }
    guard let month = month(reading, next) else { return nil }
    return withYear(reading, token, after: next, day: day, month: month)
  }

  private static func monthFirst(_ reading: Reading, _ token: Int) -> WrittenDate? {
    guard let month = month(reading, token) else { return nil }
    var next = token + 1
    if reading.isWord(next, "the") { next += 1 }
    guard let day = dayNumber(reading, next) else { return nil }
    if reading.isWord(next + 1, in: ["st", "nd", "rd", "th"]) { next += 1 }
    return withYear(reading, token, after: next, day: day, month: month)
  }

  private static func withYear(
    _ reading: Reading, _ token: Int, after last: Int, day: Int, month: Int
  ) -> WrittenDate? {
    var end = last + 1
    var year: Int?
    if let number = reading.number(end),
      let full = fullYear(number, reading.tokens[end].canonical.count),
      reading.tokens[end].gap.rawValue <= Token.Gap.comma.rawValue
    {
      year = full
      end += 1
    } else if let (spoken, stop) = spokenYear(reading, end) {
      year = spoken
      end = stop
    }
    return checked(token..<end, day: day, month: month, year: year)
  }

  /// `nineteen seventy nine`, `two thousand and one`.
  private static func spokenYear(_ reading: Reading, _ token: Int) -> (Int, Int)? {
    let century: Int
    var next = token + 1
    if reading.isWord(token, "nineteen") {
      century = 1900
    } else if reading.isWord(token, "two"), reading.isWord(token + 1, "thousand") {
      century = 2000
      next = reading.isWord(token + 2, "and") ? token + 3 : token + 2
    } else if reading.isWord(token, "twenty") {
      century = 2000
    } else {
      return nil
    }
    let (rest, stop) = SpokenNumber.read(reading, next)
    return (century + (rest ?? 0), max(stop, next))
  }

  /// `02021979` and `020279` after a word for a birth date.
  private static func packed(_ reading: Reading, _ token: Int) -> WrittenDate? {
    guard token < reading.tokens.count, reading.tokens[token].kind == .number else { return nil }
    return packed(reading.letters(token), token..<(token + 1))
  }

  /// - Parameter digits: ASCII.
  static func packed(_ digits: ArraySlice<UInt8>, _ tokens: Range<Int>) -> WrittenDate? {
    let digits = digits.map { Int($0 - 48) }
    guard digits.count == 8 || digits.count == 6 else { return nil }
    let tail = digits[4...].reduce(0) { $0 * 10 + $1 }
    guard let year = fullYear(tail, digits.count - 4) else { return nil }
    return checked(
      tokens, day: digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3], year: year)
  }

  private static func fullYear(_ number: Int, _ length: Int) -> Int? {
    if length == 4 { return (1880...2100).contains(number) ? number : nil }
    guard length == 2 else { return nil }
    return number > 40 ? 1900 + number : 2000 + number
  }

  private static func checked(_ tokens: Range<Int>, day: Int, month: Int, year: Int?)
    -> WrittenDate?
  {
    guard CivilDate(year: year ?? 2000, month: month, day: day) != nil else { return nil }
    return WrittenDate(tokens: tokens, day: day, month: month, year: year)
  }

  private static func dayNumber(_ reading: Reading, _ token: Int) -> Int? {
    if let number = reading.number(token) { return (1...31).contains(number) ? number : nil }
    return SpokenNumber.ordinal(reading, token)
  }

  static func month(_ reading: Reading, _ token: Int) -> Int? {
    guard token < reading.tokens.count, reading.tokens[token].kind == .word else { return nil }
    return reading.tokens[token].facts.month
  }
}
