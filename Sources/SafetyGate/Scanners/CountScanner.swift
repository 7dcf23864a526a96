/// Finds how many are said to be there where nobody says of what: `Eight for porridge`, `we are seven`.
enum CountScanner {
  /// The number of those who ate, sat or slept on a ward; nil where none is told.
  static func company(_ reading: Reading, _ sentence: Sentence) -> Int? {
    for token in sentence.tokens {
      guard let value = SpokenNumber.read(reading, token).value, (1...40).contains(value),
        isBare(token, reading)
      else { continue }
      let next = SpokenNumber.read(reading, token).next
      guard next < sentence.tokens.upperBound else {
        if reading.isWord(token - 1, in: ["are", "were", "for"]), isUs(token - 2, reading) {
          return token
        }
        continue
      }
      if reading.isWord(next, "of"), reading.isWord(next + 1, in: ["us", "them", "our"]) {
        return token
      }
      if reading.isWord(next, in: ["for", "at", "round", "around", "in", "sat", "to"]),
        isTable(next, reading, sentence)
      {
        return token
      }
      if reading.isWord(token - 1, in: ["table", "tea", "breakfast", "supper"]) { return token }
    }
    return nil
  }

  /// No sum, date, time or measure.
  private static func isBare(_ token: Int, _ reading: Reading) -> Bool {
    let traits = reading.tokens[token].traits
    return !traits.contains(.money) && !traits.contains(.unitFollows)
      && ClockTime.time(in: reading, at: token) == nil
      && DateScanner.date(in: reading, at: token).map { $0.tokens.count < 2 } ?? true
      && !reading.isWord(token - 1, in: ["at", "from", "until", "till", "by", "before", "after"])
  }

  private static func isUs(_ token: Int, _ reading: Reading) -> Bool {
    reading.isWord(token, in: ["we", "there", "they", "table"])
  }

  private static func isTable(_ start: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    (start + 1..<min(start + 5, sentence.tokens.upperBound)).contains {
      reading.isWord(
        $0,
        in: [
          "table", "breakfast", "lunch", "tea", "dinner", "supper", "porridge", "toast", "pie",
          "soup", "pancakes", "cake", "pudding", "roast", "curry", "chips", "pizza", "bingo",
          "film", "quiz", "cards", "dominoes", "beds", "garden", "sofa", "sofas", "meal",
          "sandwiches", "eggs", "bacon", "stew", "fish", "cocoa", "coffee", "brunch", "barbecue",
        ])
    }
  }
}
