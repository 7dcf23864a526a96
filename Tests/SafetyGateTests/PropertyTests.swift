import CampaignCore
import Foundation
import Testing

@testable import SafetyGate

/// What holds for every text, shown on texts made by chance from one seed.
@Suite struct PropertyTests {
  @Test func `folding keeps the place of every byte`() {
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let text = TextMaker.text(using: &chance)
      let folded = FoldedText(text)
      let count = text.unicodeScalars.count
      #expect(folded.scalarCount == count)
      let origins = folded.bytes.indices.map { folded.origin(of: $0) }
      #expect(zip(origins, origins.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(origins.allSatisfy { $0 >= 0 && $0 < count })
    }
  }

  @Test func `every finding lies within its text, and texts of any kind are answered`() {
    var chance = SeededGenerator(seed: 11)
    for _ in 0..<1_500 {
      let text = TextMaker.text(using: &chance)
      let verdict = CaseFiles.gate.examine(GateSubject(text: text, alts: [text, nil]))
      let count = text.unicodeScalars.count
      for finding in verdict.findings {
        #expect(finding.start >= 0 && finding.start <= finding.end && finding.end <= count)
      }
    }
  }

  @Test func `adding an invisible character never lowers a verdict`() throws {
    var chance = SeededGenerator(seed: 13)
    let invisible: [Unicode.Scalar] = [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{00AD}", "\u{202E}",
    ]
    for family in CaseFiles.families {
      for text in try CaseFiles.cases(family) where text.alts == nil {
        var scalars = Array(text.subject.text.unicodeScalars)
        let place = Int.random(in: 0...scalars.count, using: &chance)
        scalars.insert(invisible.randomElement(using: &chance) ?? "\u{200B}", at: place)
        var changed = text.subject
        changed.text = String(String.UnicodeScalarView(scalars))
        let before = CaseFiles.gate.examine(text.subject).severity
        let after = CaseFiles.gate.examine(changed).severity
        #expect((before ?? .inform) <= (after ?? .inform), "at \(place): \(text.text)")
      }
    }
  }

  @Test func `no check is spared a post of which it has something to say`() throws {
    var chance = SeededGenerator(seed: 23)
    let written = try CaseFiles.families.flatMap { try CaseFiles.cases($0).map(\.subject) }
    let made = (0..<1_000).map { _ in GateSubject(text: TextMaker.text(using: &chance)) }
    let checks = SafetyGate.families.flatMap(\.checks)
    for subject in written + made {
      let post = Examination(subject, DisclosureLedger(), CaseFiles.gate)
      for check in checks where !check.isNeeded(for: post) {
        var report = Report()
        check.look(post, &report)
        #expect(report.marks.isEmpty, "\(subject.text)")
      }
    }
  }

  @Test func `the order of the rules changes nothing`() throws {
    let registry = CaseFiles.gate.registry
    let reversed = try SafetyGate(
      registry: registry, trustRules: .none, families: SafetyGate.families.reversed())
    #expect(reversed.ruleset == CaseFiles.gate.ruleset)
    for family in CaseFiles.families {
      for text in try CaseFiles.cases(family) {
        #expect(reversed.examine(text.subject) == CaseFiles.gate.examine(text.subject))
      }
    }
  }

  /// Steps are counted, not timed: a rule looks around in one sentence at most, a sentence has at
  /// most so many tokens, and tokens and hits grow with the text and no faster.
  @Test(arguments: ["patient suicide 1 ", "a1b2.@", "s u i c i d e ", "ward.ward ", "(", "07700 "])
  func `work grows with the text and no faster`(piece: String) {
    let short = Reading(
      String(repeating: piece, count: 100), field: .text, lexicon: CaseFiles.gate.lexicon)
    let long = Reading(
      String(repeating: piece, count: 1_000), field: .text, lexicon: CaseFiles.gate.lexicon)
    #expect(long.tokens.count <= 11 * max(short.tokens.count, 1))
    #expect(long.hits.count <= 11 * max(short.hits.count, 1))
    #expect(long.sentences.allSatisfy { $0.tokens.count <= Tokenizer.longestSentence })
    let tallest = long.sentences.map(\.hits.count).max() ?? 0
    #expect(tallest <= 40 * Tokenizer.longestSentence)
  }
}

/// Random numbers that come again with the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64, Steele, Lea and Flood, OOPSLA 2014.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts of words, numbers, signs, emoji and scalars from anywhere.
enum TextMaker {
  private static let words = [
    "patient", "suicide", "07700", "900123", "ward", "Larch", "our", "&#115;", "&amp;", "@", "#Tag",
    "he", "lives", "at", "ZZ99", "3WZ", "dot", "com", "http://x.uk/a", "a@b.uk", "9", "st", "kg",
    "DOB", "1/2/1990", "two", "in", "s", "u", "i", "13.22", "£20", "ﬁ", "ß", "𝗡𝗘𝗪", "👩\u{200D}⚕️",
    "e\u{301}", "\u{202E}", "раtient", "Ⅷ", "①", "\n", "\r\n", "\t", "(", ")", "'", "…", "!",
    "su!cide",
  ]

  static func text(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
      if Int.random(in: 0..<6, using: &generator) == 0 {
        let value = UInt32.random(in: 1..<0x11_0000, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else {
        text += words.randomElement(using: &generator) ?? ""
      }
      if Bool.random(using: &generator) { text += " " }
    }
    return text
  }
}
