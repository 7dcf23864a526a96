/// A code of letters and digits, however it is spaced: `AB 12 34 56 C`, `L S 9 9 2 Z Z`.
struct JoinedCode {
  let letters: [UInt8]
  let tokens: Range<Int>
  /// How long each written part is.
  let shape: [Int]
}

enum JoinedCodes {
  /// Every stretch of short tokens that joins to a code with letters and digits of these lengths.
  static func candidates(in reading: Reading, lengths: ClosedRange<Int>) -> [JoinedCode] {
    guard reading.hasDigits else { return [] }
    var codes: [JoinedCode] = []
    for start in reading.tokens.indices where canBegin(reading.tokens[start]) {
      var letters: [UInt8] = []
      var shape: [Int] = []
      var end = start
      while end < reading.tokens.count, isPart(reading.tokens[end], isFirst: end == start) {
        letters += reading.letters(end)
        shape.append(reading.tokens[end].canonical.count)
        end += 1
        if letters.count > lengths.upperBound { break }
        if lengths.contains(letters.count), letters.contains(where: isDigit),
          letters.contains(where: isLowerLetter)
        {
          codes.append(JoinedCode(letters: letters, tokens: start..<end, shape: shape))
        }
      }
    }
    return codes
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
