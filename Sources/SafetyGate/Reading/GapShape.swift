/// The signs between two tokens, and what they amount to.
struct GapShape {
  private var count = 0
  private var spaces = 0
  private var lines = 0
  private var sign: UInt8 = 0
  private var hasStop = false
  private var hasComma = false
  private var hasColon = false
  private var hasBracket = false
  private var hasDash = false
  private(set) var hasQuote = false
  private(set) var hasMoney = false
  private var dotAt: Int?

  mutating func add(_ bytes: [UInt8], _ index: Int) {
    count += 1
    let byte = bytes[index]
    switch byte {
    case 10, 13:
      lines += byte == 10 ? 1 : 0
      spaces += 1
    case 9, 11, 12, 32: spaces += 1
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      hasStop = true
      if dotAt == nil, byte == UInt8(ascii: ".") { dotAt = index }
      sign = byte
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      hasComma = true
      sign = byte
    case UInt8(ascii: ":"):
      hasColon = true
      sign = byte
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
      hasBracket = true
      sign = byte
    case UInt8(ascii: "-"):
      hasDash = true
      sign = byte
    case UInt8(ascii: "\""): hasQuote = true
    case UInt8(ascii: "'"):
      hasQuote = true
      sign = byte
    case UInt8(ascii: "$"), FoldedText.symbol:
      hasMoney = true
      sign = byte
    default: sign = byte
    }
  }

  /// One full stop and spaces, in one line.
  var isOneDot: Bool { hasStop && lines == 0 && count - spaces == 1 && sign == UInt8(ascii: ".") }

  func gap(after token: Token?) -> Token.Gap {
    if count == 1, spaces == 1, lines == 0 { return .space }
    if count == 1, spaces == 0 { return tight(after: token) }
    if lines >= 2 { return .sentence }
    // `Fatima H., discharged`: the dot belongs to the initial, the comma parts.
    if hasStop, sign == UInt8(ascii: ","), dotAt == token?.folded.upperBound { return .comma }
    if hasStop, spaces > 0 { return endsSentence(after: token) ? .sentence : .space }
    if hasStop { return count > 1 && spaces == 0 ? .sentence : .dot }
    if lines == 1 { return .line }
    if hasColon { return .colon }
    if hasComma { return .comma }
    if hasBracket { return .bracket }
    if hasDash { return spaces > 0 ? .spacedDash : .hyphen }
    return spaces > 0 ? .space : .sign
  }

  /// One sign and no space.
  private func tight(after token: Token?) -> Token.Gap {
    switch sign {
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "_"): .underscore
    case UInt8(ascii: "|"): .bullet
    case UInt8(ascii: ","): .tightComma
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .comma
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): .bracket
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .sentence
    default: .sign
    }
  }

  /// A dot after `Dr`, `no` or an initial ends nothing.
  private func endsSentence(after token: Token?) -> Bool {
    guard let token, let dotAt, sign == UInt8(ascii: "."), dotAt == token.folded.upperBound else {
      return true
    }
    if token.kind == .word, token.folded.count == 1, token.traits.contains(.capital) {
      return false
    }
    guard token.kind == .word, token.folded.count <= 6 else { return true }
    return !token.facts.contains(.abbreviation)
  }
}
