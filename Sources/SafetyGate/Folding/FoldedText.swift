/// One text as the rules read it: entities decoded, invisible scalars dropped, look-alikes, accents
/// and letter case folded to plain ASCII, and for every byte its place in the text as written.
struct FoldedText: Sendable {
  /// ASCII; a letter of another script is `FoldedText.letter`, any other scalar `FoldedText.symbol`.
  private(set) var bytes: [UInt8] = []
  /// For each byte the offset, in scalars, of the scalar it comes from; empty where every byte is a
  /// scalar of its own.
  private var origins: [Int32] = []
  /// For each byte what its scalar was like, as `Mark`s.
  private(set) var marks: [UInt8] = []
  /// How many scalars the text has as written.
  private(set) var scalarCount = 0
  /// True where anything but plain printable ASCII was folded: the rules on unreadable text look.
  private(set) var isUnusual = false

  /// A letter of a script that is not Latin.
  static let letter: UInt8 = 0x80
  /// An emoji or any other sign.
  static let symbol: UInt8 = 0x01

  /// What the scalar behind a byte was like.
  struct Mark {
    static let upper: UInt8 = 1
    /// A mathematical, enclosed, fullwidth or raised letter that is there for its looks.
    static let decorative: UInt8 = 2
    /// A letter of another script standing for a Latin one.
    static let confusable: UInt8 = 4
    /// An invisible scalar stood just before it.
    static let afterInvisible: UInt8 = 8
    /// Written as an HTML entity.
    static let entity: UInt8 = 16
    /// An accented Latin letter.
    static let accented: UInt8 = 32
  }

  private var lookalikes: [(index: Int, reading: UInt8)] = []

  init(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      if FoldedText.isPlain(utf8) { return readPlain(utf8) }
      bytes.reserveCapacity(utf8.count + 2)
      origins.reserveCapacity(utf8.count + 2)
      marks.reserveCapacity(utf8.count + 2)
      read(utf8)
    }
    if !lookalikes.isEmpty { resolveLookalikes() }
  }

  /// The offset, in scalars, of the scalar that a byte comes from.
  func origin(of byte: Int) -> Int { origins.isEmpty ? byte : Int(origins[byte]) }

  /// Where the folded bytes `range` stand in the text as written, in scalars; never empty.
  func span(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.lowerBound < bytes.count else {
      return 0..<min(1, scalarCount)
    }
    let start = origin(of: range.lowerBound)
    let last = origin(of: min(range.upperBound, bytes.count) - 1)
    let next = range.upperBound < bytes.count ? origin(of: range.upperBound) : scalarCount
    return start..<max(next, last + 1)
  }

  // MARK: Reading

  /// ASCII without entities: every byte is its own scalar.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var unusual: UInt8 = 0
    for byte in utf8 { unusual |= (byte & 0x80) | (byte == UInt8(ascii: "&") ? 0x80 : 0) }
    return unusual == 0
  }

  private mutating func readPlain(_ utf8: UnsafeBufferPointer<UInt8>) {
    let count = utf8.count
    bytes = [UInt8](unsafeUninitializedCapacity: count) { lower, filled in
      for index in 0..<count { lower[index] = utf8[index] | (isUpper(utf8[index]) ? 0x20 : 0) }
      filled = count
    }
    marks = [UInt8](unsafeUninitializedCapacity: count) { marks, filled in
      for index in 0..<count { marks[index] = isUpper(utf8[index]) ? Mark.upper : 0 }
      filled = count
    }
    scalarCount = count
  }

  private mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var offset: Int32 = 0
    var pending: UInt8 = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte < 0x80, byte != UInt8(ascii: "&") {
        append(asciiLower(byte), offset, pending | (isUpper(byte) ? Mark.upper : 0))
        pending = 0
        index += 1
        offset += 1
        continue
      }
      if byte == UInt8(ascii: "&"), let entity = HTMLEntity(utf8, at: index) {
        isUnusual = true
        pending = fold(entity.scalar, offset, pending | Mark.entity)
        index += entity.length
        offset += Int32(entity.length)
        continue
      }
      let (scalar, length) = decodeScalar(utf8, index)
      pending = fold(scalar, offset, pending)
      index += length
      offset += 1
    }
    scalarCount = Int(offset)
  }

  /// Appends what a scalar reads as; answers the marks that wait for the next byte.
  private mutating func fold(_ scalar: UInt32, _ offset: Int32, _ before: UInt8) -> UInt8 {
    if scalar < 0x80 {
      let byte = UInt8(scalar)
      append(asciiLower(byte), offset, before | (isUpper(byte) ? Mark.upper : 0))
      return 0
    }
    isUnusual = true
    let entry = FoldingTable.shared.entry(scalar)
    switch entry {
    case FoldingTable.ignorable:
      return before | Mark.afterInvisible
    case FoldingTable.mark:
      return before
    case FoldingTable.keep:
      append(isLetter(scalar) ? FoldedText.letter : FoldedText.symbol, offset, before)
      return 0
    case _ where FoldingTable.shared.isConditional(entry):
      lookalikes.append((bytes.count, FoldingTable.shared.reading(entry)[0]))
      append(FoldedText.letter, offset, before | (isUpperCase(scalar) ? Mark.upper : 0))
      return 0
    case _:
      let traits = before | letterMarks(scalar)
      for byte in FoldingTable.shared.reading(entry) { append(byte, offset, traits) }
      return 0
    }
  }

  private mutating func append(_ byte: UInt8, _ offset: Int32, _ mark: UInt8) {
    bytes.append(byte)
    origins.append(offset)
    marks.append(mark)
  }

  // MARK: Look-alikes

  /// Letters of other scripts that look Latin read as Latin where they stand in a word with Latin
  /// letters, and where a whole word of four or more is made of them in a text that is else Latin.
  private mutating func resolveLookalikes() {
    let latinText = bytes.contains { isLowerLetter($0) }
    var next = 0
    while next < lookalikes.count {
      let word = wordRange(around: lookalikes[next].index)
      var stop = next
      while stop < lookalikes.count, lookalikes[stop].index < word.upperBound { stop += 1 }
      let hasLatin = word.contains { isLowerLetter(bytes[$0]) }
      let isWhole = stop - next == word.count && word.count >= 4 && latinText
      if hasLatin || isWhole {
        for (index, reading) in lookalikes[next..<stop] {
          bytes[index] = reading
          marks[index] |= Mark.confusable
        }
      }
      next = max(stop, next + 1)
    }
    lookalikes = []
  }

  private func wordRange(around index: Int) -> Range<Int> {
    var start = index
    while start > 0, isWordByte(bytes[start - 1]) { start -= 1 }
    var end = index + 1
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    return start..<end
  }
}

