// How the tokenizer writes its tokens down, and what stands between them.

extension Tokenizer {
  mutating func append(_ kind: Token.Kind, _ range: Range<Int>, traits: Token.Traits) {
    let (gap, traits) = beginToken(kind, range, traits: traits)
    let start = canonical.count
    let entry = appendLetters(kind, range)
    endToken(kind, range, gap, traits, entry, letters: start..<canonical.count)
  }

  /// Counts sentences and clauses up to the next token, and parts its letters from the last one's.
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
    if !isFirst { canonical.append(gap.endsClause ? UInt8(ascii: ",") : 32) }
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

  /// Writes a token's letters for the phrases; answers what they are.
  private mutating func appendLetters(_ kind: Token.Kind, _ range: Range<Int>) -> WordTable.Entry {
    switch kind {
    case .word, .mixed, .number:
      var hash = WordTable.emptyHash
      for index in range where isWordByte(bytes[index]) {
        hash = WordTable.step(hash, bytes[index])
        canonical.append(bytes[index])
      }
      return words.entry(hash: WordTable.closed(hash))
    case .foreign, .link, .email, .mention:
      canonical.append(UInt8(ascii: "~"))
      return WordTable.Entry()
    }
  }

  /// What stands between the last token and the next.
  private mutating func gap(before start: Int, _ traits: inout Token.Traits) -> Token.Gap {
    guard start > lastEnd else { return .none }
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
