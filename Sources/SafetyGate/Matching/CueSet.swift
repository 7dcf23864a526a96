/// A set of cues, small enough to ask of every sentence.
struct CueSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  @inline(__always)
  init(_ cues: [Cue]) {
    for cue in cues { insert(cue) }
  }

  @inline(__always)
  mutating func insert(_ cue: Cue) {
    let bit = UInt64(1) << UInt64(cue.rawValue & 63)
    // Not a switch: nobody can guess in which word the next cue of a text is.
    low |= cue.rawValue < 64 ? bit : 0
    middle |= cue.rawValue >> 6 == 1 ? bit : 0
    high |= cue.rawValue >= 128 ? bit : 0
  }

  func union(_ other: CueSet) -> CueSet {
    var union = self
    union.formUnion(other)
    return union
  }

  mutating func formUnion(_ other: CueSet) {
    low |= other.low
    middle |= other.middle
    high |= other.high
  }

  @inline(__always)
  func has(_ cue: Cue) -> Bool {
    let bit = UInt64(1) << UInt64(cue.rawValue & 63)
    switch cue.rawValue >> 6 {
    case 0: return low & bit != 0
    case 1: return middle & bit != 0
    default: return high & bit != 0
    }
  }

  @inline(__always)
  func hasAny(_ other: CueSet) -> Bool {
    low & other.low != 0 || middle & other.middle != 0 || high & other.high != 0
  }
}

extension CueSet: ExpressibleByArrayLiteral {
  @inline(__always)
  init(arrayLiteral cues: Cue...) { self.init(cues) }
}
