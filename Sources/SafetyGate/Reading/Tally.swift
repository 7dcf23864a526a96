/// What kinds of token a text has, and how many words of which sort: counted once for all rules.
struct Tally: Sendable {
  /// Whether any token is a number or has digits.
  private(set) var hasDigits = false
  private(set) var hasLinks = false
  private(set) var hasEmails = false
  /// Whether any word is `at`, which may stand in a mail address that is spelled out.
  private(set) var hasAt = false
  /// Whether any word is written as initials, `d.o.b.`, of four letters and more.
  private(set) var hasLongInitials = false
  private(set) var hasHashtags = false
  /// Whether any word is written in capitals.
  private(set) var hasCapitals = false
  /// Whether any token may be read as digits: a number, a word for one, or a word that is none of ours.
  private(set) var mayHaveNumbers = false
  /// Words of two letters and more outside hashtags.
  private(set) var words = 0
  /// Those of them that are no English.
  private(set) var strange = 0
  /// Those of them in letters that are not Latin.
  private(set) var foreign = 0
  /// The commonest words of another language, and of English.
  private(set) var otherSmall = 0
  private(set) var englishSmall = 0

  /// - Parameter letters: what the tokens' canonical letters are ranges of.
  init(_ tokens: [Token], _ letters: [UInt8]) {
    var traits: Token.Traits = []
    tokens.withUnsafeBufferPointer { tokens in
      for token in tokens {
        traits.formUnion(token.traits)
        if token.kind == .word { count(word: token, letters) } else { count(other: token) }
      }
    }
    hasHashtags = traits.contains(.hashtagStart)
    hasCapitals = traits.contains(.shouted)
  }

  /// Three or more small words of one other Latin-script language, and fewer of English.
  var isOtherLanguage: Bool { otherSmall >= 3 && otherSmall > englishSmall }

  /// Sums instead of branches: no processor guesses which words are small.
  @inline(__always)
  private mutating func count(word: Token, _ letters: [UInt8]) {
    otherSmall &+= word.facts.contains(.otherLanguage) ? 1 : 0
    englishSmall &+= word.facts.contains(.smallEnglish) ? 1 : 0
    if word.canonical.count == 2 { note(word.canonical.lowerBound, letters) }
    let isCounted = !word.traits.contains(.hashtag) && word.canonical.count != 1
    words &+= isCounted ? 1 : 0
    strange &+= isCounted && !word.isKnown ? 1 : 0
    if !word.isKnown || word.facts.digit != nil { mayHaveNumbers = true }
    if word.traits.contains(.initials), word.canonical.count >= 4 { hasLongInitials = true }
  }

  @inline(__always)
  private mutating func note(_ first: Int, _ letters: [UInt8]) {
    if letters[first] == UInt8(ascii: "a"), letters[first + 1] == UInt8(ascii: "t") { hasAt = true }
  }

  private mutating func count(other token: Token) {
    switch token.kind {
    case .number, .mixed: (hasDigits, mayHaveNumbers) = (true, true)
    case .link: hasLinks = true
    case .foreign:
      words += 1
      strange += 1
      foreign += 1
    case .email: hasEmails = true
    case .word, .mention: return
    }
  }
}
