import CampaignCore

/// Family E: nothing that could be copied.
enum EatingDisorderChecks {
  /// A word for it, Beat's address, or a unit that is for nothing else.
  static func isTopic(_ post: Examination) -> Bool {
    if post.cues.hasAny([.edTopic, .edBehaviourStrong]) { return true }
    if post.links.contains(where: { $0.host.has("beateatingdisorders") }) { return true }
    return unitKinds(post).contains { $0.contains("eating") }
  }

  private static func unitKinds(_ post: Examination) -> [String] {
    guard post.subject.unit != nil || post.cues.hasAny([.unit, .unitAlias]),
      let units = post.registry?.units
    else { return [] }
    var kinds: [String] = []
    if let name = post.subject.unit, let unit = units.first(where: { $0.name == name }) {
      kinds.append(unit.kind?.lowercased() ?? "")
    }
    for reading in post.readings where reading.cues.hasAny([.unit, .unitAlias]) {
      for hit in reading.hits where hit.cue == .unit || hit.cue == .unitAlias {
        kinds.append(units[Int(hit.payload)].kind?.lowercased() ?? "")
      }
    }
    return kinds
  }

  // MARK: Numbers

  static func numbers(_ post: Examination, _ report: inout Report) {
    guard isTopic(post) else { return }
    for reading in post.readings where reading.hasDigits || reading.cues.has(.numberWord) {
      for sentence in reading.sentences {
        for token in sentence.tokens {
          guard let span = measure(at: token, reading, sentence) else { continue }
          report.add("ed.numbers", span, in: reading)
          break
        }
      }
    }
  }

  private static let body: [StaticString] = [
    "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "stone", "stones", "lb", "lbs", "pound",
    "pounds", "bmi", "kcal", "kcals", "calorie", "calories", "cal", "cals",
  ]
  private static let effort: [StaticString] = [
    "mile", "miles", "km", "k", "hour", "hours", "hrs", "steps", "kilometres", "minutes", "situps",
    "lengths",
  ]

  /// A number and what it measures: `41kg`, `BMI of 15`, `size 4`, `6 st 1`, `12 miles`.
  private static func measure(at token: Int, _ reading: Reading, _ sentence: Sentence) -> Range<
    Int
  >? {
    let word = reading.tokens[token]
    if word.kind == .word, word.facts.cardinal == nil { return nil }
    if isDisguisedMeasure(reading, token) { return token..<(token + 1) }
    let (value, next) = SpokenNumber.read(reading, token)
    guard let value, value > 0 || reading.number(token) != nil else { return nil }
    let isMoney = reading.tokens[token].traits.contains(.money)
    if !isMoney, reading.isWord(next, in: body), next < sentence.tokens.upperBound {
      return token..<(next + 1)
    }
    if !isMoney, isStone(next, reading), next < sentence.tokens.upperBound {
      return token..<(next + 1)
    }
    if reading.isWord(next, "and"), reading.isWord(next + 2, in: body) { return token..<(next + 3) }
    for step in 1...4
    where reading.isWord(
      token - step, in: ["bmi", "size", "weighed", "weighs", "weigh", "weight", "weighing"])
    {
      if isDateNear(token, reading) || reading.isWord(next, in: ["people", "percent", "per"]) {
        return nil
      }
      return (token - step)..<next
    }
    if sentence.cues.has(.bmi), sentence.cues.hasAny([.pronoun, .personNoun]),
      !isDateNear(token, reading)
    {
      return token..<next
    }
    if reading.isWord(next, in: effort), !sentence.cues.has(.edSport),
      sentence.cues.hasAny([.pronoun, .personNoun, .firstPerson, .edBehaviour])
    {
      return token..<(next + 1)
    }
    if reading.isWord(token - 1, "lost"),
      sentence.cues.hasAny([.pronoun, .personNoun, .firstPerson]),
      reading.isWord(next, in: ["in", "over", "within"])
    {
      return token..<next
    }
    return nil
  }

  /// `4lkg`, `9OOkcal`: digits with letters that look like digits, and what they measure.
  private static func isDisguisedMeasure(_ reading: Reading, _ token: Int) -> Bool {
    guard reading.tokens[token].kind == .mixed else { return false }
    let letters = reading.letters(token)
    let number = letters.prefix { isDigit($0) || "oil".utf8.contains($0) }
    let unit = letters.dropFirst(number.count)
    return number.contains(where: isDigit)
      && ["kg", "kgs", "kcal", "kcals", "lb", "lbs", "st"].contains {
        unit.elementsEqual($0.utf8)
      }
  }

  private static func isStone(_ token: Int, _ reading: Reading) -> Bool {
    guard reading.isWord(token, "st") else { return false }
    return !reading.tokens[token - 1].traits.contains(.unitFollows)
      || reading.number(token + 1) != nil || !isOrdinal(token - 1, reading)
  }

  private static func isOrdinal(_ token: Int, _ reading: Reading) -> Bool {
    guard let number = reading.number(token) else { return false }
    return number % 10 == 1 && number != 11
  }

  private static func isDateNear(_ token: Int, _ reading: Reading) -> Bool {
    DateScanner.date(in: reading, at: token) != nil || DateScanner.month(reading, token + 1) != nil
      || token > 0 && DateScanner.month(reading, token - 1) != nil
      || ClockTime.time(in: reading, at: token) != nil
  }

  // MARK: Behaviours, pictures, stereotypes

  static func behaviour(_ post: Examination, _ report: inout Report) {
    guard isTopic(post) else { return }
    post.forEachSentence(withAny: [.edBehaviour, .edBehaviourStrong]) { reading, sentence in
      if sentence.cues.hasAny([.languageAdvice, .training]), !sentence.cues.has(.edBehaviourStrong)
      {
        return
      }
      guard let hit = reading.first(anyOf: [.edBehaviourStrong, .edBehaviour], in: sentence) else {
        return
      }
      if reading.isWord(hit.first, in: ["ritual", "rituals", "restrict", "trick", "tricks"]),
        sentence.cues.has(.venueCue)
      {
        return
      }
      report.add("ed.behaviour", hit.tokens, in: reading)
    }
  }

  static func image(_ post: Examination, _ report: inout Report) {
    guard isTopic(post) else { return }
    for reading in post.readings {
      let cue: Cue = post.isAlt(reading) ? .edImage : .edImageText
      guard reading.cues.has(cue), let hit = reading.hits.first(where: { $0.cue == cue }) else {
        continue
      }
      if reading.isWord(hit.first - 1, in: ["kitchen", "weighing", "luggage"]),
        !reading.cues.hasAny([.imagePerson, .imagePatient])
      {
        continue
      }
      report.add("ed.image", hit.tokens, in: reading)
    }
  }

  static func stereotype(_ post: Examination, _ report: inout Report) {
    guard isTopic(post) else { return }
    post.forEachSentence(with: .edStereotype) { reading, sentence in
      guard !sentence.cues.hasAny([.languageAdvice, .edNegation]),
        let hit = reading.first(.edStereotype, in: sentence)
      else { return }
      report.add("ed.stereotype", hit.tokens, in: reading)
    }
  }
}
