import CampaignCore

/// A phrase of the word lists, found in a text.
struct Hit: Sendable {
  let cue: Cue
  /// Which registry entry it names; -1 where it names none.
  let payload: Int32
  private let firstToken: Int32
  private let lastToken: Int32

  init(cue: Cue, payload: Int32, first: Int, last: Int) {
    self.cue = cue
    self.payload = payload
    firstToken = Int32(truncatingIfNeeded: first)
    lastToken = Int32(truncatingIfNeeded: last)
  }

  var first: Int { Int(firstToken) }
  var last: Int { Int(lastToken) }
  var tokens: Range<Int> { first..<(last + 1) }
}

/// One text of a post, read once: folded, cut into tokens and sentences, its phrases and numbers found.
/// A class, because seventy checks are handed it for every post and none may change it.
final class Reading {
  let field: Finding.Field
  let text: FoldedText
  let tokens: [Token]
  /// What the tokens' letters are ranges of.
  let canonical: [UInt8]
  /// In order of their sentence, then of where they begin and end.
  let hits: [Hit]
  let sentences: [Sentence]
  let cues: CueSet
  /// What was read through a disguise, as token ranges.
  let disguises: [Disguise]
  /// What kinds of token it has, and how many.
  let tally: Tally
  /// Whether the text has an `@` anywhere.
  let hasAtSigns: Bool
  /// Digits that belong together.
  private(set) var digitRuns: [DigitRun] = []
  /// Codes of letters and digits.
  private(set) var codes: [JoinedCode] = []

  var hasDigits: Bool { tally.hasDigits }

  init(_ written: String, field: Finding.Field, lexicon: Lexicon) {
    self.field = field
    text = FoldedText(written)
    var tokenizer = Tokenizer(text, lexicon.words)
    let cut = tokenizer.run()
    if cut.mayBeDisguised {
      var decoder = DisguiseDecoder(text.bytes, cut, lexicon)
      (tokens, canonical, disguises) = decoder.run()
    } else {
      (tokens, canonical, disguises) = (cut.tokens, cut.canonical, [])
    }
    tally = Tally(tokens, canonical)
    hasAtSigns = cut.hasAtSigns
    hits = Reading.withoutAdjectives(Reading.phrases(in: tokens, canonical, lexicon))
    (sentences, cues) = Reading.arranged(tokens, hits)
    if tally.mayHaveNumbers { digitRuns = DigitScanner.runs(of: self) }
    if tally.hasDigits || cues.has(.numberWord) { codes = JoinedCodes.candidates(in: self) }
  }

  private static func phrases(
    in tokens: [Token], _ canonical: [UInt8], _ lexicon: Lexicon
  ) -> [Hit] {
    var found: [Hit] = []
    found.reserveCapacity(tokens.count * 2)
    for index in tokens.indices {
      lexicon.phrases.find(endingAt: index, in: tokens, canonical, into: &found)
    }
    return found
  }

  /// Hits come in order of their end, so those of one sentence already stand together.
  private static func arranged(_ tokens: [Token], _ hits: [Hit]) -> ([Sentence], CueSet) {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(1 + Int(tokens.last?.sentence ?? 0))
    var cues = CueSet()
    var next = 0
    var start = 0
    while start < tokens.count {
      let number = tokens[start].sentence
      var end = start + 1
      while end < tokens.count, tokens[end].sentence == number { end += 1 }
      let firstHit = next
      var sentenceCues = CueSet()
      while next < hits.count, hits[next].last < end {
        sentenceCues.insert(hits[next].cue)
        next += 1
      }
      sentences.append(
        Sentence(tokens: start..<end, hits: firstHit..<next, cues: sentenceCues))
      cues.formUnion(sentenceCues)
      start = end
    }
    return (sentences, cues)
  }

  /// `patient safety` and `free admission` speak of nobody in care.
  private static func withoutAdjectives(_ found: [Hit]) -> [Hit] {
    guard found.contains(where: { $0.cue == .patientAdjective }) else { return found }
    let adjectives = found.filter { $0.cue == .patientAdjective }
    let people: CueSet = [.patient, .patientPlural, .careEvent, .careStay]
    var next = 0
    return found.filter { hit in
      guard people.has(hit.cue) else { return true }
      // Adjectives end at most eight tokens away: both lists are in order of their end.
      while next < adjectives.count, adjectives[next].last + 8 < hit.first { next += 1 }
      var index = next
      while index < adjectives.count, adjectives[index].first <= hit.last + 8 {
        if adjectives[index].first <= hit.first, hit.last <= adjectives[index].last { return false }
        index += 1
      }
      return true
    }
  }

  // MARK: Asking

  /// Where tokens stand in the text as written, in scalars.
  func span(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= tokens.count else { return text.span(0..<1) }
    return text.span(
      tokens[range.lowerBound].folded.lowerBound..<tokens[range.upperBound - 1].folded.upperBound)
  }

  func hits(_ cue: Cue, in sentence: Sentence) -> some Sequence<Hit> {
    hits[sentence.hits].lazy.filter { $0.cue == cue }
  }

  func first(_ cue: Cue, in sentence: Sentence) -> Hit? {
    guard sentence.cues.has(cue) else { return nil }
    return hits[sentence.hits].first { $0.cue == cue }
  }

  /// The first hit of any of these cues in a sentence.
  func first(anyOf set: CueSet, in sentence: Sentence) -> Hit? {
    guard sentence.cues.hasAny(set) else { return nil }
    return hits[sentence.hits].first { set.has($0.cue) }
  }

  /// Whether a cue of `set` covers the token.
  func isCovered(_ token: Int, by set: CueSet, in sentence: Sentence) -> Bool {
    guard sentence.cues.hasAny(set) else { return false }
    return hits[sentence.hits].contains { set.has($0.cue) && $0.first <= token && token <= $0.last }
  }

  func letters(_ token: Int) -> ArraySlice<UInt8> { canonical[tokens[token].canonical] }

  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    guard token >= 0, token < tokens.count else { return false }
    return stands(word, in: tokens[token].canonical)
  }

  @inline(__always)
  private func stands(_ word: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for step in 0..<range.count where canonical[range.lowerBound + step] != word.utf8Start[step] {
      return false
    }
    return true
  }

  /// Whether a clause ends somewhere between two tokens.
  func breaks(between first: Int, and last: Int) -> Bool {
    guard first >= 0, last < tokens.count else { return true }
    return tokens[first].clause != tokens[last].clause
  }

  func isWord(_ token: Int, in words: [StaticString]) -> Bool {
    guard token >= 0, token < tokens.count else { return false }
    let range = tokens[token].canonical
    for word in words where stands(word, in: range) { return true }
    return false
  }

  /// The value of a number token; nil for others and for what no count can be.
  func number(_ token: Int) -> Int? {
    guard token >= 0, token < tokens.count, tokens[token].kind == .number,
      tokens[token].canonical.count <= 9
    else { return nil }
    return letters(token).reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  func sentence(of token: Int) -> Sentence { sentences[Int(tokens[token].sentence)] }
}
