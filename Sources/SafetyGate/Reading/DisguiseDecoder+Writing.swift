// How the second view of a text is written: not at all where nothing is hidden.

extension DisguiseDecoder {
  /// The token last taken over or read.
  var lastTaken: Token? {
    isChanged ? out.last : unchanged > 0 ? tokens[unchanged - 1] : nil
  }

  mutating func copy(_ index: Int) { copy(index..<(index + 1)) }

  mutating func copy(_ range: Range<Int>) {
    guard isChanged else {
      unchanged = range.upperBound
      return
    }
    for index in range { append(tokens[index]) }
  }

  /// Takes over all that was read as it stands, at the first word that is not.
  private mutating func beginChange() {
    guard !isChanged else { return }
    isChanged = true
    out.reserveCapacity(tokens.count + 8)
    out += tokens[..<unchanged]
    guard let last = out.last else { return }
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
      token.canonical = outCanonical.count..<(outCanonical.count + word.count)
      outCanonical += word
      append(token)
    }
    if let kind { disguises.append(Disguise(kind: kind, tokens: start..<out.count)) }
  }

  private mutating func append(_ token: Token) {
    var token = token
    place(&token)
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
