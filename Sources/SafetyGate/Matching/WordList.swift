/// Phrases that stand for one thing, with where they were taken from.
struct WordList: Sendable {
  let cue: Cue
  /// The guidance, register or experience the list was drawn from.
  let source: String
  /// Phrases with `;` or a new line between. `(a|b|)` stands for either or nothing; `*` at the end
  /// for any ending of the last word.
  let phrases: String

  init(_ cue: Cue, source: String, _ phrases: String) {
    self.cue = cue
    self.source = source
    self.phrases = phrases
  }

  /// Every phrase written out, in canonical letters.
  func expanded() -> [(letters: [UInt8], isPrefix: Bool)] {
    var all: [(letters: [UInt8], isPrefix: Bool)] = []
    for piece in phrases.utf8.split(whereSeparator: { $0 == 10 || $0 == UInt8(ascii: ";") }) {
      for written in WordList.alternatives(Array(piece)) {
        let isPrefix = written.last(where: { $0 != 32 }) == UInt8(ascii: "*")
        let letters = WordList.canonical(written)
        if !letters.isEmpty { all.append((letters, isPrefix)) }
      }
    }
    return all
  }

  /// `took (his|her) life` → `took his life`, `took her life`; groups do not nest.
  private static func alternatives(_ pattern: [UInt8]) -> [[UInt8]] {
    guard let open = pattern.firstIndex(of: UInt8(ascii: "(")),
      let close = pattern[open...].firstIndex(of: UInt8(ascii: ")"))
    else { return [pattern] }
    let options = pattern[(open + 1)..<close].split(
      separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    let tails = alternatives(Array(pattern[(close + 1)...]))
    return options.flatMap { option in
      tails.map { pattern[..<open] + option + $0 }
    }
  }

  /// The same letters as the tokenizer makes of a text: hyphens are spaces, `'s` and apostrophes go.
  static func canonical(_ written: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    var index = 0
    while index < written.count {
      let byte = asciiLower(written[index])
      index += 1
      if isLowerLetter(byte) || isDigit(byte) {
        letters.append(byte)
      } else if byte == UInt8(ascii: "'") {
        index += skipped(after: index, in: written, &letters)
      } else if letters.last != 32, !letters.isEmpty {
        letters.append(32)
      }
    }
    while letters.last == 32 { letters.removeLast() }
    return letters
  }

  /// `'s` is dropped, `'re 've 'll 'm 'd` are words of their own, any other apostrophe joins.
  private static func skipped(after index: Int, in written: [UInt8], _ letters: inout [UInt8])
    -> Int
  {
    let suffix = written[index...].prefix { isLowerLetter($0) }
    if suffix.elementsEqual("s".utf8) { return 1 }
    if ["re", "ve", "ll", "m", "d"].contains(where: { suffix.elementsEqual($0.utf8) }) {
      letters.append(32)
    }
    return 0
  }
}
