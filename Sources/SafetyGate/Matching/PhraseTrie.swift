/// Finds every phrase of the word lists in one pass over a text's words. A phrase is kept from its last
/// word back to its first, so that each word of a text is asked once which phrases may end with it.
/// Built once; what it answers depends on its phrases alone.
struct PhraseTrie: Sendable {
  private struct Node: Sendable {
    var firstOutput: Int32 = -1
    var hasChildren = false
  }

  /// What a phrase stands for.
  private struct Output: Sendable {
    let cue: Cue
    let payload: Int32
    let next: Int32
  }

  private var nodes = [Node()]
  private var outputs: [Output] = []
  private var edges = NumberMap(capacity: 40_000)
  /// The nodes of phrases that end with a whole word, by the word's number.
  private var lastWords: [Int32] = [0]
  /// The nodes of phrases that end with the beginning of a word, by its hash.
  private var beginnings = NumberMap(capacity: 512)
  /// For each pair of first letters, how long the beginnings are that start with it: bit n for n letters.
  private var lengths = [UInt64](repeating: 0, count: 1_024)

  // MARK: Building

  /// - Parameters:
  ///   - words: the numbers of its words; the last counts only where it is whole.
  ///   - beginning: the letters its last word begins with, as in `restrain*`; nil where it is whole.
  mutating func add(_ words: [Int32], beginning: ArraySlice<UInt8>?, cue: Cue, payload: Int32) {
    guard let last = words.last else { return }
    var node = beginning.map { self.node(beginning: $0) } ?? self.node(lastWord: last)
    for word in words.dropLast().reversed() { node = child(of: node, word) }
    var output = nodes[Int(node)].firstOutput
    while output >= 0 {
      let known = outputs[Int(output)]
      if known.cue == cue, known.payload == payload { return }
      output = known.next
    }
    outputs.append(Output(cue: cue, payload: payload, next: nodes[Int(node)].firstOutput))
    nodes[Int(node)].firstOutput = Int32(outputs.count - 1)
  }

  private mutating func node(lastWord word: Int32) -> Int32 {
    while lastWords.count <= Int(word) { lastWords.append(0) }
    if lastWords[Int(word)] == 0 { lastWords[Int(word)] = makeNode() }
    return lastWords[Int(word)]
  }

  private mutating func node(beginning letters: ArraySlice<UInt8>) -> Int32 {
    let hash = WordTable.hash(letters)
    if let known = beginnings[hash] { return known }
    let fresh = makeNode()
    beginnings.keep(fresh, for: hash)
    if let first = letters.first, letters.count < 64 {
      let bit = UInt64(1) << UInt64(letters.count)
      if letters.count == 1 {
        for second in UInt8(0)..<32 { lengths[PhraseTrie.pair(first, second)] |= bit }
      } else {
        lengths[PhraseTrie.pair(first, letters[letters.startIndex + 1])] |= bit
      }
    }
    return fresh
  }

  /// A letter and a digit may share a place: a look-up too many, never one too few.
  @inline(__always)
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  private mutating func child(of node: Int32, _ word: Int32) -> Int32 {
    let key = PhraseTrie.edge(node, word)
    if let known = edges[key] { return known }
    let fresh = makeNode()
    edges.keep(fresh, for: key)
    nodes[Int(node)].hasChildren = true
    return fresh
  }

  private mutating func makeNode() -> Int32 {
    nodes.append(Node())
    return Int32(nodes.count - 1)
  }

  // MARK: Finding

  /// Appends the phrases that end with the token at `index`: first those that its beginning makes,
  /// then those it makes as a whole, the longest first in both.
  func find(
    endingAt index: Int, in tokens: [Token], _ canonical: [UInt8], into hits: inout [Hit]
  ) {
    let letters = tokens[index].canonical
    guard !letters.isEmpty else { return }
    let second = letters.count > 1 ? canonical[letters.lowerBound + 1] : 0
    let wanted = lengths[PhraseTrie.pair(canonical[letters.lowerBound], second)]
    if wanted != 0 { findBeginnings(wanted, canonical, letters, index, tokens, &hits) }
    let word = Int(tokens[index].word)
    if word > 0, word < lastWords.count, lastWords[word] != 0 {
      walk(lastWords[word], index, tokens, &hits)
    }
  }

  private func findBeginnings(
    _ lengths: UInt64, _ canonical: [UInt8], _ letters: Range<Int>, _ index: Int,
    _ tokens: [Token], _ hits: inout [Hit]
  ) {
    var hash = WordTable.emptyHash
    var left = lengths >> 1
    for place in letters where left != 0 {
      hash = WordTable.step(hash, canonical[place])
      if left & 1 != 0, let node = beginnings[WordTable.closed(hash)] {
        walk(node, index, tokens, &hits)
      }
      left >>= 1
    }
  }

  /// From the last word of a phrase back to its first, as long as no clause ends between.
  private func walk(_ last: Int32, _ index: Int, _ tokens: [Token], _ hits: inout [Hit]) {
    let start = hits.count
    var node = Int(last)
    var first = index
    while true {
      var output = nodes[node].firstOutput
      while output >= 0 {
        let found = outputs[Int(output)]
        hits.append(Hit(cue: found.cue, payload: found.payload, first: first, last: index))
        output = found.next
      }
      guard nodes[node].hasChildren, first > 0, !tokens[first].gap.endsClause else { break }
      let before = tokens[first - 1]
      guard before.word > 0, before.sentence == tokens[index].sentence,
        let next = edges[PhraseTrie.edge(Int32(node), before.word)]
      else { break }
      node = Int(next)
      first -= 1
    }
    var (low, high) = (start, hits.count - 1)
    while low < high {
      hits.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  @inline(__always)
  private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
