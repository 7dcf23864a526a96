/// Finds every phrase of the word lists in one pass over a text's words. A phrase is kept from its last
/// word back to its first, so that each word of a text is asked once which phrases may end with it.
/// Built once; what it answers depends on its phrases alone.
struct PhraseTrie: Sendable {
  private struct Node: Sendable {
    /// The first of its phrases in `outputs`.
    var output: Int32 = Node.none
    /// A bit for each word that may stand before, by the word's number: most words that do not are
    /// told by it, without a look into the table.
    var before: UInt32 = 0

    static let none: Int32 = -1

    static func bit(of word: Int32) -> UInt32 { 1 << UInt32(word & 31) }
  }

  /// What a phrase stands for.
  private struct Output: Sendable {
    let cue: Cue
    let payload: Int32
    let next: Int32
  }

  /// The nodes of phrases that end with a whole word, by the word's number.
  private var lastWords = [Node()]
  /// All others; their numbers have the highest bit but one.
  private var inner: [Node] = []
  private static let isInner: Int32 = 1 << 30
  /// First one for each cue, by its number: nearly all phrases stand for a cue alone, and share these
  /// few bytes.
  private var outputs = Cue.allCases.map { Output(cue: $0, payload: -1, next: Node.none) }
  private var edges = NumberMap(capacity: 40_000)
  /// The nodes of phrases that end with the beginning of a word, by its hash.
  private var beginnings = NumberMap(capacity: 512)
  /// For each pair of first letters, how long the beginnings are that start with it: bit n for n letters.
  private var lengths = [UInt64](repeating: 0, count: 1_024)
  /// A bit for each pair that has any: most words are sent away by these few bytes.
  private var pairs = [UInt64](repeating: 0, count: 16)

  // MARK: Building

  /// - Parameters:
  ///   - words: the numbers of its words; the last counts only where it is whole.
  ///   - beginning: the letters its last word begins with, as in `restrain*`; nil where it is whole.
  mutating func add(_ words: [Int32], beginning: ArraySlice<UInt8>?, cue: Cue, payload: Int32) {
    guard let last = words.last else { return }
    var node = beginning.map { self.node(beginning: $0) } ?? self.node(lastWord: last)
    for word in words.dropLast().reversed() { node = child(of: node, word) }
    self[node].output = output(cue, payload, beside: self[node].output)
  }

  /// What a node answers after one more phrase ends there.
  private mutating func output(_ cue: Cue, _ payload: Int32, beside first: Int32) -> Int32 {
    if first == Node.none, payload < 0 { return Int32(cue.rawValue) }
    var output = first
    while output >= 0 {
      let known = outputs[Int(output)]
      if known.cue == cue, known.payload == payload { return first }
      output = known.next
    }
    outputs.append(Output(cue: cue, payload: payload, next: first))
    return Int32(outputs.count - 1)
  }

  private subscript(number: Int32) -> Node {
    get {
      number & PhraseTrie.isInner == 0
        ? lastWords[Int(number)] : inner[Int(number ^ PhraseTrie.isInner)]
    }
    set {
      if number & PhraseTrie.isInner == 0 {
        lastWords[Int(number)] = newValue
      } else {
        inner[Int(number ^ PhraseTrie.isInner)] = newValue
      }
    }
  }

  private mutating func node(lastWord word: Int32) -> Int32 {
    while lastWords.count <= Int(word) { lastWords.append(Node()) }
    return word
  }

  private mutating func node(beginning letters: ArraySlice<UInt8>) -> Int32 {
    let hash = WordTable.hash(letters)
    if let known = beginnings[hash] { return known }
    let fresh = makeNode()
    beginnings.keep(fresh, for: hash)
    if let first = letters.first, letters.count < 64 {
      let bit = UInt64(1) << UInt64(letters.count)
      if letters.count == 1 {
        for second in UInt8(0)..<32 { add(bit, PhraseTrie.pair(first, second)) }
      } else {
        add(bit, PhraseTrie.pair(first, letters[letters.startIndex + 1]))
      }
    }
    return fresh
  }

  private mutating func add(_ length: UInt64, _ pair: Int) {
    lengths[pair] |= length
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
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
    self[node].before |= Node.bit(of: word)
    return fresh
  }

  private mutating func makeNode() -> Int32 {
    inner.append(Node())
    return Int32(inner.count - 1) | PhraseTrie.isInner
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
    let pair = PhraseTrie.pair(canonical[letters.lowerBound], second)
    if pairs[pair >> 6] & 1 << UInt64(pair & 63) != 0 {
      findBeginnings(lengths[pair], canonical, letters, index, tokens, &hits)
    }
    if tokens[index].facts.contains(.endsPhrase) { walk(tokens[index].word, index, tokens, &hits) }
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
    var number = last
    var first = index
    while true {
      let node = self[number]
      var output = node.output
      while output >= 0 {
        let found = outputs[Int(output)]
        hits.append(Hit(cue: found.cue, payload: found.payload, first: first, last: index))
        output = found.next
      }
      guard node.before != 0, first > 0, !tokens[first].gap.endsClause else { break }
      let before = tokens[first - 1].word
      guard before > 0, node.before & Node.bit(of: before) != 0,
        tokens[first - 1].sentence == tokens[index].sentence,
        let next = edges[PhraseTrie.edge(number, before)]
      else { break }
      number = next
      first -= 1
    }
    guard hits.count > start + 1 else { return }
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
