import CampaignCore

/// Finds names of people in a sentence: by honorific, by first name, by two capitalised words that
/// are no everyday words, by initials after a word for somebody in care.
enum PersonName {
  private static let notNames: CueSet = [
    .notName, .unit, .unitAlias, .locality, .trustName, .helplineName, .retiredName, .weekday,
    .month,
  ]

  private static let namedThings: CueSet = [
    .place, .venueCue, .streetNoun, .facility, .unitKind, .inpatientKind, .event,
  ]

  /// Names of two words or with an honorific, as token ranges from left to right.
  static func names(in reading: Reading, _ sentence: Sentence, _ post: Examination) -> [Range<Int>]
  {
    var names: [Range<Int>] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if let name = name(at: index, reading, sentence, post) {
        names.append(name)
        index = name.upperBound
      } else {
        index += 1
      }
    }
    return names
  }

  private static func name(
    at index: Int, _ reading: Reading, _ sentence: Sentence, _ post: Examination
  ) -> Range<Int>? {
    let limit = sentence.tokens.upperBound
    guard reading.tokens[index].kind == .word else { return nil }
    if isHonorific(index, reading, sentence), index + 1 < limit, isCapital(index + 1, reading),
      reading.tokens[index + 1].gap == .space, !isExcluded(index + 1, reading, sentence)
    {
      return index..<extended(index + 2, limit, reading, sentence)
    }
    guard index + 1 < limit else { return nil }
    let joins = reading.tokens[index + 1].gap == .space || reading.tokens[index + 1].gap == .hyphen
    guard joins, isSurname(index + 1, reading, sentence) else { return nil }
    let isFirst = reading.tokens[index].facts.contains(.firstName)
    guard isCapital(index, reading), !isExcluded(index, reading, sentence) || isFirst else {
      return isFirst && isPlainlyName(index, reading)
        && (!reading.tokens[index + 1].isKnown
          || reading.tokens[index + 1].facts.contains(.firstName)
            && isPlainlyName(index + 1, reading))
        && reading.tokens[index + 1].kind == .word ? index..<(index + 2) : nil
    }
    let isStrange = !reading.tokens[index].isKnown
    guard isFirst || isStrange && isCapital(index + 1, reading) else { return nil }
    // `Priory Viaduct`, `Marfield Road`: what is named after somebody.
    if !isFirst, reading.isCovered(index + 1, by: namedThings, in: sentence) { return nil }
    return index..<extended(index + 2, limit, reading, sentence)
  }

  private static func extended(
    _ end: Int, _ limit: Int, _ reading: Reading, _ sentence: Sentence
  ) -> Int {
    guard end < limit, isCapital(end, reading), !isExcluded(end, reading, sentence),
      reading.tokens[end].gap == .space || reading.tokens[end].gap == .hyphen,
      !reading.tokens[end].traits.contains(.hashtagStart)
    else { return end }
    return end + 1
  }

  private static func isHonorific(_ index: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.cues.has(.honorific)
      && reading.hits(.honorific, in: sentence).contains { $0.first == index }
  }

  /// A capitalised word that no name is known not to have, or one initial: `Leonard P`.
  private static func isSurname(_ index: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    let token = reading.tokens[index]
    guard token.kind == .word, !isExcluded(index, reading, sentence) else { return false }
    return token.traits.contains(.capital) || !token.isKnown
      || token.facts.contains(.firstName) && isPlainlyName(index, reading)
  }

  private static func isCapital(_ index: Int, _ reading: Reading) -> Bool {
    reading.tokens[index].kind == .word && reading.tokens[index].traits.contains(.capital)
  }

  private static func isExcluded(_ index: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    reading.isCovered(index, by: notNames, in: sentence)
  }

  /// A first name in small letters that is no other word: `leonard`, not `mark`.
  private static func isPlainlyName(_ index: Int, _ reading: Reading) -> Bool {
    reading.letters(index).count >= 4 && !reading.tokens[index].facts.contains(.everydayName)
  }

  /// A first name standing alone, capitalised.
  static func firstName(at index: Int, _ reading: Reading) -> Bool {
    let token = reading.tokens[index]
    guard token.kind == .word, token.traits.contains(.capital),
      reading.tokens[index].facts.contains(.firstName)
    else { return false }
    return !token.facts.contains(.everydayName) || !token.traits.contains(.opensSentence)
  }

  /// `for the nurses`, `to staff`: those who are spoken to, not what the named person is.
  private static func isCrowd(_ hit: Hit, _ reading: Reading) -> Bool {
    reading.letters(hit.last).last == UInt8(ascii: "s")
      || reading.isWord(hit.last, in: ["staff", "team", "board", "crew"])
  }

  /// `beat the consultant`, `told our nurse`: somebody else than the named person.
  private static func isMet(_ hit: Hit, _ reading: Reading) -> Bool {
    var before = hit.first - 1
    while reading.isWord(before, in: ["our", "the", "a", "an", "her", "his", "their"]) {
      before -= 1
    }
    return reading.isWord(
      before,
      in: [
        "beat", "beats", "told", "tells", "thanked", "thanks", "met", "meets", "asked", "hugged",
        "taught", "painted", "drew", "with", "by", "to", "and",
      ])
  }

  /// Whether somebody's part in the trust or in public life is told beside the name.
  static func isPublic(_ name: Range<Int>, _ reading: Reading, _ sentence: Sentence) -> Bool {
    let titles: CueSet = [.staffTitle, .staffRole, .office]
    for hit in reading.hits[sentence.hits] where titles.has(hit.cue) {
      if hit.last < name.lowerBound, name.lowerBound - hit.last <= 3 { return true }
      if hit.first >= name.upperBound, hit.first - name.upperBound <= 6,
        !isCrowd(hit, reading), !isMet(hit, reading)
      {
        return true
      }
      if hit.first >= name.lowerBound, hit.last < name.upperBound { return true }
    }
    return false
  }
}
