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
    let letters = reading.letters(token)
    guard letters.count <= 9 else { return nil }
    return cardinals[Array(letters)]
  }

  /// `second`, `thirtieth`, `twenty first`.
  static func ordinal(_ reading: Reading, _ token: Int) -> Int? {
    guard token >= 0, token < reading.tokens.count, reading.tokens[token].kind == .word else {
      return nil
    }
    return ordinals[Array(reading.letters(token))]
  }

  private static func table(_ words: String, from first: Int) -> [([UInt8], Int)] {
    words.split(separator: " ").enumerated().map { (Array($0.element.utf8), $0.offset + first) }
  }

  private static let cardinals: [[UInt8]: Int] = Dictionary(
    uniqueKeysWithValues:
      table(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        from: 0)
      + table("twenty thirty forty fifty sixty seventy eighty ninety", from: 2).map {
        ($0.0, $0.1 * 10)
      })

  private static let ordinals: [[UInt8]: Int] = Dictionary(
    uniqueKeysWithValues:
      table(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        from: 1)
      + table("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", from: 3).map {
        ($0.0, $0.1 * 10)
      })
}
