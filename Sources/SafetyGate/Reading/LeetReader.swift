/// Reads digits and signs as the letters they stand for.
enum LeetReader {
  /// At most eight readings, the likeliest first; signs that stand for nothing give none.
  static func readings(of raw: [UInt8]) -> [[UInt8]] {
    var readings: [[UInt8]] = [[]]
    for byte in raw {
      let options = letters(for: byte)
      guard let first = options.first else { return [] }
      if options.count > 1, readings.count * options.count <= 32 {
        readings = readings.flatMap { reading in options.map { reading + [$0] } }
      } else {
        for index in readings.indices { readings[index].append(first) }
      }
    }
    return readings
  }

  private static func letters(for byte: UInt8) -> [UInt8] {
    if isLowerLetter(byte) { return [byte] }
    switch byte {
    case UInt8(ascii: "0"): return Array("o".utf8)
    case UInt8(ascii: "1"), UInt8(ascii: "|"): return Array("il".utf8)
    case UInt8(ascii: "!"): return Array("i".utf8)
    case UInt8(ascii: "2"): return Array("z".utf8)
    case UInt8(ascii: "3"): return Array("e".utf8)
    case UInt8(ascii: "4"), UInt8(ascii: "@"): return Array("a".utf8)
    case UInt8(ascii: "5"), UInt8(ascii: "$"): return Array("s".utf8)
    case UInt8(ascii: "6"), UInt8(ascii: "9"): return Array("g".utf8)
    case UInt8(ascii: "7"), UInt8(ascii: "+"): return Array("t".utf8)
    case UInt8(ascii: "8"): return Array("b".utf8)
    case UInt8(ascii: "("), UInt8(ascii: "<"): return Array("c".utf8)
    case UInt8(ascii: "*"): return Array("uieao".utf8)
    default: return []
    }
  }

  /// `suuuicide` with its repeated letters once, `looooony` with them twice.
  struct Squeezed: Sequence, IteratorProtocol {
    private var letters: ArraySlice<UInt8>
    private let most: Int
    private var last: UInt8 = 0
    private var times = 0

    /// - Parameter most: how often a letter may stand in a row.
    init(_ letters: ArraySlice<UInt8>, most: Int) {
      self.letters = letters
      self.most = most
    }

    mutating func next() -> UInt8? {
      while let letter = letters.popFirst() {
        times = letter == last ? times + 1 : 1
        last = letter
        if times <= most { return letter }
      }
      return nil
    }
  }

  static func hasRepeats(_ letters: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for letter in letters {
      if letter == last { return true }
      last = letter
    }
    return false
  }
}
