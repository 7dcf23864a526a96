/// Finds the sensitive word that a strange word misses by one letter.
struct SlipTable: Sendable {
  private var targets: [[UInt8]] = []
  /// Each word of seven letters and more with one letter left out, by hash.
  private var shortened = NumberMap(capacity: 4_096)
  /// A bit for the hash of each sensitive word and of each shortened one: nearly all strange words are
  /// told apart from them by it, in one small stretch of memory.
  private var sieve = [UInt64](repeating: 0, count: 1_024)

  /// - Parameter letters: a sensitive word.
  mutating func add(_ letters: [UInt8]) {
    mark(WordTable.hash(letters))
    guard letters.count >= 7 else { return }
    targets.append(letters)
    for left in letters.indices {
      let hash = SlipTable.hash(letters[(left + 1)...], after: WordTable.run(letters[..<left]))
      mark(hash)
      shortened.keep(Int32(targets.count - 1), for: hash)
    }
  }

  private mutating func mark(_ hash: UInt64) {
    sieve[SlipTable.place(hash)] |= 1 << (hash & 63)
  }

  /// False for a word that is neither sensitive nor one letter shorter.
  func mayHold(_ hash: UInt64) -> Bool {
    sieve[SlipTable.place(hash)] & 1 << (hash & 63) != 0
  }

  private static func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 6) & 1_023
  }

  /// A letter is missing, or one is too many, or one is exchanged, or two neighbours are swapped.
  func target(of word: ArraySlice<UInt8>, _ words: WordTable) -> [UInt8]? {
    if let target = shortened[WordTable.hash(word)] { return targets[Int(target)] }
    var before = WordTable.emptyHash
    for left in word.indices {
      let hash = SlipTable.hash(word[(left + 1)...], after: before)
      before = WordTable.step(before, word[left])
      guard mayHold(hash) else { continue }
      if words.entry(hash: hash).facts.contains(.sensitive) {
        return Array(word[..<left] + word[(left + 1)...])
      }
      if let number = shortened[hash] {
        let target = targets[Int(number)]
        if target.count == word.count, SlipTable.isOneSlip(word, target) { return target }
      }
    }
    return nil
  }

  /// - Parameter before: the hash of the letters before the one that is left out.
  private static func hash(_ rest: ArraySlice<UInt8>, after before: UInt64) -> UInt64 {
    WordTable.closed(WordTable.run(rest, after: before))
  }

  /// One letter exchanged, or two neighbours swapped.
  private static func isOneSlip(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
    var differing: [Int] = []
    for step in right.indices where left[left.startIndex + step] != right[step] {
      differing.append(step)
      if differing.count > 2 { return false }
    }
    if differing.count == 1 { return true }
    guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
    let start = left.startIndex
    return left[start + differing[0]] == right[differing[1]]
      && left[start + differing[1]] == right[differing[0]]
  }
}
