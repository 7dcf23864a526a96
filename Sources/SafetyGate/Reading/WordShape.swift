/// What signs a stretch without spaces contains.
struct WordShape {
  private(set) var hasAt = false
  private(set) var hasColon = false
  private(set) var hasDot = false

  mutating func add(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "@"): hasAt = true
    case UInt8(ascii: ":"): hasColon = true
    case UInt8(ascii: "."): hasDot = true
    default: break
    }
  }

  var isSpecial: Bool { hasAt || hasColon || hasDot }
}

func isLeetSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "*"),
    UInt8(ascii: "|"), UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: "<"):
    true
  default: false
  }
}

/// A sign that closes a word before a space.
func isClosingSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
    UInt8(ascii: "!"), UInt8(ascii: "?"):
    true
  default: false
  }
}

func pack(_ letters: some Sequence<UInt8>) -> UInt64 {
  letters.reduce(0) { $0 << 8 | UInt64($1) }
}
