import CampaignCore

// What a sentence tells of somebody's life without any word of our lists.

extension Attributes {
  /// `Our goalkeeper is…`, `one of our gardeners used to…`, `our officer's twins`: on a ward, one of
  /// those in care, whatever they are called by.
  func ourOwn(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    for token in sentence.tokens where reading.isWord(token, in: ["our", "the"]) {
      let isOneOf = reading.isWord(token - 1, "of") && reading.isWord(token - 2, "one")
      if isOneOf { return (token - 2)..<min(token + 2, sentence.tokens.upperBound) }
      guard reading.isWord(token, "our") else { continue }
      for last in (token + 1)...(token + 3) where last < sentence.tokens.upperBound {
        guard reading.tokens[last].kind == .word, reading.tokens[last].gap == .space else { break }
        if reading.tokens[last].traits.contains(.possessive)
          || reading.isWord(
            last + 1,
            in: [
              "is", "was", "has", "came", "turns", "turned", "comes", "goes", "went", "used",
              "spent", "grew", "worked", "trained", "once", "won", "speaks", "plays", "lives",
            ])
        {
          return token..<(last + 1)
        }
      }
    }
    return nil
  }

  func hasSexedNoun(_ reading: Reading, _ sentence: Sentence) -> Bool {
    reading.tokens[sentence.tokens].contains { $0.facts.contains(.sexed) }
  }

  /// `used to drive the 43 bus`, `thirty years at sea`: a working life without the name of a trade.
  func hasPastWork(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      reading.isWord(token, "used") && reading.isWord(token + 1, "to")
        && token + 2 < sentence.tokens.upperBound && !reading.isWord(token + 2, in: ["it", "the"])
        || reading.isWord(token, in: ["years", "decades"])
          && (reading.isWord(token - 2, "for") || reading.isWord(token - 3, "for"))
        || reading.isWord(token, in: ["years", "decades", "lifetime"])
          && reading.isWord(
            token + 1, in: ["at", "as", "in", "on", "down", "behind", "underground", "with"])
    }
  }

  /// `is back on the lifeboat`, `already back driving his tram`: what somebody does outside.
  func returnsToWork(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      guard reading.isWord(token, "back"), token + 1 < sentence.tokens.upperBound else {
        return false
      }
      if reading.isWord(token + 1, in: ["at", "on", "behind"]) {
        return reading.isWord(token + 2, in: ["the", "his", "her", "their", "work", "school"])
          && !reading.isWord(token + 3, in: ["ward", "unit", "team", "mend"])
      }
      let next = reading.letters(token + 1)
      return next.count >= 6 && next.suffix(3).elementsEqual("ing".utf8)
        && reading.isWord(token + 2, in: ["his", "her", "their", "the", "a", "at"])
    }
  }

  /// `is from Lisbon`: a place that is none of ours.
  func hasFarHome(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      guard reading.isWord(token, "from"), token + 1 < sentence.tokens.upperBound else {
        return false
      }
      let place = reading.tokens[token + 1]
      return place.kind == .word && place.gap == .space && place.traits.contains(.capital)
        && place.facts.month == nil && !place.facts.contains(.acronym)
        && !reading.isCovered(token + 1, by: Attributes.ours, in: sentence)
    }
  }

  private static let ours: CueSet = [
    .unit, .unitAlias, .locality, .trustName, .helplineName, .weekday, .month, .staffRole,
    .unitKind, .office, .staffTitle, .honorific,
  ]

  /// `the lad who left on Monday`, `went home`.
  func hasLeft(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      reading.isWord(token, in: ["left", "leaves", "leaving"])
        && reading.isWord(token - 1, in: ["who", "that", "just", "has", "and"])
        || reading.isWord(token, in: ["went", "goes", "gone", "going", "back", "off"])
          && reading.isWord(token + 1, "home")
    }
  }

  func hasYear(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      reading.tokens[token].canonical.count == 4
        && (reading.number(token).map { (1900...2099).contains($0) } ?? false)
        && reading.isWord(token - 1, in: ["in", "since", "of", "from", "until"])
    }
  }
}
