import CWordLists

/// All word lists as they stand in the files of Sources/CWordLists, which are compiled in. Read once,
/// at the first gate, and checked: a list that cannot be read stops every gate from being made.
struct WordLists: Sendable {
  /// Phrases for the rules.
  private(set) var phrases: [WordList] = []
  /// Single words and what each of them is.
  private(set) var words: [(facts: WordFacts, words: ArraySlice<UInt8>)] = []
  private(set) var faults: [GateSetupError.Fault] = []
  /// Every byte of every file, for the ruleset's digest.
  private(set) var files: [[UInt8]] = []

  static let shared = WordLists()

  init() {
    for index in 0..<word_list_file_count() {
      let file = word_list_file_at(index)
      let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      files.append(bytes)
      read(bytes, String(cString: file.name))
    }
    let missing = Set(Cue.allCases.map(\.name)).subtracting(phrases.map(\.cue.name))
    for name in missing.sorted() where !WordLists.fromElsewhere.contains(name) {
      faults.append(.wordList(file: "people.txt", line: 1, "no list for '\(name)'"))
    }
  }

  /// - Parameter files: by name; for lists that are not ours.
  init(files: [(name: String, text: String)]) {
    for (name, text) in files { read(Array(text.utf8), name) }
  }

  /// Cues that the registry or the trust's own rules bring.
  private static let fromElsewhere: Set<String> = [
    "unit", "unitAlias", "locality", "trustName", "helplineName", "retiredName", "trustPhrase",
  ]

  private static let facts: [String: WordFacts] = [
    "known": .known, "firstName": [.known, .firstName], "everydayName": .everydayName,
    "acronym": .acronym, "sexed": .sexed, "otherLanguage": .otherLanguage,
    "smallEnglish": .smallEnglish, "abbreviation": .abbreviation,
  ]

  private static let cues: [String: Cue] = Dictionary(
    uniqueKeysWithValues: Cue.allCases.map { ($0.name, $0) })

  // MARK: Reading

  /// A heading in brackets, then its phrases up to the next; lines that begin with # are for people.
  private mutating func read(_ bytes: [UInt8], _ file: String) {
    var heading: (name: String, source: String, line: Int, start: Int)?
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      if bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "#") {
        if let heading { close(heading, bytes[heading.start..<start], file) }
        heading = nil
      }
      if bytes[start] == UInt8(ascii: "[") {
        let line = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        let parts = line.split(separator: "]", maxSplits: 1)
        let source = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
        heading = (String(parts.first ?? ""), String(source), number, min(end + 1, bytes.count))
      } else if heading == nil, bytes[start] > 32, bytes[start] != UInt8(ascii: "#") {
        faults.append(.wordList(file: file, line: number, "words that stand in no list"))
      }
      start = end + 1
    }
    if let heading { close(heading, bytes[heading.start...], file) }
  }

  private mutating func close(
    _ heading: (name: String, source: String, line: Int, start: Int), _ phrases: ArraySlice<UInt8>,
    _ file: String
  ) {
    func fault(_ message: String) {
      faults.append(.wordList(file: file, line: heading.line, message))
    }
    if heading.source.isEmpty { fault("the list '\(heading.name)' names no source") }
    if !phrases.contains(where: { $0 > 32 }) { fault("the list '\(heading.name)' is empty") }
    if phrases.count(where: { $0 == UInt8(ascii: "(") })
      != phrases.count(where: { $0 == UInt8(ascii: ")") })
    {
      fault("a bracket of the list '\(heading.name)' is not closed")
    }
    if let cue = WordLists.cues[heading.name] {
      self.phrases.append(WordList(cue, source: heading.source, phrases))
    } else if let facts = WordLists.facts[heading.name] {
      words.append((facts, phrases))
    } else {
      fault("nothing is called '\(heading.name)'")
    }
  }
}

extension Cue {
  /// As the files of word lists call it.
  var name: String { String(describing: self) }
}
