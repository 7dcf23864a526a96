import CampaignCore

/// Every word and phrase the rules know, with the registry's names among them: built once.
struct Lexicon: Sendable {
  /// Everyday English, our lists, the registry, and what each word is.
  private(set) var words = WordTable(capacity: 32_000)
  private(set) var phrases = PhraseTrie()
  /// The sensitive words, for those that are one letter wrong.
  private var slips = SlipTable()

  /// All that does not depend on a trust, built at the first asking.
  private static let common = Lexicon(WordLists.shared)

  init(registry: Registry?, phrases: [TrustRules.Phrase]) {
    self = Lexicon.common
    for (number, phrase) in phrases.enumerated() {
      let list = WordList(.trustPhrase, source: phrase.source, Array(phrase.text.utf8)[...])
      add(list, payload: Int32(number))
    }
    if let registry { add(registry) }
  }

  private init(_ lists: WordLists) {
    for (facts, words) in lists.words { addWords(words, facts) }
    for (word, facts) in NumberWords.facts { words.insert(word.utf8, facts) }
    for list in lists.phrases { add(list) }
  }

  // MARK: Asking

  func isKnown(_ word: some Sequence<UInt8>) -> Bool { words.facts(word).contains(.known) }

  func isSensitive(_ word: some Sequence<UInt8>) -> Bool { words.facts(word).contains(.sensitive) }

  /// A sensitive word one letter away from a word that is none of ours.
  func sensitiveNeighbour(of word: ArraySlice<UInt8>) -> [UInt8]? {
    guard (6...14).contains(word.count) else { return nil }
    return slips.target(of: word, words)
  }

  /// Cuts letters written together into words; nil where they cannot be. At most 40 letters.
  func segmented(_ letters: ArraySlice<UInt8>) -> [Range<Int>]? {
    let start = letters.startIndex
    guard letters.count <= 40 else { return nil }
    // best[i]: fewest words that make up the first i letters; short words cost more.
    var best = [Int](repeating: .max, count: letters.count + 1)
    var from = [Int](repeating: -1, count: letters.count + 1)
    best[0] = 0
    for end in 1...max(1, letters.count) where end <= letters.count {
      for begin in max(0, end - 16)..<end where best[begin] != .max {
        let piece = letters[(start + begin)..<(start + end)]
        guard
          piece.count > 1 || piece.first == UInt8(ascii: "a") || piece.first == UInt8(ascii: "i"),
          isKnown(piece)
        else { continue }
        let cost = best[begin] + (piece.count == 1 ? 6 : piece.count == 2 ? 4 : 2)
        if cost < best[end] { (best[end], from[end]) = (cost, begin) }
      }
    }
    guard !letters.isEmpty, best[letters.count] != .max else { return nil }
    var pieces: [Range<Int>] = []
    var end = letters.count
    while end > 0 {
      pieces.append((start + from[end])..<(start + end))
      end = from[end]
    }
    return pieces.reversed()
  }

  // MARK: Building

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
        || Lexicon.hidden.has(list.cue) && !isBeginning && letters.count >= 7
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
    let parts = letters.split(separator: 32)
    let numbers = parts.map { words.number(of: $0, .known) }
    phrases.add(numbers, beginning: isBeginning ? parts.last : nil, cue: cue, payload: payload)
  }

  private mutating func add(_ registry: Registry) {
    for (index, unit) in registry.units.enumerated() {
      addName(unit.name, cue: .unit, payload: index)
      if let short = Lexicon.shortUnitName(unit.name) {
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
