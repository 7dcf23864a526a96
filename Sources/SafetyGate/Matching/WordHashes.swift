/// A set of words, kept as 64-bit FNV-1a hashes in one flat table: asked for nearly every word of
/// every post.
struct WordHashes: Sendable {
  private var slots: [UInt64]
  private(set) var count = 0

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  mutating func insert(_ word: some Sequence<UInt8>) {
    if count * 2 >= slots.count { grow() }
    put(WordHashes.hash(word))
  }

  func contains(_ word: some Sequence<UInt8>) -> Bool {
    let hash = WordHashes.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private mutating func put(_ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    count = 0
    for hash in old where hash != 0 { put(hash) }
  }

  /// Never 0, which marks an empty slot.
  @inline(__always)
  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash == 0 ? 1 : hash
  }
}
