/// A stretch of tokens that was read as another word than its letters say.
struct Disguise: Sendable {
  enum Kind: Sendable {
    /// Digits and signs for letters: `su1c1de`.
    case leet
    /// Letters kept apart: `s u i c i d e`.
    case spaced
    /// A word cut in two: `sui cide`.
    case split
    /// One letter wrong, or letters repeated.
    case misspelt
  }

  let kind: Kind
  /// The token that stands for it now.
  var tokens: Range<Int>
}

/// Reads words through what people hide them with: the second view of a text, laid into the first.
struct DisguiseDecoder {
  /// The folded text.
  let bytes: [UInt8]
  let tokens: [Token]
  let canonical: [UInt8]
  let lexicon: Lexicon
  /// Whether a sign that may stand for a letter stands beside any word.
  let hasLeetSigns: Bool
  /// What is read instead; empty as long as all is read as it stands.
  var out: [Token] = []
  /// The letters of all that stands, and after them those of what is read instead.
  var outCanonical: [UInt8]
  var disguises: [Disguise] = []
  var sentence: Int32 = 0
  var clause: Int32 = 0
  var sentenceLength = 0
  var isChanged = false
  /// How many tokens were taken over as they stand, before the first that was not.
  var unchanged = 0

  init(_ bytes: [UInt8], _ cut: Tokenizer.Result, _ lexicon: Lexicon) {
    self.bytes = bytes
    tokens = cut.tokens
    canonical = cut.canonical
    hasLeetSigns = cut.hasLeetSigns
    outCanonical = canonical
    self.lexicon = lexicon
  }

  mutating func run() -> (tokens: [Token], canonical: [UInt8], disguises: [Disguise]) {
    var index = 0
    while index < tokens.count {
      let odd = firstOdd(from: index)
      copy(index..<odd)
      index = odd < tokens.count ? decodeNext(odd) : odd
    }
    guard isChanged else { return (tokens, canonical, []) }
    return (out, outCanonical, disguises)
  }

  /// The first token that may be something else than it is; the end where there is none.
  private func firstOdd(from start: Int) -> Int {
    tokens.withUnsafeBufferPointer { tokens in
      var index = start
      while index < tokens.count, isPlain(index, tokens) { index += 1 }
      return index
    }
  }

  /// Whether a token can only be what it is: nothing stands alone, is unknown or has signs about it.
  @inline(__always)
  private func isPlain(_ index: Int, _ tokens: UnsafeBufferPointer<Token>) -> Bool {
    switch tokens[index].kind {
    case .mixed: return false
    case .foreign, .link, .email, .mention: return true
    case .number: return tokens[index].canonical.count > 1 && !hasSigns(tokens[index])
    case .word:
      guard tokens[index].isKnown, tokens[index].canonical.count > 1, !hasSigns(tokens[index])
      else { return false }
      guard index + 1 < tokens.count else { return true }
      return tokens[index + 1].kind != .word || tokens[index + 1].isKnown
    }
  }

  /// Copies or replaces what begins at `index`; answers the next token to look at.
  private mutating func decodeNext(_ index: Int) -> Int {
    if let next = decodeSpaced(index) { return next }
    if let next = decodeLeet(index) { return next }
    let token = tokens[index]
    if token.kind == .word, !token.isKnown {
      if let next = decodeSplit(index) { return next }
      if decodeUnknown(index) { return index + 1 }
    } else if let next = decodeSplitAhead(index) {
      return next
    }
    copy(index)
    return index + 1
  }

  // MARK: Letters kept apart

  private mutating func decodeSpaced(_ index: Int) -> Int? {
    guard isSingle(index) else { return nil }
    var end = index + 1
    while end < tokens.count, isSingle(end),
      tokens[end].gap.rawValue < Token.Gap.comma.rawValue
        || tokens[end].gap == .comma, end - index < 40
    {
      end += 1
    }
    if end - index == 3 { return decodeThree(index) }
    guard end - index >= 4 else { return nil }
    for (skip, drop) in [(0, 0), (1, 0), (0, 1), (1, 1)] where end - index - skip - drop >= 4 {
      let range = (index + skip)..<(end - drop)
      let joined = range.map { canonical[tokens[$0].canonical.lowerBound] }
      guard joined.contains(where: isLowerLetter) else { return nil }
      if let words = wordsOf(joined) {
        for early in index..<range.lowerBound { copy(early) }
        replace(range, words, .spaced)
        return range.upperBound
      }
    }
    return nil
  }

  /// `d o b`: three letters count only where they make a word worth hiding.
  private mutating func decodeThree(_ index: Int) -> Int? {
    let range = index..<(index + 3)
    let joined = range.map { canonical[tokens[$0].canonical.lowerBound] }
    guard joined.allSatisfy(isLowerLetter), lexicon.isSensitive(joined) else { return nil }
    replace(range, [joined], .spaced)
    return range.upperBound
  }

