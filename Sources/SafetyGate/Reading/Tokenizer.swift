/// Cuts a folded text into tokens, once from left to right.
struct Tokenizer {
  let bytes: [UInt8]
  let marks: [UInt8]
  let words: WordTable
  var tokens: [Token] = []
  /// The folded text, and after it the letters of what does not stand there as it is read.
  var canonical: [UInt8]
  /// The end of the last token in the folded text.
  var lastEnd = 0
  var sentence: Int32 = 0
  var clause: Int32 = 0
  var sentenceLength = 0
  var disguised = false
  var hasLeetSigns = false
  private var hasAtSigns = false

  /// A sentence ends after this many tokens at the latest, so that looking around in a sentence
  /// takes bounded time in any text.
  static let longestSentence = 120

  init(_ text: FoldedText, _ words: WordTable) {
    self.words = words
    bytes = text.bytes
    marks = text.marks
    canonical = bytes
    tokens.reserveCapacity(bytes.count / 4 + 4)
  }

  struct Result {
    var tokens: [Token]
    var canonical: [UInt8]
    /// True where some word carries digits or signs among its letters, letters stand alone, or a word
    /// is none that we know.
    var mayBeDisguised: Bool
    /// Whether a sign that may stand for a letter stands outside addresses.
    var hasLeetSigns: Bool
    /// Whether the text has an `@` anywhere.
    var hasAtSigns: Bool
  }

