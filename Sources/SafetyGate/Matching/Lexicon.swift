import CampaignCore

/// Every word and phrase the rules know, with the registry's names among them: built once. A class,
/// because every text of every post is read with it and none may change it.
final class Lexicon: Sendable {
  /// Everyday English, our lists, the registry, and what each word is.
  let words: WordTable
  let phrases: PhraseTrie
  /// The sensitive words, for those that are one letter wrong.
  private let slips: SlipTable

  init(registry: Registry?, phrases: [TrustRules.Phrase]) {
    var draft = LexiconDraft.common
    draft.add(phrases)
    if let registry { draft.add(registry) }
    words = draft.words
    self.phrases = draft.phrases
    slips = draft.slips
  }

  // MARK: Asking

  func isKnown(_ word: some Sequence<UInt8>) -> Bool { words.facts(word).contains(.known) }

  func isSensitive(_ word: some Sequence<UInt8>) -> Bool { isSensitive(hash: WordTable.hash(word)) }

  func isSensitive(hash: UInt64) -> Bool {
    slips.mayHold(hash) && words.entry(hash: hash).facts.contains(.sensitive)
  }

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
}
