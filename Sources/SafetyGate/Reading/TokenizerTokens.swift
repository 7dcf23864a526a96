// How the tokenizer writes its tokens down, and what stands between them.

extension Tokenizer {
  mutating func append(_ kind: Token.Kind, _ range: Range<Int>, traits: Token.Traits) {
    let (gap, traits) = beginToken(kind, range, traits: traits)
    let (letters, entry) = letters(kind, range)
    endToken(kind, range, gap, traits, entry, letters: letters)
  }

  /// Counts sentences and clauses up to the next token.
  @inline(__always)
  mutating func beginToken(
    _ kind: Token.Kind, _ range: Range<Int>, traits: Token.Traits
  ) -> (Token.Gap, Token.Traits) {
    var traits = traits
    let isFirst = tokens.isEmpty
    var gap = Token.Gap.sentence
    if !isFirst {
      let isSpaced = range.lowerBound == lastEnd + 1 && bytes[lastEnd] == 32
      gap = isSpaced ? .space : self.gap(before: range.lowerBound, &traits)
    }
    sentenceLength += 1
    if !isFirst, gap.endsSentence || sentenceLength > Tokenizer.longestSentence {
      sentence += 1
      sentenceLength = 1
    }
    if !isFirst, gap.endsClause { clause += 1 }
    if sentenceLength == 1 { traits.insert(.opensSentence) }
    if range.count == 1 {
      if kind == .word { traits.insert(.initials) }
      if !isFirst, tokens[tokens.count - 1].folded.count == 1 { disguised = true }
    }
    return (gap, traits)
  }

  @inline(__always)
  mutating func endToken(
    _ kind: Token.Kind, _ range: Range<Int>, _ gap: Token.Gap, _ traits: Token.Traits,
    _ entry: WordTable.Entry, letters: Range<Int>
  ) {
    if kind == .word, !entry.facts.contains(.known) { disguised = true }
    tokens.append(
      Token(
        kind: kind, gap: gap, traits: traits, entry: entry, folded: range, canonical: letters,
        sentence: sentence, clause: clause))
    lastEnd = range.upperBound
  }

  /// A token's letters for the phrases, and what they are. Mostly they stand in the text.
  private mutating func letters(
    _ kind: Token.Kind, _ range: Range<Int>
  ) -> (Range<Int>, WordTable.Entry) {
    let start = canonical.count
    switch kind {
    case .word, .mixed, .number:
      var hash = WordTable.emptyHash
      var skipped = 0
      for index in range {
        guard isWordByte(bytes[index]) else {
          skipped += 1
          continue
        }
        hash = WordTable.step(hash, bytes[index])
      }
      let entry = words.entry(hash: WordTable.closed(hash))
      guard skipped > 0 else { return (range, entry) }
      canonical += bytes[range].filter(isWordByte)
      return (start..<canonical.count, entry)
    case .foreign, .link, .email, .mention:
      return (sign(in: range), WordTable.Entry())
    }
  }

  /// What stands for a token that is no word: no letter, so that no phrase is made of it. Every address
  /// has a sign of its own, which spares the text a copy.
  private mutating func sign(in range: Range<Int>) -> Range<Int> {
    if let sign = range.first(where: { !isLowerLetter(bytes[$0]) && !isDigit(bytes[$0]) }) {
      return sign..<(sign + 1)
    }
    canonical.append(UInt8(ascii: "~"))
    return (canonical.count - 1)..<canonical.count
  }

  /// What stands between the last token and the next.
  private mutating func gap(before start: Int, _ traits: inout Token.Traits) -> Token.Gap {
    guard start > lastEnd else { return .none }
    if start == lastEnd + 2, bytes[lastEnd] == UInt8(ascii: ","), bytes[lastEnd + 1] == 32 {
      return .comma
    }
    var shape = GapShape()
    for index in lastEnd..<start { shape.add(bytes, index) }
    if shape.hasQuote { traits.insert(.quoted) }
    if shape.hasMoney { traits.insert(.money) }
    let gap = shape.gap(after: tokens.last)
    // `M.R.N. 55 01 884`: the last dot of initials ends nothing before a number.
    if gap == .sentence, shape.isOneDot, isDigit(bytes[start]),
      tokens.last?.traits.contains(.initials) == true, tokens.last?.canonical.count ?? 0 >= 2
    {
      return .space
    }
    return gap
  }
}
