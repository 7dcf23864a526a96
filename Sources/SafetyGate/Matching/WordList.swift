/// Phrases or words that stand for one thing, with where they were taken from: a stretch of a file in
/// Sources/CWordLists.
///
///     [careEvent] ICO anonymisation guidance: events that single a person out
///     admitted; brought (in|to|here); section (2|3); sectioned
///
/// Phrases with `;` or a new line between. `(a|b|)` stands for either or nothing; `*` at the end for
/// any ending of the last word.
struct WordList: Sendable {
  let cue: Cue
  /// The guidance, register or experience the list was drawn from.
  let source: String
  let phrases: ArraySlice<UInt8>

  init(_ cue: Cue, source: String, _ phrases: ArraySlice<UInt8>) {
    self.cue = cue
    self.source = source
    self.phrases = phrases
  }

  /// Every phrase written out, in canonical letters.
  func eachPhrase(_ body: (_ letters: [UInt8], _ isBeginning: Bool) -> Void) {
    var written: [UInt8] = []
    var start = phrases.startIndex
    while start < phrases.endIndex {
      var end = start
      while end < phrases.endIndex, phrases[end] != 10, phrases[end] != UInt8(ascii: ";") {
        end += 1
      }
      WordList.alternatives(phrases[start..<end], after: &written, body)
      start = end + 1
    }
  }

  private static func write(_ written: [UInt8], _ body: ([UInt8], Bool) -> Void) {
    let isBeginning = written.last(where: { $0 != 32 }) == UInt8(ascii: "*")
    let letters = canonical(written[...])
    if !letters.isEmpty { body(letters, isBeginning) }
  }

  /// `took (his|her) life` → `took his life`, `took her life`; groups do not nest.
  /// - Parameter written: what stands before the pattern; left as it was.
  private static func alternatives(
    _ pattern: ArraySlice<UInt8>, after written: inout [UInt8], _ body: ([UInt8], Bool) -> Void
  ) {
    let length = written.count
    defer { written.removeSubrange(length...) }
    guard let open = pattern.firstIndex(of: UInt8(ascii: "(")),
      let close = pattern[open...].firstIndex(of: UInt8(ascii: ")"))
    else {
      written += pattern
      return write(written, body)
    }
    written += pattern[..<open]
    let stem = written.count
    var option = open + 1
    while option <= close {
      var end = option
      while end < close, pattern[end] != UInt8(ascii: "|") { end += 1 }
      written += pattern[option..<end]
      alternatives(pattern[(close + 1)...], after: &written, body)
      written.removeSubrange(stem...)
      option = end + 1
    }
  }

  /// The same letters as the tokenizer makes of a text: hyphens are spaces, `'s` and apostrophes go.
  static func canonical(_ written: ArraySlice<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(written.count)
    var index = written.startIndex
    while index < written.endIndex {
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
  private static func skipped(
    after index: Int, in written: ArraySlice<UInt8>, _ letters: inout [UInt8]
  ) -> Int {
    let suffix = written[index...].prefix { isLowerLetter($0) }
    if suffix.elementsEqual("s".utf8) { return 1 }
    if ["re", "ve", "ll", "m", "d"].contains(where: { suffix.elementsEqual($0.utf8) }) {
      letters.append(32)
    }
    return 0
  }
}
