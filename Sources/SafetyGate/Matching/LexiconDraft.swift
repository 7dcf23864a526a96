import CampaignCore

/// A lexicon while it is written.
struct LexiconDraft: Sendable {
  private(set) var words = WordTable(capacity: 32_000)
  private(set) var phrases = PhraseTrie()
  private(set) var slips = SlipTable()

  /// All that does not depend on a trust, written at the first asking.
  static let common = LexiconDraft(WordLists.shared)

  private init(_ lists: WordLists) {
    for (facts, words) in lists.words { addWords(words, facts) }
    for (word, facts) in NumberWords.facts { words.insert(word.utf8, facts) }
    for list in lists.phrases { add(list) }
  }

  /// A trust's own phrases.
  mutating func add(_ phrases: [TrustRules.Phrase]) {
    for (number, phrase) in phrases.enumerated() {
      let list = WordList(.trustPhrase, source: phrase.source, Array(phrase.text.utf8)[...])
      add(list, payload: Int32(number))
    }
  }

  /// Lists whose longer words are worth reading through a disguise.
  private static let hidden: CueSet = [
    .pom, .edTopic, .suicide, .slur, .patient, .patientPlural, .diagnosis, .careEvent,
  ]

  /// Words with spaces or new lines between.
  private mutating func addWords(_ list: ArraySlice<UInt8>, _ facts: WordFacts) {
    var hash = WordTable.emptyHash
    for byte in list {
      if byte == 32 || byte == 10 {
        if hash != WordTable.emptyHash { words.insert(hash: WordTable.closed(hash), facts) }
        hash = WordTable.emptyHash
      } else {
        hash = WordTable.step(hash, asciiLower(byte))
      }
    }
    if hash != WordTable.emptyHash { words.insert(hash: WordTable.closed(hash), facts) }
  }

  private mutating func add(_ list: WordList, payload: Int32 = -1) {
    list.eachPhrase { letters, isBeginning in
      add(letters, cue: list.cue, payload: payload, isBeginning: isBeginning)
      let isHidden =
        list.cue == .sensitive
        || LexiconDraft.hidden.has(list.cue) && !isBeginning && letters.count >= 7
          && !letters.contains(32)
      guard isHidden else { return }
      words.insert(letters, .sensitive)
      slips.add(letters)
    }
  }

  /// - Parameter letters: words with single spaces between.
  private mutating func add(
    _ letters: [UInt8], cue: Cue, payload: Int32, isBeginning: Bool = false
  ) {
    var numbers: [Int32] = []
    var hash = WordTable.emptyHash
    var last = 0
    for (index, byte) in letters.enumerated() {
      if byte == 32 {
        numbers.append(words.number(hash: WordTable.closed(hash), .known))
        (hash, last) = (WordTable.emptyHash, index + 1)
      } else {
        hash = WordTable.step(hash, byte)
      }
    }
    let facts: WordFacts = isBeginning ? .known : [.known, .endsPhrase]
    numbers.append(words.number(hash: WordTable.closed(hash), facts))
    phrases.add(
      numbers, beginning: isBeginning ? letters[last...] : nil, cue: cue, payload: payload)
  }

  mutating func add(_ registry: Registry) {
    for (index, unit) in registry.units.enumerated() {
      addName(unit.name, cue: .unit, payload: index)
      if let short = LexiconDraft.shortUnitName(unit.name) {
        addName(short, cue: .unitAlias, payload: index)
      }
    }
    for (index, locality) in registry.localities.enumerated() {
      addName(locality.name, cue: .locality, payload: index)
    }
    for (index, phone) in registry.approvedPhones.enumerated() {
      for name in HelplineNames.names(of: phone.name) {
        addName(name, cue: .helplineName, payload: index)
      }
    }
    for (index, phone) in registry.retiredPhones.enumerated() {
      addName(phone.name, cue: .retiredName, payload: index)
    }
    addName(registry.trust, cue: .trustName, payload: 0)
  }

  private mutating func addName(_ name: String, cue: Cue, payload: Int) {
    let letters = WordList.canonical(FoldedText(name).bytes[...])
    guard letters.count >= 2 else { return }
    add(letters, cue: cue, payload: Int32(payload))
  }

  /// `Sycamore Ward` is `Sycamore` to those who work there; `Willow House` stays whole.
  private static func shortUnitName(_ name: String) -> String? {
    let words = name.split(separator: " ")
    guard words.count >= 2, let last = words.last,
      ["ward", "unit", "suite", "clinic", "centre", "team", "service", "wing"].contains(
        last.lowercased())
    else { return nil }
    let rest = words.dropLast()
    let short = rest.joined(separator: " ")
    return short.count >= 4 ? short : nil
  }
}
