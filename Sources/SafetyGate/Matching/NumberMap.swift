/// Numbers by 64-bit keys in one flat table; no key is 0.
struct NumberMap: Sendable {
  private struct Slot: Sendable {
    var key: UInt64 = 0
    var value: Int32 = 0
  }

  private var slots: [Slot]
  private var count = 0

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
  }

  /// Nil where the key has no value.
  subscript(key: UInt64) -> Int32? {
    slots.withUnsafeBufferPointer { slots in
      var slot = NumberMap.place(key) & (slots.count - 1)
      while slots[slot].key != 0 {
        if slots[slot].key == key { return slots[slot].value }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// Keeps the value a key already has.
  mutating func keep(_ value: Int32, for key: UInt64) {
    if count * 2 >= slots.count { grow() }
    var slot = NumberMap.place(key) & (slots.count - 1)
    while slots[slot].key != 0 {
      if slots[slot].key == key { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Slot(key: key, value: value)
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for full in old where full.key != 0 {
      var slot = NumberMap.place(full.key) & (slots.count - 1)
      while slots[slot].key != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = full
    }
  }

  /// Keys may differ in their high bits alone: all bits are mixed into the low ones (Fibonacci hashing).
  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 24)
  }
}
