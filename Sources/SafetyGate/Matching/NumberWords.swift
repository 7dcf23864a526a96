/// Words that stand for numbers, digits and months.
enum NumberWords {
  static var facts: [(String, WordFacts)] {
    digits + cardinals + ordinals + months
  }

  /// `won` for one is how a number is disguised when it is read out.
  private static var digits: [(String, WordFacts)] {
    let values = [
      ("zero", 0), ("oh", 0), ("o", 0), ("nought", 0), ("naught", 0), ("nil", 0), ("one", 1),
      ("won", 1), ("l", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6),
      ("seven", 7), ("eight", 8), ("nine", 9),
    ]
    let times: [(String, WordFacts)] = [
      ("double", .digit(.double)), ("triple", .digit(.triple)), ("treble", .digit(.triple)),
      ("hundred", .digit(.hundred)),
    ]
    return values.map { ($0.0, .digit(.single($0.1))) } + times
  }

  private static var cardinals: [(String, WordFacts)] {
    numbered(
      """
      zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
      sixteen seventeen eighteen nineteen
      """, from: 0
    ).map { ($0.0, .cardinal($0.1)) }
      + numbered("twenty thirty forty fifty sixty seventy eighty ninety", from: 2).map {
        ($0.0, .cardinal($0.1 * 10))
      }
  }

  private static var ordinals: [(String, WordFacts)] {
    numbered(
      """
      first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
      fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
      """, from: 1
    ).map { ($0.0, .ordinal($0.1)) }
      + numbered(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", from: 2
      ).map { ($0.0, .ordinal($0.1 * 10)) }
  }

  private static var months: [(String, WordFacts)] {
    let names = numbered(
      """
      january february march april may june july august september october november december
      """, from: 1)
    return names.map { ($0.0, .month($0.1)) }
      + names.map { (String($0.0.prefix(3)), .month($0.1)) } + [("sept", .month(9))]
  }

  private static func numbered(_ words: String, from first: Int) -> [(String, Int)] {
    words.split(separator: " ").enumerated().map { (String($0.element), $0.offset + first) }
  }
}
