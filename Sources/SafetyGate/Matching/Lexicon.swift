import CampaignCore

/// Every word and phrase the rules know, with the registry's names among them: built once.
struct Lexicon: Sendable {
  private(set) var automaton = PhraseAutomaton()
  /// Words a text may use without being strange: everyday English, our lists, the registry.
  private(set) var vocabulary = WordHashes(capacity: 20_000)
  /// Words that are worth reading through a disguise.
  private(set) var sensitive = WordHashes(capacity: 512)
  /// Each sensitive word with one letter left out, for words that are one letter wrong.
  private var neighbours: [[UInt8]: [UInt8]] = [:]
  /// Names of people, for telling `Leonard Pike` from `Garden Centre`.
  private(set) var firstNames = WordHashes(capacity: 2_000)

  static let lists: [WordList] =
    peopleLexicon + staffLexicon + placeLexicon + identifierLexicon + quasiLexicon + toneLexicon
    + suicideLexicon + eatingDisorderLexicon + stigmaLexicon + crisisLexicon + consentLexicon
    + timingLexicon + vulnerableLexicon + clinicalLexicon

  init(registry: Registry?, phrases: [TrustRules.Phrase]) {
    addEnglish()
    for list in Lexicon.lists { add(list) }
    for (number, phrase) in phrases.enumerated() {
      add(WordList(.trustPhrase, source: phrase.source, phrase.text), payload: Int32(number))
    }
    if let registry { add(registry) }
    automaton.seal()
  }

  // MARK: Asking

  /// A sensitive word one letter away from a word that is none of ours.
  func sensitiveNeighbour(of word: ArraySlice<UInt8>) -> [UInt8]? {
    guard (6...14).contains(word.count) else { return nil }
    let letters = Array(word)
    if let target = neighbours[letters] { return target }
    for index in letters.indices {
      var shorter = letters
      shorter.remove(at: index)
      if sensitive.contains(shorter) { return shorter }
      if let target = neighbours[shorter], target.count == letters.count,
        Lexicon.isOneSlip(letters, target)
      {
        return target
      }
    }
    return nil
  }

  /// One letter exchanged, or two neighbours swapped.
  private static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let differing = left.indices.filter { left[$0] != right[$0] }
    if differing.count == 1 { return true }
    return differing.count == 2 && differing[1] == differing[0] + 1
      && left[differing[0]] == right[differing[1]] && left[differing[1]] == right[differing[0]]
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
          vocabulary.contains(piece)
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

  private mutating func addEnglish() {
    for part in [englishWords1, englishWords2, englishWords3, englishWords4, englishWords5] {
      for word in part.utf8.split(whereSeparator: { $0 == 32 || $0 == 10 }) {
        vocabulary.insert(word)
      }
    }
    for part in [firstNamesList, moreFirstNamesList] {
      for word in part.utf8.split(whereSeparator: { $0 == 32 || $0 == 10 }) {
        let letters = word.map(asciiLower)
        firstNames.insert(letters)
        vocabulary.insert(letters)
      }
    }
  }

  private mutating func add(_ list: WordList, payload: Int32 = -1) {
    for (letters, isPrefix) in list.expanded() {
      automaton.add(letters, cue: list.cue, payload: payload, isPrefix: isPrefix)
      for word in letters.split(separator: 32) { vocabulary.insert(word) }
      if list.cue == .sensitive { addSensitive(letters) }
    }
  }

  private mutating func addSensitive(_ letters: [UInt8]) {
    sensitive.insert(letters)
    guard letters.count >= 7 else { return }
    for index in letters.indices {
      var shorter = letters
      shorter.remove(at: index)
      if neighbours[shorter] == nil { neighbours[shorter] = letters }
    }
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
    let letters = WordList.canonical(FoldedText(name).bytes)
    guard letters.count >= 2 else { return }
    automaton.add(letters, cue: cue, payload: Int32(payload))
    for word in letters.split(separator: 32) { vocabulary.insert(word) }
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
