/// What each Unicode scalar reads as, kept in pages of 256 so that a look-up is two steps.
struct FoldingTable: Sendable {
  /// Keep the scalar as what it is: a letter of another script, a symbol.
  static let keep: UInt16 = 0
  /// An invisible scalar, dropped.
  static let ignorable: UInt16 = 1
  /// A mark on the letter before it, dropped.
  static let mark: UInt16 = 2
  /// From here on: an index into `readings`.
  private static let firstReading: UInt16 = 3
  /// Set where the reading counts only beside Latin letters.
  private static let conditional: UInt16 = 0x8000

  private var pages: [UInt16]
  private var entries: [UInt16]
  private var readings: [[UInt8]]

  static let shared = FoldingTable()

  init() {
    pages = [UInt16](repeating: 0, count: 0x1100)
    entries = [UInt16](repeating: FoldingTable.keep, count: 256)
    readings = []
    var numbers: [[UInt8]: UInt16] = [:]
    for table in [compatibilityTable1, compatibilityTable2] {
      add(table, flag: 0, numbers: &numbers)
    }
    add(confusableTable, flag: FoldingTable.conditional, numbers: &numbers)
    add(ignorableTable, value: FoldingTable.ignorable)
    add(markTable, value: FoldingTable.mark)
  }

  func entry(_ scalar: UInt32) -> UInt16 {
    entries[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xff)]
  }

  func reading(_ entry: UInt16) -> [UInt8] {
    readings[Int(entry & ~FoldingTable.conditional) - Int(FoldingTable.firstReading)]
  }

  func isConditional(_ entry: UInt16) -> Bool { entry & FoldingTable.conditional != 0 }

  // MARK: Building

  private mutating func add(_ table: String, flag: UInt16, numbers: inout [[UInt8]: UInt16]) {
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "))
      guard let target = words.first else { continue }
      let reading = percentDecoded(target)
      for word in words.dropFirst() {
        let run = CodePointRun(word)
        for step in 0..<run.count {
          var letters = reading
          if run.steps, let last = letters.last { letters[letters.count - 1] = last + UInt8(step) }
          set(run.first + UInt32(step), number(letters, &numbers) | flag)
        }
      }
    }
  }

  private mutating func add(_ table: String, value: UInt16) {
    for word in table.utf8.split(whereSeparator: { $0 == 10 || $0 == 32 }) {
      let run = CodePointRun(word)
      for step in 0..<run.count { set(run.first + UInt32(step), value) }
    }
  }

  private mutating func number(_ letters: [UInt8], _ numbers: inout [[UInt8]: UInt16]) -> UInt16 {
    if let known = numbers[letters] { return known }
    let fresh = UInt16(readings.count) + FoldingTable.firstReading
    readings.append(letters)
    numbers[letters] = fresh
    return fresh
  }

  private mutating func set(_ scalar: UInt32, _ value: UInt16) {
    guard scalar < 0x110000 else { return }
    let page = Int(scalar >> 8)
    if pages[page] == 0 {
      pages[page] = UInt16(entries.count >> 8)
      entries.append(contentsOf: repeatElement(FoldingTable.keep, count: 256))
    }
    entries[Int(pages[page]) << 8 | Int(scalar & 0xff)] = value
  }
}

/// `3b1`, `2010=6`, `1d400+26`: one code point, six with the same reading, 26 that step with it.
private struct CodePointRun {
  var first: UInt32 = 0
  var count = 1
  var steps = false

  init(_ word: Substring.UTF8View.SubSequence) {
    var number: UInt32 = 0
    var length: Int?
    for byte in word {
      switch byte {
      case UInt8(ascii: "="): length = 0
      case UInt8(ascii: "+"): (length, steps) = (0, true)
      case let digit where length != nil: length = (length ?? 0) * 10 + Int(digit &- 48)
      case let digit: number = number << 4 | UInt32(hexValue(digit))
      }
    }
    first = number
    count = length ?? 1
  }
}

private func hexValue(_ digit: UInt8) -> UInt8 {
  switch digit {
  case 48...57: digit - 48
  case 97...102: digit - 87
  default: 0
  }
}

private func percentDecoded(_ bytes: Substring.UTF8View.SubSequence) -> [UInt8] {
  var decoded: [UInt8] = []
  var rest = Array(bytes)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%"), rest.count >= 2 else {
      decoded.append(byte)
      continue
    }
    decoded.append(hexValue(rest.removeFirst()) << 4 | hexValue(rest.removeFirst()))
  }
  return decoded
}
