/// What one look-up tells of a word: whether it is known, what it names, which number it stands for.
struct WordFacts: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  /// An English word, or one of our own lists.
  static let known = WordFacts(rawValue: 1 << 0)
  /// Worth reading through a disguise.
  static let sensitive = WordFacts(rawValue: 1 << 1)
  static let firstName = WordFacts(rawValue: 1 << 2)
  /// A first name that is an everyday word as well: `mark`, `rose`.
  static let everydayName = WordFacts(rawValue: 1 << 3)
  /// Written in capitals by everybody: `nhs`, `cqc`.
  static let acronym = WordFacts(rawValue: 1 << 4)
  /// Tells whether a man or a woman is meant: `lad`, `her`.
  static let sexed = WordFacts(rawValue: 1 << 5)
  /// One of the commonest words of another language.
  static let otherLanguage = WordFacts(rawValue: 1 << 6)
  /// One of the commonest words of English.
  static let smallEnglish = WordFacts(rawValue: 1 << 7)
  /// A dot after it ends no sentence: `dr`, `tel`.
  static let abbreviation = WordFacts(rawValue: 1 << 8)

  /// The last word of a phrase, or the whole of it.
  static let endsPhrase = WordFacts(rawValue: 1 << 31)

  // Bits 9 to 12 hold a digit word, 13 to 19 a cardinal, 20 to 26 an ordinal, 27 to 30 a month.

  static func digit(_ word: DigitWord) -> WordFacts { WordFacts(rawValue: word.rawValue << 9) }
  static func cardinal(_ value: Int) -> WordFacts { WordFacts(rawValue: UInt32(value + 1) << 13) }
  static func ordinal(_ value: Int) -> WordFacts { WordFacts(rawValue: UInt32(value) << 20) }
  static func month(_ number: Int) -> WordFacts { WordFacts(rawValue: UInt32(number) << 27) }

  var digit: DigitWord? { DigitWord(rawValue: rawValue >> 9 & 0xf) }
  /// 0 to 90 in one word.
  var cardinal: Int? {
    let value = rawValue >> 13 & 0x7f
    return value == 0 ? nil : Int(value) - 1
  }
  /// `first` to `ninetieth` in one word.
  var ordinal: Int? {
    let value = rawValue >> 20 & 0x7f
    return value == 0 ? nil : Int(value)
  }
  /// 1 to 12 for a month's name or its short form.
  var month: Int? {
    let value = rawValue >> 27 & 0xf
    return value == 0 ? nil : Int(value)
  }

  /// A word that stands for digits when numbers are read out.
  struct DigitWord: RawRepresentable, Hashable, Sendable {
    let rawValue: UInt32

    init?(rawValue: UInt32) {
      guard rawValue > 0, rawValue <= 13 else { return nil }
      self.rawValue = rawValue
    }

    static let double = DigitWord(bits: 11)
    static let triple = DigitWord(bits: 12)
    static let hundred = DigitWord(bits: 13)

    /// - Parameter value: 0 to 9.
    static func single(_ value: Int) -> DigitWord { DigitWord(bits: UInt32(value + 1)) }

    private init(bits: UInt32) { rawValue = bits }

    /// The ASCII digit; nil for `double`, `triple` and `hundred`.
    var ascii: UInt8? { rawValue <= 10 ? UInt8(rawValue - 1) + 48 : nil }
  }
}
