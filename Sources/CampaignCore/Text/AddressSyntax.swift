/// Which characters make an address. Mastodon builds on twitter-text and widens it.
///
/// Facts from twitter-text (js/src/regexp, rb/lib/twitter-text/regex.rb) and from Mastodon's
/// config/initializers/twitter_regex.rb.
enum AddressSyntax {
  case x, mastodon

  var schemes: [[Unicode.Scalar]] {
    switch self {
    case .x: Self.webSchemes
    case .mastodon: Self.mastodonSchemes
    }
  }

  func isInPath(_ character: Unicode.Scalar) -> Bool {
    switch self {
    case .x:
      character.isASCIIAlphanumeric || character.isCyrillic || character.isAccentedLatin
        || "!*';:=+,.$/%#[]-\u{2013}_~@|&".unicodeScalars.contains(character)
    case .mastodon:
      !character.properties.isWhitespace && !"<>()?".unicodeScalars.contains(character)
    }
  }

  func canEndPath(_ character: Unicode.Scalar) -> Bool {
    switch self {
    case .x:
      character.isASCIIAlphanumeric || character.isCyrillic || character.isAccentedLatin
        || "+-=_#/".unicodeScalars.contains(character)
    case .mastodon:
      isInPath(character) && !"!*\"'「」;:=,.$%[]~&|@".unicodeScalars.contains(character)
    }
  }

  func isInQuery(_ character: Unicode.Scalar) -> Bool {
    if character.isASCIIAlphanumeric { return true }
    if "!?*'@();:&=+$/%#[]-_.,~|".unicodeScalars.contains(character) { return true }
    switch self {
    case .x: return false
    case .mastodon: return character == "^" || character.isInInternationalAddresses
    }
  }

  func canEndQuery(_ character: Unicode.Scalar) -> Bool {
    if character.isASCIIAlphanumeric || "-_&=#/".unicodeScalars.contains(character) { return true }
    switch self {
    case .x: return false
    case .mastodon: return character.isInInternationalAddresses
    }
  }

  private static let webSchemes = ["https://", "http://"].map { Array($0.unicodeScalars) }

  private static let mastodonSchemes =
    webSchemes
    + ["dat://", "dweb://", "ipfs://", "ipns://", "ssb://", "gopher://", "gemini://"].map {
      Array($0.unicodeScalars)
    }
}

extension Unicode.Scalar {
  /// "invalid domain chars": ASCII punctuation, spaces, controls, and the block of general
  /// punctuation (quotes, dashes, direction marks), as twitter-text's Java has it.
  var isInDomains: Bool {
    switch value {
    case 0...0x7F: isASCIIAlphanumeric
    case 0x2000...0x206F, 0x61C, 0x180E, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: !properties.isWhitespace
    }
  }

  fileprivate var isCyrillic: Bool { (0x400...0x4FF).contains(value) }

  /// ucschar and iprivate of RFC 3987, section 2.2, as Mastodon writes them.
  fileprivate var isInInternationalAddresses: Bool {
    switch value {
    case 0..<0xA0, 0xFDD0...0xFDEF, 0xFFF0...0xFFFF, 0xE0000...0xE0FFF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
