import CampaignCore

/// Places and things that lead to one person: postcodes, addresses, number plates.
enum PlaceChecks {
  private static let personCues: CueSet = [.patient, .kin, .pronoun, .homeCue, .careStay]
  private static let venueCues: CueSet = [.venueCue, .unit, .unitAlias, .unitKind, .event]

  // MARK: Postcodes

  static func postcode(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for code in reading.codes where code.letters.count <= 7 && isPostcode(code, in: reading) {
        guard let severity = severityOfPlace(code.tokens, reading) else { continue }
        report.add(
          "id.postcode", code.tokens, in: reading, severity: severity,
          detail: severity == .review
            ? "A full postcode can be about fifteen households, and nothing says that this one is a public place."
            : nil)
      }
    }
  }

  /// Block beside a person or a home, nothing beside a public place, review where neither is told.
  private static func severityOfPlace(_ tokens: Range<Int>, _ reading: Reading) -> Severity? {
    let sentence = reading.sentence(of: tokens.lowerBound)
    let isHome = sentence.cues.has(.homeCue)
    let isPerson = sentence.cues.hasAny([.patient, .kin, .pronoun])
    let isVenue = sentence.cues.hasAny(venueCues) || isNamedPlace(tokens, reading)
    if isHome { return isVenue && !isPerson && !isStrongHome(sentence, reading) ? .review : .block }
    if isPerson { return isVenue ? venueWins(sentence, reading) : .block }
    return isVenue ? nil : .review
  }

  private static func isStrongHome(_ sentence: Sentence, _ reading: Reading) -> Bool {
    reading.hits(.homeCue, in: sentence).contains {
      reading.isWord($0.first, in: ["lives", "living", "lived", "live", "home", "resides"])
    }
  }

  private static func venueWins(_ sentence: Sentence, _ reading: Reading) -> Severity? {
    sentence.cues.has(.patient) ? .review : nil
  }

  /// `Marfield Hall, CY4 2AB`: a capitalised name just before.
  private static func isNamedPlace(_ tokens: Range<Int>, _ reading: Reading) -> Bool {
    let sentence = reading.sentence(of: tokens.lowerBound)
    return reading.hits(.locality, in: sentence).contains {
      $0.last < tokens.lowerBound && reading.tokens[$0.first].traits.contains(.capital)
        && tokens.lowerBound - $0.last <= 1 && $0.first > sentence.tokens.lowerBound + 1
    } && sentence.cues.has(.venueCue)
  }

  /// Outward code and inward code as Royal Mail writes them; C I K M O V never stand in the last two.
  private static func isPostcode(_ code: JoinedCode, in reading: Reading) -> Bool {
    let letters = withDigits(code)
    guard letters.count >= 5 else { return false }
    let inward = letters.suffix(3)
    let outward = letters.dropLast(3)
    // NHS Data Dictionary, ANANA pseudo postcodes: ZZ99 takes any inward code.
    let isPseudo = outward.starts(with: "zz99".utf8)
    guard isDigit(inward[inward.startIndex]),
      inward.dropFirst().allSatisfy({
        isLowerLetter($0) && (isPseudo || !Array("cikmov".utf8).contains($0))
      }),
      isOutward(Array(outward)), hasBorder(code, at: outward.count)
    else { return false }
    // `B2 1st floor`, `at 5 3pm`: small letters that spell an ending.
    let last = reading.tokens[code.tokens.upperBound - 1]
    let ending = Array(inward.dropFirst())
    let isEnding = ["st", "nd", "rd", "th", "pm", "am"].contains { ending.elementsEqual($0.utf8) }
    if isEnding, !last.traits.contains(.shouted), !last.traits.contains(.capital) { return false }
    if code.shape.count == 2, code.shape[0] <= 2,
      !reading.tokens[code.tokens.lowerBound].traits.contains(.capital),
      reading.tokens[code.tokens.lowerBound].kind == .word
    {
      return false
    }
    return true
  }

  /// `LS99lAB`: written as one word, with a letter that looks like the digit that must stand there.
  private static func withDigits(_ code: JoinedCode) -> FewBytes {
    var letters = code.letters
    guard code.shape.count == 1, letters.count >= 5 else { return letters }
    let place = letters.count - 3
    switch letters[place] {
    case UInt8(ascii: "o"): letters[place] = UInt8(ascii: "0")
    case UInt8(ascii: "l"), UInt8(ascii: "i"): letters[place] = UInt8(ascii: "1")
    case _: break
    }
    return letters
  }

  private static func isOutward(_ code: [UInt8]) -> Bool {
    let shape = code.map { isDigit($0) ? UInt8(ascii: "9") : UInt8(ascii: "a") }
    return ["a9", "a99", "aa9", "aa99", "a9a", "aa9a"].contains { shape.elementsEqual($0.utf8) }
  }

  /// The inward code begins a token, the whole is one token, or every letter stands alone.
  private static func hasBorder(_ code: JoinedCode, at position: Int) -> Bool {
    if code.shape.count == 1 { return true }
    var sum = 0
    for length in code.shape {
      if sum == position { return true }
      sum += Int(length)
    }
    return false
  }

  // MARK: Addresses

  static func address(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .streetNoun) { reading, sentence in
      guard sentence.cues.hasAny(personCues) else { return }
      for street in reading.hits(.streetNoun, in: sentence) {
        guard let start = addressStart(street.first, reading, sentence) else { continue }
        if isVenue(start..<(street.last + 1), reading, sentence) { continue }
        report.add("id.address", start..<(street.last + 1), in: reading)
      }
    }
  }

  /// A house number, or a house's name, up to three words before the street noun.
  private static func addressStart(_ street: Int, _ reading: Reading, _ sentence: Sentence) -> Int?
  {
    var index = street - 1
    var names = 0
    while index >= sentence.tokens.lowerBound, names < 4 {
      let token = reading.tokens[index]
      if token.kind == .number, token.canonical.count <= 4, names > 0 || index == street - 1 {
        return token.traits.contains(.money) || token.traits.contains(.unitFollows) ? nil : index
      }
      if token.kind == .mixed, isHouseNumber(reading.letters(index)) { return index }
      guard token.kind == .word else { return nil }
      if names > 0, let number = SpokenNumber.value(reading, index), number > 0 { return index }
      if names > 0, reading.isWord(index, in: ["number", "flat", "house", "no"]) { return index }
      names += 1
      index -= 1
    }
    return nil
  }

  private static func isHouseNumber(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count <= 5 && letters.first.map(isDigit) == true
      && letters.last.map(isLowerLetter) == true && letters.dropLast().allSatisfy(isDigit)
  }

  /// A public place in the sentence disarms, unless somebody's home is named.
  private static func isVenue(_ tokens: Range<Int>, _ reading: Reading, _ sentence: Sentence)
    -> Bool
  {
    let venue = reading.hits[sentence.hits].contains {
      venueCues.has($0.cue) && !($0.first >= tokens.lowerBound && $0.last < tokens.upperBound)
    }
    guard venue else { return false }
    return !reading.hits(.homeCue, in: sentence).contains {
      $0.last < tokens.lowerBound && tokens.lowerBound - $0.last <= 3
    } && !sentence.cues.has(.patient)
  }

  // MARK: Vehicles

  static func vehicle(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for code in reading.codes where code.letters.count <= 7 && !isTag(code, reading) {
        let sentence = reading.sentence(of: code.tokens.lowerBound)
        let hasCar = sentence.cues.has(.carCue)
        if isCurrentPlate(code), isShouted(code, reading) || hasCar {
          if !hasCar, isWordPlate(code, post, reading) { continue }
          report.add("id.vehicle-reg", code.tokens, in: reading)
        } else if hasCar, isOlderPlate(code), isShouted(code, reading) || code.shape.count == 1 {
          report.add("id.vehicle-reg", code.tokens, in: reading)
        }
      }
    }
  }

  private static func isTag(_ code: JoinedCode, _ reading: Reading) -> Bool {
    code.tokens.contains { reading.tokens[$0].traits.contains(.hashtag) }
  }

  /// `AB12 CDE`: DVLA INF104, since September 2001; I and Q never, Z only at the end.
  private static func isCurrentPlate(_ code: JoinedCode) -> Bool {
    let letters = code.letters
    guard letters.count == 7, letters[..<2].allSatisfy(isLowerLetter),
      letters[2..<4].allSatisfy(isDigit), letters[4...].allSatisfy(isLowerLetter)
    else { return false }
    let border =
      code.shape.count == 1 || code.shape.contains(4) || code.shape.allSatisfy { $0 == 1 }
      || code.shape.elementsEqual([2, 2, 3])
    return border && !letters[..<2].contains { Array("iqz".utf8).contains($0) }
      && !letters[4...].contains { Array("iq".utf8).contains($0) }
  }

  /// `A123 BCD`, `ABC 123D`, `ABC 1234`.
  private static func isOlderPlate(_ code: JoinedCode) -> Bool {
    let shape = code.letters.map { isDigit($0) ? UInt8(ascii: "9") : UInt8(ascii: "a") }
    return [
      "a9aaa", "a99aaa", "a999aaa", "aaa9a", "aaa99a", "aaa999a", "aaa9999", "aaa999", "aaa99",
      "aa9999", "a999aa", "999aaa", "9999aa",
    ].contains { shape.elementsEqual($0.utf8) }
  }

  private static func isShouted(_ code: JoinedCode, _ reading: Reading) -> Bool {
    code.tokens.allSatisfy {
      reading.tokens[$0].kind == .number || reading.tokens[$0].traits.contains(.shouted)
        || reading.tokens[$0].traits.contains(.capital)
          && reading.letters($0).count(where: isLowerLetter) == 1
    }
  }

  /// `MS24 NHS`: the last three letters are an acronym or a word, and no vehicle is named.
  private static func isWordPlate(_ code: JoinedCode, _ post: Examination, _ reading: Reading)
    -> Bool
  {
    let tail = code.letters[4...]
    return ["nhs", "cqc", "cmh", "cbt", "dbt", "agm", "pdf"].contains {
      tail.elementsEqual($0.utf8)
    }
      || post.lexicon.isKnown(tail) && code.shape.count > 1
        && !code.shape.contains(4)
  }
}
