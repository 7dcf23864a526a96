/// A mail address written out so that machines shall not see it: `viv at example dot net`.
enum SpelledAddress {
  static func email(in reading: Reading, at token: Int) -> (address: String, tokens: Range<Int>)? {
    let isSign = !reading.isWord(token, "at")
    guard !isSign || reading.hasAtSigns && isAtSign(reading, token),
      mayBeDomain(reading, token + 1)
    else { return nil }
    let localEnd = isSign ? token : token - 1
    guard localEnd >= 0, isPiece(reading, localEnd) else { return nil }
    var start = localEnd
    while start >= 2, reading.isWord(start - 1, in: ["dot", "underscore", "dash"]),
      isPiece(reading, start - 2)
    {
      start -= 2
    }
    guard let (domain, end) = domain(reading, from: token + 1) else { return nil }
    // `Book at www.example.org` is no mailbox; `viv at example.net` is.
    let isLink = reading.tokens[token + 1].kind == .link
    if isLink,
      reading.tokens[localEnd].isKnown || domain.contains("/")
        || domain.hasPrefix("www.")
    {
      return nil
    }
    let local = stride(from: start, through: localEnd, by: 2).map { text(reading, $0) }
      .joined(separator: ".")
    return ("\(local)@\(domain)", start..<end)
  }

  /// An address ends in a web name, or in words with dots between.
  private static func mayBeDomain(_ reading: Reading, _ token: Int) -> Bool {
    guard token < reading.tokens.count else { return false }
    if reading.tokens[token].kind == .link { return true }
    return token + 1 < reading.tokens.count
      && (reading.isWord(token + 1, in: ["dot", "point", "fullstop"])
        || isDotBefore(reading, token + 1))
  }

  /// `viv @ example . net`: the token after a lone sign.
  private static func isAtSign(_ reading: Reading, _ token: Int) -> Bool {
    guard token + 1 < reading.tokens.count, reading.tokens[token + 1].gap != .space else {
      return false
    }
    let gap =
      reading.tokens[token].folded
      .upperBound..<max(
        reading.tokens[token + 1].folded.lowerBound, reading.tokens[token].folded.upperBound)
    return reading.text.bytes[gap].contains(UInt8(ascii: "@"))
  }

  private static func domain(_ reading: Reading, from token: Int) -> (String, Int)? {
    guard
      isPiece(reading, token) || token < reading.tokens.count && reading.tokens[token].kind == .link
    else { return nil }
    if reading.tokens[token].kind == .link {
      let name = String(
        decoding: reading.text.bytes[reading.tokens[token].folded].map { $0 < 0x80 ? $0 : 63 },
        as: UTF8.self)
      return (name, token + 1)
    }
    var labels = [text(reading, token)]
    var index = token + 1
    while index < reading.tokens.count {
      if reading.isWord(index, in: ["dot", "point", "fullstop"]), isPiece(reading, index + 1) {
        labels.append(text(reading, index + 1))
        index += 2
      } else if isDotBefore(reading, index), isPiece(reading, index) {
        labels.append(text(reading, index))
        index += 1
      } else {
        break
      }
    }
    guard labels.count >= 2, let suffix = labels.last, suffixes.contains(suffix) else { return nil }
    return (labels.joined(separator: "."), index)
  }

  private static func isDotBefore(_ reading: Reading, _ token: Int) -> Bool {
    let gap = reading.tokens[token].gap
    if gap == .dot { return true }
    guard gap != .sentence || reading.tokens[token].folded.count <= 5 else { return false }
    let from = reading.tokens[token - 1].folded.upperBound
    // Words read out of one disguise stand on the same bytes: nothing lies between them.
    let bytes = reading.text.bytes[from..<max(from, reading.tokens[token].folded.lowerBound)]
    return bytes.contains(UInt8(ascii: ".")) && bytes.first == 32
      || bytes.contains(UInt8(ascii: "[")) && bytes.contains(UInt8(ascii: "."))
  }

  private static func isPiece(_ reading: Reading, _ token: Int) -> Bool {
    guard token >= 0, token < reading.tokens.count else { return false }
    return reading.tokens[token].kind == .word || reading.tokens[token].kind == .mixed
      || reading.tokens[token].kind == .number
  }

  private static func text(_ reading: Reading, _ token: Int) -> String {
    String(decoding: reading.letters(token), as: UTF8.self)
  }

  private static let suffixes: Set<String> = [
    "com", "net", "org", "uk", "info", "io", "co", "eu", "ie", "scot", "wales", "cymru", "gov",
    "edu",
    "me", "example", "email", "biz", "tv", "us", "de", "fr",
  ]
}
