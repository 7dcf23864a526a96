/// One word, number, address or tag of a text, in the order of the text.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    /// Letters only.
    case word
    /// ASCII digits only.
    case number
    /// Letters and digits together: `AB12`, `41kg` is split before it gets here.
    case mixed
    /// Letters of a script that is not Latin.
    case foreign
    /// A web address.
    case link
    /// An e-mail address.
    case email
    /// `@name`.
    case mention
  }

  /// What stands between a token and the one before it.
  enum Gap: UInt8, Sendable {
    case none, apostrophe, hyphen, dot, slash, underscore, bullet, tightComma, sign
    case space, spacedDash
    /// From here on a clause ends.
    case comma, colon, bracket, line
    /// From here on a sentence ends.
    case sentence

    var endsClause: Bool { rawValue >= Gap.comma.rawValue }
    var endsSentence: Bool { self == .sentence }
  }

  var kind: Kind
  var gap: Gap
  var traits: Traits
  /// What the table of words says of it.
  var facts: WordFacts
  /// What the phrases call it by; 0 where none holds it.
  var word: Int32
  /// Which sentence of the reading, counted from 0.
  var sentence: Int32
  /// Which clause of the reading, counted from 0.
  var clause: Int32
  private var foldedBounds: Bounds
  private var canonicalBounds: Bounds

  /// A range in half the room: a post's tokens are copied more often than asked.
  private struct Bounds: Sendable {
    let lower: Int32
    let upper: Int32

    init(_ range: Range<Int>) {
      lower = Int32(truncatingIfNeeded: range.lowerBound)
      upper = Int32(truncatingIfNeeded: range.upperBound)
    }

    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  init(
    kind: Kind, gap: Gap, traits: Traits, entry: WordTable.Entry, folded: Range<Int>,
    canonical: Range<Int>, sentence: Int32, clause: Int32
  ) {
    self.kind = kind
    self.gap = gap
    self.traits = traits
    facts = entry.facts
    word = entry.number
    self.sentence = sentence
    self.clause = clause
    foldedBounds = Bounds(folded)
    canonicalBounds = Bounds(canonical)
  }

  /// The bytes of the folded text it stands on.
  var folded: Range<Int> {
    get { foldedBounds.range }
    set { foldedBounds = Bounds(newValue) }
  }
  /// Its letters as the phrases are compared with, in `Reading.canonical`.
  var canonical: Range<Int> {
    get { canonicalBounds.range }
    set { canonicalBounds = Bounds(newValue) }
  }
  /// An English word, or one of our own lists.
  var isKnown: Bool { facts.contains(.known) }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// Begins with a capital letter.
    static let capital = Traits(rawValue: 1)
    /// All its letters, two or more, are capitals.
    static let shouted = Traits(rawValue: 2)
    /// Ended in 's.
    static let possessive = Traits(rawValue: 4)
    /// Part of a hashtag.
    static let hashtag = Traits(rawValue: 8)
    /// The first part of a hashtag.
    static let hashtagStart = Traits(rawValue: 16)
    /// A single letter, or letters with dots between: initials.
    static let initials = Traits(rawValue: 32)
    /// Read through a disguise: leet, spaced letters, split words.
    static let decoded = Traits(rawValue: 64)
    /// A number word standing for digits is not marked; a number glued to the unit after it is.
    static let unitFollows = Traits(rawValue: 128)
    /// Opens with a quotation mark before it.
    static let quoted = Traits(rawValue: 256)
    /// A sum of money, or another number with a sign before it.
    static let money = Traits(rawValue: 512)
    /// Stands at the beginning of its sentence.
    static let opensSentence = Traits(rawValue: 1024)
  }
}

/// A stretch of a reading between two full stops, with the cues that were found in it.
struct Sentence: Sendable {
  /// Its tokens.
  var tokens: Range<Int>
  /// Its phrase hits, as a range of `Reading.hits`.
  var hits: Range<Int>
  var cues: CueSet
}
