/// A code of letters and digits, however it is spaced or read out: `AB 12 34 56 C`, `L S 9 9 2 Z Z`,
/// `zz nine nine two aa`.
struct JoinedCode {
  private(set) var letters = FewBytes()
  let tokens: Range<Int>
  /// How long each written part is.
  private(set) var shape = FewBytes()

  fileprivate init(_ tokens: Range<Int>) {
    self.tokens = tokens
  }

  fileprivate mutating func add(_ part: ArraySlice<UInt8>) {
    for letter in part { letters.append(letter) }
    shape.append(UInt8(truncatingIfNeeded: part.count))
  }
}

enum JoinedCodes {
  /// Postcodes have five letters and digits at least, National Insurance numbers nine.
  private static let lengths = 5...9

  /// Every stretch of short tokens that joins to a code with letters and digits.
  static func candidates(in reading: Reading) -> [JoinedCode] {
    let tokens = reading.tokens
    var codes: [JoinedCode] = []
    var digit = 0
    for start in tokens.indices where canBegin(tokens[start]) {
      while digit < tokens.count, digit < start || !hasDigit(tokens[digit]) { digit += 1 }
      if digit == tokens.count { break }
      // Every part has a letter at least, so a digit farther away comes too late.
      if digit - start >= lengths.upperBound { continue }
      var count = 0
      var hasDigit = false
      var hasLetter = false
      var hasSpoken = false
      var hasWords = false
      var end = start
      while end < tokens.count, isPart(tokens[end], isFirst: end == start) {
        let token = tokens[end]
        let isSpoken = spokenDigit(token) != nil
        hasDigit = hasDigit || token.kind != .word || isSpoken
        hasLetter = hasLetter || token.kind != .number && !isSpoken
        hasSpoken = hasSpoken || isSpoken
        // Small words between number words are a sentence: `in one or two of us`.
        hasWords = hasWords || token.kind == .word && !isSpoken && isPlainWord(token)
        count += isSpoken ? 1 : token.canonical.count
        end += 1
        if count > lengths.upperBound { break }
        if hasSpoken, hasWords { break }
        if lengths.contains(count), hasDigit, hasLetter { codes.append(code(start..<end, reading)) }
      }
    }
    return codes
  }

  private static func code(_ tokens: Range<Int>, _ reading: Reading) -> JoinedCode {
    var code = JoinedCode(tokens)
    for token in tokens {
      if let digit = spokenDigit(reading.tokens[token]) {
        code.add([digit])
      } else {
        code.add(reading.letters(token))
      }
    }
    return code
  }

  private static func hasDigit(_ token: Token) -> Bool {
    switch token.kind {
    case .mixed, .number: true
    case .word: spokenDigit(token) != nil
    case .foreign, .link, .email, .mention: false
    }
  }

  /// The ASCII digit a word of more than one letter stands for.
  private static func spokenDigit(_ token: Token) -> UInt8? {
    token.kind == .word && token.canonical.count > 1 ? token.facts.digit?.ascii : nil
  }

  private static func isPlainWord(_ token: Token) -> Bool {
    token.canonical.count > 1 && token.isKnown && !token.traits.contains(.shouted)
  }

  private static func canBegin(_ token: Token) -> Bool {
    switch token.kind {
    case .mixed: true
    case .word: token.canonical.count <= 3
    case .number, .foreign, .link, .email, .mention: false
    }
  }

  private static func isPart(_ token: Token, isFirst: Bool) -> Bool {
    switch token.kind {
    case .word, .mixed, .number: break
    case .foreign, .link, .email, .mention: return false
    }
    if isFirst { return true }
    switch token.gap {
    case .none, .space, .hyphen, .dot, .underscore, .bullet, .sign, .slash, .spacedDash, .comma,
      .tightComma:
      return true
    case .apostrophe, .colon, .bracket, .line, .sentence: return false
    }
  }
}