  private func isSingle(_ index: Int) -> Bool {
    tokens[index].canonical.count == 1 && tokens[index].kind != .foreign
      && tokens[index].kind != .link && tokens[index].kind != .email
      && tokens[index].kind != .mention
  }

  private func wordsOf(_ joined: [UInt8]) -> [[UInt8]]? {
    for letters in LeetReader.readings(of: joined) {
      if lexicon.isKnown(letters) { return [letters] }
      if let pieces = lexicon.segmented(letters[...]), pieces.allSatisfy({ $0.count >= 3 }) {
        return pieces.map { Array(letters[$0]) }
      }
    }
    return nil
  }

  // MARK: Digits and signs for letters

  private mutating func decodeLeet(_ index: Int) -> Int? {
    let token = tokens[index]
    guard hasSigns(token) else { return nil }
    let region = leetRegion(around: token.folded)
    guard region.count >= 3, region.count <= 24 else { return nil }
    let letters = region.count { isLowerLetter(bytes[$0]) }
    guard letters > 0, letters < region.count else { return nil }
    let raw = Array(bytes[region])
    for letters in LeetReader.readings(of: raw) {
      guard
        letters.count >= 4 && lexicon.isKnown(letters)
          || letters.count == 3 && lexicon.isSensitive(letters)
      else { continue }
      var end = index + 1
      while end < tokens.count, tokens[end].folded.upperBound <= region.upperBound { end += 1 }
      replace(index..<end, [letters], .leet, folded: region)
      return end
    }
    return nil
  }

  /// Digits among its letters, or a sign that stands for a letter at either end: all others are read
  /// as they stand.
  @inline(__always)
  private func hasSigns(_ token: Token) -> Bool {
    switch token.kind {
    case .mixed: return true
    case .word, .number:
      guard hasLeetSigns else { return false }
      let range = token.folded
      if range.upperBound < bytes.count, isLeetSign(bytes[range.upperBound]) {
        return true
      }
      return range.lowerBound > 0 && isLeetSign(bytes[range.lowerBound - 1])
    case .foreign, .link, .email, .mention: return false
    }
  }

  /// The run of letters, digits and leet signs that holds a token, without closing punctuation.
  private func leetRegion(around range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 3, isLeetSign(bytes[start - 1]),
      bytes[start - 1] != UInt8(ascii: "("),
      lastTaken.map({ $0.folded.upperBound < start }) ?? true
    {
      start -= 1
    }
    var end = range.upperBound
    while end < bytes.count, isWordByte(bytes[end]) || isLeetSign(bytes[end]),
      end - start < 26
    {
      end += 1
    }
    while end > range.upperBound, !isWordByte(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  // MARK: Words cut in two, and slips

  private mutating func decodeSplit(_ index: Int) -> Int? {
    if let next = joined(index..<(index + 2)) { return next }
    return joined(index..<(index + 3))
  }

  /// A known word before an unknown one: `pat ient`.
  private mutating func decodeSplitAhead(_ index: Int) -> Int? {
    guard tokens[index].kind == .word, index + 1 < tokens.count, tokens[index + 1].kind == .word,
      !tokens[index + 1].isKnown
    else { return nil }
    return decodeSplit(index)
  }

  private mutating func joined(_ range: Range<Int>) -> Int? {
    guard range.upperBound <= tokens.count else { return nil }
    var hash = WordTable.emptyHash
    var count = 0
    for index in range {
      guard tokens[index].kind == .word,
        index == range.lowerBound || tokens[index].gap.rawValue <= Token.Gap.space.rawValue
      else { return nil }
      let letters = canonical[tokens[index].canonical]
      for byte in letters { hash = WordTable.step(hash, byte) }
      count += letters.count
    }
    guard count <= 16, lexicon.isSensitive(hash: WordTable.closed(hash)) else { return nil }
    let letters = range.flatMap { canonical[tokens[$0].canonical] }
    replace(range, [letters], .split)
    return range.upperBound
  }

  private mutating func decodeUnknown(_ index: Int) -> Bool {
    let token = tokens[index]
    let letters = canonical[token.canonical]
    if token.traits.contains(.hashtag), letters.count >= 8,
      let pieces = lexicon.segmented(letters), pieces.count >= 2
    {
      replace(index..<(index + 1), pieces.map { Array(canonical[$0]) }, nil)
      return true
    }
    if let target = lexicon.sensitiveNeighbour(of: letters) {
      replace(index..<(index + 1), [target], .misspelt)
      return true
    }
    if letters.count >= 6, lexicon.isSensitive(letters.reversed()) {
      replace(index..<(index + 1), [letters.reversed()], .leet)
      return true
    }
    guard LeetReader.hasRepeats(letters) else { return false }
    for most in 1...2 {
      let squeezed = LeetReader.Squeezed(letters, most: most)
      guard lexicon.isSensitive(squeezed) else { continue }
      replace(index..<(index + 1), [Array(squeezed)], .misspelt)
      return true
    }
    return false
  }
}
