/// Kinds of characters that the platforms' rules speak of.
extension Unicode.Scalar {
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  var isDigit: Bool { ("0"..."9").contains(self) }

  var isASCIIAlphanumeric: Bool { isASCIILetter || isDigit }

  /// A letter with an accent as twitter-text lists them, so without × and ÷.
  var isAccentedLatin: Bool {
    switch value {
    case 0xC0...0x24F: value != 0xD7 && value != 0xF7
    case 0x253...0x254, 0x256...0x257, 0x259, 0x25B, 0x263, 0x268, 0x26F, 0x272, 0x289, 0x28B,
      0x2BB, 0x300...0x36F, 0x1E00...0x1EFF:
      true
    default: false
    }
  }

  /// Marks that turn the direction of writing; they may stand before an address.
  var isDirectionMark: Bool {
    switch value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// "Character not allowed in Tweets": U+FFFE, U+FEFF and U+FFFF (twitter-text, regex.rb).
  var isRefusedByX: Bool { value == 0xFFFE || value == 0xFEFF || value == 0xFFFF }

  /// What `\s` means in JavaScript: white space without U+0085, but with U+FEFF.
  var isSpaceInJavaScript: Bool {
    value == 0xFEFF || (properties.isWhitespace && value != 0x85)
  }

  /// General category P.
  var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// What `[[:word:]]` means in Ruby: letters, marks, decimal digits, connecting punctuation.
  var isWord: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .connectorPunctuation: true
    default: isLetterOrMark
    }
  }

  /// What `[[:alpha:]]` means in Ruby, but for a few letter-like numbers.
  var isLetterOrMark: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

/// Turns places in a text's scalars, given in rising order, into places in its UTF-8 bytes.
struct ByteCounter {
  let scalars: [Unicode.Scalar]
  private var index = 0
  private var bytes = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  mutating func bytes(before end: Int) -> Int {
    while index < end {
      bytes += UTF8.width(scalars[index])
      index += 1
    }
    return bytes
  }

  mutating func facet(_ kind: Facet.Kind, _ range: Range<Int>, _ value: String) -> Facet {
    Facet(
      kind: kind, byteStart: bytes(before: range.lowerBound),
      byteEnd: bytes(before: range.upperBound), value: value)
  }
}
