/// Finds every phrase of the word lists in one pass over a text's canonical letters (Aho-Corasick).
/// Built once; what it answers depends on its phrases alone, never on the order they came in.
struct PhraseAutomaton: Sendable {
  /// What a phrase stands for.
  struct Phrase: Sendable {
    let cue: Cue
    /// Which registry entry the phrase names; -1 where it names none.
    let payload: Int32
    /// How many words it has.
    let words: Int32
    /// True where it is the beginning of a word, as in `restrain*`.
    let isPrefix: Bool
    let length: Int32
  }

  private static let symbols = 40
  private(set) var phrases: [Phrase] = []
  private var next: [Int32]
  /// First of a state's own phrases in `outputs`, -1 where it has none; the nearest suffix state with
  /// any follows in `outputLink`.
  private var ownOutputs: [Int32]
  private var outputLink: [Int32]
  private var outputs: [(phrase: Int32, next: Int32)] = []
  private(set) var stateCount: Int

  init() {
    next = [Int32](repeating: -1, count: PhraseAutomaton.symbols)
    ownOutputs = [-1]
    outputLink = [-1]
    stateCount = 1
  }

  /// Adds a phrase in canonical letters: words with single spaces between.
  mutating func add(_ letters: [UInt8], cue: Cue, payload: Int32 = -1, isPrefix: Bool = false) {
    guard !letters.isEmpty else { return }
    var state = 0
    for byte in letters {
      let slot = state * PhraseAutomaton.symbols + PhraseAutomaton.symbol(byte)
      if next[slot] < 0 {
        next[slot] = Int32(stateCount)
        stateCount += 1
        next.append(contentsOf: repeatElement(-1, count: PhraseAutomaton.symbols))
        ownOutputs.append(-1)
        outputLink.append(-1)
      }
      state = Int(next[slot])
    }
    var existing = ownOutputs[state]
    while existing >= 0 {
      let phrase = phrases[Int(outputs[Int(existing)].phrase)]
      if phrase.cue == cue, phrase.payload == payload, phrase.isPrefix == isPrefix { return }
      existing = outputs[Int(existing)].next
    }
    outputs.append((Int32(phrases.count), ownOutputs[state]))
    ownOutputs[state] = Int32(outputs.count - 1)
    phrases.append(
      Phrase(
        cue: cue, payload: payload, words: Int32(letters.count { $0 == 32 } + 1),
        isPrefix: isPrefix, length: Int32(letters.count)))
  }

  /// Links every state to its longest proper suffix; no phrase may be added after.
  mutating func seal() {
    let symbols = PhraseAutomaton.symbols
    var suffix = [Int32](repeating: 0, count: stateCount)
    var queue: [Int32] = []
    queue.reserveCapacity(stateCount)
    for symbol in 0..<symbols {
      if next[symbol] < 0 { next[symbol] = 0 } else { queue.append(next[symbol]) }
    }
    var head = 0
    while head < queue.count {
      let state = Int(queue[head])
      head += 1
      let link = Int(suffix[state])
      outputLink[state] = ownOutputs[link] >= 0 ? Int32(link) : outputLink[link]
      for symbol in 0..<symbols {
        let slot = state * symbols + symbol
        let viaSuffix = next[link * symbols + symbol]
        if next[slot] < 0 {
          next[slot] = viaSuffix
        } else {
          suffix[Int(next[slot])] = viaSuffix
          queue.append(next[slot])
        }
      }
    }
  }

  /// Calls `found` for every phrase in `canonical`, with the tokens it covers, in order of its end.
  func scan(
    _ canonical: [UInt8], _ tokens: [Token], found: (Phrase, _ first: Int, _ last: Int) -> Void
  ) {
    let symbols = PhraseAutomaton.symbols
    next.withUnsafeBufferPointer { next in
      ownOutputs.withUnsafeBufferPointer { own in
        canonical.withUnsafeBufferPointer { letters in
          var state = 0
          var position = 0
          for (index, token) in tokens.enumerated() {
            let end = token.canonical.upperBound
            while position < end {
              state = Int(next[state * symbols + PhraseAutomaton.symbol(letters[position])])
              position += 1
              if own[state] >= 0 || outputLink[state] >= 0 {
                report(state, position, index, tokens, position == end, found)
              }
            }
          }
        }
      }
    }
  }

  private func report(
    _ state: Int, _ position: Int, _ index: Int, _ tokens: [Token], _ atWordEnd: Bool,
    _ found: (Phrase, Int, Int) -> Void
  ) {
    var current = ownOutputs[state] >= 0 ? Int32(state) : outputLink[state]
    while current >= 0 {
      var output = ownOutputs[Int(current)]
      while output >= 0 {
        let phrase = phrases[Int(outputs[Int(output)].phrase)]
        if phrase.isPrefix || atWordEnd {
          let first = index - Int(phrase.words) + 1
          if first >= 0, tokens[first].canonical.lowerBound == position - Int(phrase.length) {
            found(phrase, first, index)
          }
        }
        output = outputs[Int(output)].next
      }
      current = outputLink[Int(current)]
    }
  }

  /// a-z, 0-9, space, and all that breaks a phrase.
  @inline(__always)
  private static func symbol(_ byte: UInt8) -> Int {
    if isLowerLetter(byte) { return Int(byte) - 97 }
    if isDigit(byte) { return Int(byte) - 48 + 26 }
    return byte == 32 ? 36 : 37
  }
}
