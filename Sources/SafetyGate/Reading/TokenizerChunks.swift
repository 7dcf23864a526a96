// How the tokenizer cuts what is neither a plain word nor a plain number.

extension Tokenizer {
  /// `41kg`, `10am`, `70s`, `3rd`: a number and its unit are two tokens; `AB12` and `l0west` are one.
  mutating func cutMixed(_ chunk: Range<Int>) {
    var split = chunk.lowerBound
    while split < chunk.upperBound, isDigit(bytes[split]) { split += 1 }
    let suffix = split..<chunk.upperBound
    if split > chunk.lowerBound, split - chunk.lowerBound <= 6,
      suffix.allSatisfy({ isLowerLetter(bytes[$0]) }), isUnit(suffix)
    {
      append(.number, chunk.lowerBound..<split, traits: .unitFollows)
      append(.word, suffix, traits: caseTraits(suffix))
      return
    }
    disguised = true
    append(.mixed, chunk, traits: caseTraits(chunk))
  }

  private func isUnit(_ range: Range<Int>) -> Bool {
    range.count <= 6 && Tokenizer.units.contains(packed(range))
  }

  private static let units: Set<UInt64> = Set(
    """
    kg kgs st stone lb lbs oz g mg mcg ml l kcal kcals cal cals calories m km mi mile miles cm mm ft
    in inch hr hrs h min mins s sec am pm st nd rd th k bn yr yrs year years days day weeks week x p
    pm bmi hours hour ish wte ward beds
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { pack($0.utf8) })

  private func packed(_ range: Range<Int>) -> UInt64 {
    range.reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
  }

  /// `#HarrietBold2b` gives the words Harriet, Bold; a tag in small letters stays one word.
  mutating func cutHashtag(from start: Int, before limit: Int) -> Int {
    var end = start + 1
    while end < limit, isWordByte(bytes[end]) || bytes[end] == UInt8(ascii: "_") { end += 1 }
    var part = start + 1
    var isFirst = true
    while part < end {
      if bytes[part] == UInt8(ascii: "_") {
        part += 1
        continue
      }
      let stop = hashtagPartEnd(from: part, before: end)
      let range = part..<stop
      var traits = caseTraits(range).union(.hashtag)
      if isFirst { traits.insert(.hashtagStart) }
      append(kind(of: range), range, traits: traits)
      // The parts of one tag read as words with spaces between.
      if !isFirst { tokens[tokens.count - 1].gap = .space }
      isFirst = false
      part = stop
    }
    return end
  }

  private func hashtagPartEnd(from start: Int, before limit: Int) -> Int {
    var index = start + 1
    while index < limit, bytes[index] != UInt8(ascii: "_") {
      let wasUpper = marks[index - 1] & FoldedText.Mark.upper != 0
      let isUpper = marks[index] & FoldedText.Mark.upper != 0
      if isUpper, !wasUpper { break }
      if isUpper, wasUpper, index + 1 < limit, isLowerLetter(bytes[index + 1]),
        marks[index + 1] & FoldedText.Mark.upper == 0
      {
        break
      }
      if isDigit(bytes[index]) != isDigit(bytes[index - 1]) { break }
      index += 1
    }
    return index
  }

  private func kind(of range: Range<Int>) -> Token.Kind {
    if range.allSatisfy({ isDigit(bytes[$0]) }) { return .number }
    if range.contains(where: { bytes[$0] == FoldedText.letter }) { return .foreign }
    return range.contains { isDigit(bytes[$0]) } ? .mixed : .word
  }
}