  mutating func run() -> Result {
    let bytes = bytes
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if isSpace(bytes[index]) {
          index += 1
        } else if let simple = SimpleWord(bytes, from: index) {
          take(simple)
          index = simple.next
        } else {
          index = cut(bytes, from: index)
        }
      }
    }
    return Result(
      tokens: tokens, canonical: canonical, mayBeDisguised: disguised || hasLeetSigns,
      hasLeetSigns: hasLeetSigns, hasAtSigns: hasAtSigns)
  }

  // MARK: Between spaces

  @inline(__always)
  private mutating func take(_ simple: SimpleWord) {
    if simple.next > simple.word.upperBound, isLeetSign(bytes[simple.word.upperBound]) {
      hasLeetSigns = true
    }
    take(simple.word, simple.hash)
  }

  @inline(__always)
  private mutating func take(_ word: Range<Int>, _ hash: UInt64) {
    let (gap, traits) = beginToken(.word, word, traits: caseTraits(word))
    endToken(
      .word, word, gap, traits, words.entry(hash: WordTable.closed(hash)), letters: word)
  }

  /// Cuts up to the next space; answers where that is.
  private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    var shape = WordShape()
    while end < bytes.count, !isSpace(bytes[end]) {
      shape.add(bytes[end])
      end += 1
    }
    cut(start..<end, shape)
    return end
  }

  private mutating func cut(_ word: Range<Int>, _ shape: WordShape) {
    guard shape.isSpecial else { return cutPlain(word) }
    if shape.hasAt { hasAtSigns = true }
    if shape.hasColon, let link = AddressScanner.link(in: bytes, word) {
      cutPlain(word.lowerBound..<link.lowerBound)
      append(.link, link, traits: [])
      return cutAfter(link.upperBound, word)
    }
    if shape.hasAt {
      if let email = AddressScanner.email(in: bytes, word) {
        cutPlain(word.lowerBound..<email.lowerBound)
        append(.email, email, traits: [])
        return cutAfter(email.upperBound, word)
      }
      if let mention = AddressScanner.mention(in: bytes, word) {
        cutPlain(word.lowerBound..<mention.lowerBound)
        append(.mention, mention, traits: [])
        return cutAfter(mention.upperBound, word)
      }
    }
    if shape.hasDot, let link = AddressScanner.bareDomain(in: bytes, word) {
      cutPlain(word.lowerBound..<link.lowerBound)
      append(.link, link, traits: [])
      return cutAfter(link.upperBound, word)
    }
    cutPlain(word)
  }

  private mutating func cutAfter(_ start: Int, _ word: Range<Int>) {
    guard start < word.upperBound else { return }
    var shape = WordShape()
    for index in start..<word.upperBound { shape.add(bytes[index]) }
    // What follows an address in the same word is mostly its full stop.
    if shape.hasAt || shape.hasColon {
      cut(start..<word.upperBound, shape)
    } else {
      cutPlain(start..<word.upperBound)
    }
  }

  private mutating func cutPlain(_ word: Range<Int>) {
    var index = word.lowerBound
    while index < word.upperBound {
      guard isWordByte(bytes[index]) else {
        if bytes[index] == UInt8(ascii: "#"), index + 1 < word.upperBound,
          isWordByte(bytes[index + 1]),
          index == word.lowerBound || !isWordByte(bytes[index - 1])
        {
          index = cutHashtag(from: index, before: word.upperBound)
        } else {
          if isLeetSign(bytes[index]) { hasLeetSigns = true }
          index += 1
        }
        continue
      }
      index = cutChunk(from: index, before: word.upperBound)
    }
  }

  /// One run of letters and digits, with an apostrophe inside where it has one.
  private mutating func cutChunk(from start: Int, before limit: Int) -> Int {
    if let end = takeLetters(from: start, before: limit) { return end }
    var end = start
    var letters = 0
    var digits = 0
    var foreign = 0
    while end < limit, isWordByte(bytes[end]) {
      if isDigit(bytes[end]) { digits += 1 } else { letters += 1 }
      if bytes[end] == FoldedText.letter { foreign += 1 }
      end += 1
    }
    if foreign > 0 {
      append(.foreign, start..<end, traits: caseTraits(start..<end))
      return end
    }
    if letters == 0 {
      append(.number, start..<end, traits: [])
      return end
    }
    if digits > 0 {
      cutMixed(start..<end)
      return end
    }
    if let joined = dottedInitials(from: start, end: end, before: limit) { return joined }
    guard end + 1 < limit, bytes[end] == UInt8(ascii: "'"), isLowerLetter(bytes[end + 1]) else {
      append(.word, start..<end, traits: caseTraits(start..<end))
      return end
    }
    return cutContraction(start..<end, before: limit)
  }

  /// Two letters or more with no digit, no apostrophe and no other letter after them; nil where it is
  /// anything else.
  private mutating func takeLetters(from start: Int, before limit: Int) -> Int? {
    var end = start
    var hash = WordTable.emptyHash
    while end < limit, isLowerLetter(bytes[end]) {
      hash = WordTable.step(hash, bytes[end])
      end += 1
    }
    guard end - start >= 2 else { return nil }
    if end < limit, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: "'") { return nil }
    take(start..<end, hash)
    return end
  }

  /// `patient's`, `don't`, `we're`, `o'clock`.
  private mutating func cutContraction(_ stem: Range<Int>, before limit: Int) -> Int {
    var end = stem.upperBound + 1
    while end < limit, isLowerLetter(bytes[end]) { end += 1 }
    let suffix = (stem.upperBound + 1)..<end
    let traits = caseTraits(stem)
    switch pack(bytes[suffix.prefix(3)]) {
    case Suffix.s: append(.word, stem, traits: traits.union(.possessive))
    case Suffix.re, Suffix.ve, Suffix.ll, Suffix.m, Suffix.d:
      append(.word, stem, traits: traits)
      append(.word, suffix, traits: [])
    case _: append(.word, stem.lowerBound..<end, traits: traits)
    }
    return end
  }

  private enum Suffix {
    static let s = pack("s".utf8)
    static let re = pack("re".utf8)
    static let ve = pack("ve".utf8)
    static let ll = pack("ll".utf8)
    static let m = pack("m".utf8)
    static let d = pack("d".utf8)
  }

  /// `d.o.b.`, `R.D.`, `N.H.S`: letters with a dot after each; the end of the run, or nil.
  private mutating func dottedInitials(from start: Int, end: Int, before limit: Int) -> Int? {
    guard end == start + 1 else { return nil }
    let dot = UInt8(ascii: ".")
    var index = start
    var letters = 0
    while index < limit, isLowerLetter(bytes[index]),
      index + 1 >= limit || !isWordByte(bytes[index + 1])
    {
      letters += 1
      guard index + 1 < limit, bytes[index + 1] == dot else {
        index += 1
        break
      }
      index += 2
    }
    guard letters >= 2, index <= limit else { return nil }
    let stop = bytes[index - 1] == dot && index == limit ? index - 1 : index
    append(.word, start..<stop, traits: caseTraits(start..<stop).union(.initials))
    if letters >= 4 { disguised = true }
    return max(index, start + 1)
  }

  @inline(__always)
  func caseTraits(_ range: Range<Int>) -> Token.Traits {
    guard marks[range.lowerBound] & FoldedText.Mark.upper != 0 else { return [] }
    return Tokenizer.capitals(bytes[range], marks[range])
  }

  private static func capitals(_ bytes: ArraySlice<UInt8>, _ marks: ArraySlice<UInt8>)
    -> Token.Traits
  {
    var upper = 0
    var letters = 0
    for index in bytes.indices {
      if marks[index] & FoldedText.Mark.upper != 0 { upper += 1 }
      if isLowerLetter(bytes[index]) { letters += 1 }
    }
    return upper >= 2 && upper >= letters ? [.capital, .shouted] : .capital
  }
}
