/// Numbers written in words, up to ninety-nine.
enum SpokenNumber {
  /// The number that begins at a token in words or digits, and the token after it.
  static func read(_ reading: Reading, _ token: Int) -> (value: Int?, next: Int) {
    guard token >= 0, token < reading.tokens.count else { return (nil, token) }
    if let number = reading.number(token) { return (number, token + 1) }
    guard let first = value(reading, token) else { return (nil, token) }
    if first >= 20, first % 10 == 0, token + 1 < reading.tokens.count,
      let second = value(reading, token + 1), (1...9).contains(second),
      reading.tokens[token + 1].gap == .space || reading.tokens[token + 1].gap == .hyphen
    {
      return (first + second, token + 2)
    }
    return (first, token + 1)
  }

  static func value(_ reading: Reading, _ token: Int) -> Int? {
    guard token >= 0, token < reading.tokens.count, reading.tokens[token].kind == .word else {
      return nil
    }
    return reading.tokens[token].facts.cardinal
  }

  /// `second`, `thirtieth`.
  static func ordinal(_ reading: Reading, _ token: Int) -> Int? {
    guard token >= 0, token < reading.tokens.count, reading.tokens[token].kind == .word else {
      return nil
    }
    return reading.tokens[token].facts.ordinal
  }
}
