/// Digits and words for digits written together: `zero1632`, `07seven00`, `doublenine`.
enum GluedDigits {
  /// The digits; nil where anything else stands between them, or nothing was joined.
  static func read(_ letters: ArraySlice<UInt8>) -> [UInt8]? {
    guard letters.count <= 60, mayBegin(letters) else { return nil }
    var digits: [UInt8] = []
    var parts = 0
    var times = 1
    var index = letters.startIndex
    while index < letters.endIndex {
      if isDigit(letters[index]) {
        digits += repeatElement(letters[index], count: times)
        (times, parts) = (1, parts + 1)
        index += 1
      } else if let word = words.first(where: { letters[index...].starts(with: $0.letters) }) {
        switch word.meaning {
        case .digit(let digit):
          digits += repeatElement(digit, count: times)
          times = 1
        case .times(let count): times = count
        }
        parts += 1
        index += word.letters.count
      } else {
        return nil
      }
    }
    return parts >= 2 && times == 1 ? digits : nil
  }

  /// Whether a digit stands first, or the first two letters of a word for one: most strange words have
  /// neither.
  private static func mayBegin(_ letters: ArraySlice<UInt8>) -> Bool {
    guard let first = letters.first else { return false }
    if isDigit(first) { return true }
    guard letters.count > 1, isLowerLetter(first) else { return false }
    return seconds[Int(first - 97)] & bit(letters[letters.startIndex + 1]) != 0
  }

  /// For each first letter a bit for each second; after `o` for zero any may come.
  private static let seconds: [UInt32] = words.reduce(into: [UInt32](repeating: 0, count: 26)) {
    $0[Int($1.letters[0] - 97)] |= $1.letters.count > 1 ? bit($1.letters[1]) : .max
  }

  /// A letter and a digit may share a bit: a look too many, never one too few.
  private static func bit(_ second: UInt8) -> UInt32 { 1 << UInt32(second & 31) }

  private enum Meaning {
    case digit(UInt8)
    case times(Int)
  }

  /// The longer words first: `one` before `o`.
  private static let spelled: [(String, Meaning)] = [
    ("double", .times(2)), ("triple", .times(3)), ("treble", .times(3)), ("nought", .digit(48)),
    ("naught", .digit(48)), ("three", .digit(51)), ("seven", .digit(55)), ("eight", .digit(56)),
    ("zero", .digit(48)), ("four", .digit(52)), ("five", .digit(53)), ("nine", .digit(57)),
    ("one", .digit(49)), ("two", .digit(50)), ("six", .digit(54)), ("oh", .digit(48)),
    ("o", .digit(48)),
  ]

  private static let words: [(letters: [UInt8], meaning: Meaning)] = spelled.map {
    (letters: Array($0.0.utf8), meaning: $0.1)
  }
}
