/// Finds how old somebody is said to be.
enum AgeScanner {
  /// `a taxi driver, 52, brought…`, `52-year-old`, `turned eighty`, `aged 8`, `is 79 and`, `a baker of 47`.
  static func hasAge(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      let word = reading.tokens[token]
      return (word.kind == .number || word.facts.cardinal != nil)
        && isAge(token, reading, sentence)
    }
  }

  private static func isAge(_ token: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    let (value, next) = SpokenNumber.read(reading, token)
    guard let value, (5...110).contains(value), !reading.tokens[token].traits.contains(.money)
    else { return false }
    if reading.isWord(next, in: ["year", "years", "yr", "yrs", "yo"]),
      reading.isWord(next + 1, in: ["old", "olds"])
    {
      return true
    }
    if reading.isWord(token - 1, in: ["aged", "age", "turned", "turns", "turning"]) { return true }
    if reading.tokens[token].traits.contains(.unitFollows)
      || ClockTime.time(in: reading, at: token) != nil
    {
      return false
    }
    return isToldOf(token..<next, value, reading, sentence)
  }

  /// A number that stands where an age stands, and counts nothing.
  private static func isToldOf(
    _ number: Range<Int>, _ value: Int, _ reading: Reading, _ sentence: Sentence
  ) -> Bool {
    let before = reading.tokens[number.lowerBound].gap
    let isLast = number.upperBound >= sentence.tokens.upperBound
    let closes =
      isLast || reading.tokens[number.upperBound].gap.endsClause
      || reading.isWord(number.upperBound, in: ["and", "now", "today", "next", "tomorrow", "but"])
      || reading.isWord(number.upperBound, in: ["on", "last", "this"])
        && reading.isCovered(number.upperBound + 1, by: [.weekday, .timeCue], in: sentence)
    guard closes, value >= 10 else { return false }
    if before == .comma || before == .bracket {
      return value >= 12 && reading.tokens[number.lowerBound - 1].kind == .word
    }
    let previous = number.lowerBound - 1
    if reading.isWord(previous, in: ["is", "was", "only", "nearly", "almost", "just", "now"]) {
      return true
    }
    return reading.isWord(previous, "of")
      && reading.isCovered(
        previous - 1, by: [.occupation, .personNoun, .patient], in: sentence)
      || previous >= 0 && reading.tokens[previous].traits.contains(.possessive)
        && reading.isWord(previous, in: ["he", "she"])
  }
}
