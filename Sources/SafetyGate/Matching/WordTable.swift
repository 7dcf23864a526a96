/// Every word the gate knows with what it knows of it, by the word's 64-bit FNV-1a hash in one flat
/// table: asked once for each word of each post.
struct WordTable: Sendable {
  struct Entry: Sendable {
    var facts: WordFacts = []
    /// What the phrases call the word by; 0 where no phrase holds it.
    var number: Int32 = 0
  }

  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var entry = Entry()
  }

  private var slots: [Slot]
  private var count = 0
  private(set) var lastNumber: Int32 = 0

  /// - Parameter capacity: how many words are expected.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
  }

  mutating func insert(_ word: some Sequence<UInt8>, _ facts: WordFacts) {
    insert(hash: WordTable.hash(word), facts)
  }

  mutating func insert(hash: UInt64, _ facts: WordFacts) {
    let slot = self.slot(making: hash)
    slots[slot].entry.facts.formUnion(facts)
  }

  /// The number the phrases call a word by; given on the first asking.
  mutating func number(hash: UInt64, _ facts: WordFacts) -> Int32 {
    let slot = self.slot(making: hash)
    slots[slot].entry.facts.formUnion(facts)
    if slots[slot].entry.number == 0 {
      lastNumber += 1
      slots[slot].entry.number = lastNumber
    }
    return slots[slot].entry.number
  }

  func entry(hash: UInt64) -> Entry {
    slots.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot].hash != 0 {
        if slots[slot].hash == hash { return slots[slot].entry }
        slot = (slot + 1) & (slots.count - 1)
      }
      return Entry()
    }
  }

  func entry(_ word: some Sequence<UInt8>) -> Entry { entry(hash: WordTable.hash(word)) }

  func facts(_ word: some Sequence<UInt8>) -> WordFacts { entry(word).facts }

  // MARK: Hashing

  static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Never 0, which marks an empty slot.
  @inline(__always)
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    closed(run(word))
  }

  /// The hash of letters that others may follow.
  @inline(__always)
  static func run(_ letters: some Sequence<UInt8>, after before: UInt64 = emptyHash) -> UInt64 {
    var hash = before
    for byte in letters { hash = step(hash, byte) }
    return hash
  }

  @inline(__always)
  static func closed(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  // MARK: Keeping

  private mutating func slot(making hash: UInt64) -> Int {
    if count * 2 >= slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot].hash = hash
    count += 1
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for full in old where full.hash != 0 {
      var slot = Int(truncatingIfNeeded: full.hash) & (slots.count - 1)
      while slots[slot].hash != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = full
    }
  }
}