// MARK: Scalars and bytes

/// Decodes one scalar of valid UTF-8.
func decodeScalar(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
  let first = UInt32(utf8[index])
  func next(_ step: Int) -> UInt32 {
    index + step < utf8.count ? UInt32(utf8[index + step]) & 0x3f : 0
  }
  if first < 0x80 { return (first, 1) }
  if first < 0xe0 { return ((first & 0x1f) << 6 | next(1), 2) }
  if first < 0xf0 { return ((first & 0x0f) << 12 | next(1) << 6 | next(2), 3) }
  return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}

func asciiLower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
func isLowerLetter(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
/// A letter, Latin or not, or a digit.
func isWordByte(_ byte: UInt8) -> Bool {
  isLowerLetter(byte) || isDigit(byte) || byte == FoldedText.letter
}
func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

private func isLetter(_ scalar: UInt32) -> Bool {
  Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
}

private func isUpperCase(_ scalar: UInt32) -> Bool {
  Unicode.Scalar(scalar)?.properties.isUppercase ?? false
}

private func letterMarks(_ scalar: UInt32) -> UInt8 {
  var marks: UInt8 = isUpperCase(scalar) ? FoldedText.Mark.upper : 0
  if isDecorative(scalar) {
    marks |= FoldedText.Mark.decorative
    // Letters such as 𝗡 are capitals by name only; their case is in the decomposition.
    if Unicode.Scalar(scalar)?.properties.generalCategory == .uppercaseLetter {
      marks |= FoldedText.Mark.upper
    }
  } else if isLetter(scalar) {
    marks |= FoldedText.Mark.accented
  }
  return marks
}

/// Letters and digits from the blocks that are used to decorate: mathematical alphanumerics, enclosed
/// and squared letters, fullwidth forms, raised and small capital letters.
private func isDecorative(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x1D400...0x1D7FF, 0x24B6...0x24E9, 0x249C...0x24B5, 0x1F110...0x1F189, 0xFF21...0xFF3A,
    0xFF41...0xFF5A, 0x2102...0x2149, 0x1D00...0x1DBF, 0x02B0...0x02B8, 0x2070...0x209C,
    0x1F100...0x1F10C, 0x2460...0x249B, 0xFF10...0xFF19, 0xA7F8...0xA7F9, 0x0262, 0x026A, 0x0274,
    0x0280, 0x028F, 0x0299, 0x029C, 0x029F, 0xA730...0xA731:
    true
  case _: false
  }
}
