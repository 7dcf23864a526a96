// How the second view of a text is written: not at all where nothing is hidden.

extension DisguiseDecoder {
  /// The token last taken over or read.
  var lastTaken: Token? {
    isChanged ? out.last : unchanged > 0 ? tokens[unchanged - 1] : nil
  }

  mutating func copy(_ index: Int) {
    guard isChanged else {
      unchanged = index + 1
      return
    }
    append(tokens[index], canonical[tokens[index].canonical])
  }

  /// Takes over all that was read as it stands, at the first word that is not.
  private mutating func beginChange() {
    guard !isChanged else { return }
    isChanged = true
    out.reserveCapacity(tokens.count + 8)
    outCanonical.reserveCapacity(canonical.count + 8)
    out += tokens[..<unchanged]
    guard let last = out.last else { return outCanonical.append(UInt8(ascii: ",")) }
    outCanonical += canonical[..<last.canonical.upperBound]
    (sentence, clause) = (last.sentence, last.clause)
    sentenceLength = out.reversed().prefix { $0.sentence == last.sentence }.count
  }

  /// - Parameter kind: nil where the words were merely written together, as in a hashtag.
  mutating func replace(
    _ range: Range<Int>, _ words: [[UInt8]], _ kind: Disguise.Kind?, folded: Range<Int>? = nil
  ) {
    let first = tokens[range.lowerBound]
    let whole =
      folded ?? first.folded.lowerBound..<tokens[range.upperBound - 1].folded.upperBound
    beginChange()
    let start = out.count
    for (number, word) in words.enumerated() {
      var token = first
      token.kind = .word
      token.folded = whole
      token.traits.remove(.initials)
      let entry = lexicon.words.entry(word)
      token.facts = entry.facts.union(.known)
      token.word = entry.number
      if kind != nil { token.traits.insert(.decoded) }
      if number > 0 {
        token.gap = .space
        token.traits.remove([.hashtagStart, .opensSentence])
      }
      append(token, word[...])
    }
    if let kind { disguises.append(Disguise(kind: kind, tokens: start..<out.count)) }
  }

  private mutating func append(_ token: Token, _ letters: ArraySlice<UInt8>) {
    var token = token
    place(&token)
    if !out.isEmpty { outCanonical.append(token.gap.endsClause ? UInt8(ascii: ",") : 32) }
    let start = outCanonical.count
    outCanonical += letters
    token.canonical = start..<outCanonical.count
    out.append(token)
  }

  /// Sentences and clauses are counted anew: where a word was read across a sign, one may be gone.
  private mutating func place(_ token: inout Token) {
    sentenceLength += 1
    let isFirst = out.isEmpty
    if !isFirst, token.gap.endsSentence || sentenceLength > Tokenizer.longestSentence {
      sentence += 1
      sentenceLength = 1
    }
    if !isFirst, token.gap.endsClause { clause += 1 }
    token.sentence = sentence
    token.clause = clause
  }
}
