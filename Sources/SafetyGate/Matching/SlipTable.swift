/// Finds the sensitive word that a strange word misses by one letter.
struct SlipTable: Sendable {
  private var targets: [[UInt8]] = []
  /// Each word of seven letters and more with one letter left out, by hash.
  private var shortened = NumberMap(capacity: 4_096)

  mutating func add(_ letters: [UInt8]) {
    guard letters.count >= 7 else { return }
    targets.append(letters)
    for left in letters.indices {
      shortened.keep(
        Int32(targets.count - 1), for: SlipTable.hash(letters[...], without: left))
    }
  }

  /// A letter is missing, or one is too many, or one is exchanged, or two neighbours are swapped.
  func target(of word: ArraySlice<UInt8>, _ words: WordTable) -> [UInt8]? {
    if let target = shortened[WordTable.hash(word)] { return targets[Int(target)] }
    for left in word.indices {
      let hash = SlipTable.hash(word, without: left)
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

  private static func hash(_ word: ArraySlice<UInt8>, without left: Int) -> UInt64 {
    var hash = WordTable.emptyHash
    for index in word.indices where index != left { hash = WordTable.step(hash, word[index]) }
    return WordTable.closed(hash)
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
