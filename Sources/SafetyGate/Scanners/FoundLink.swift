import CampaignCore

/// A web address in a text, taken apart.
struct FoundLink: Sendable {
  let field: Finding.Field
  /// Where it stands, in scalars of the text as written.
  let span: Range<Int>
  /// Nil where it was written without one.
  let scheme: String?
  let userInfo: String?
  /// Folded to small letters, without `www.` and port.
  let host: String
  /// What follows the host.
  let path: String
  /// True where the host holds scalars outside ASCII as written.
  let isDisguised: Bool

  static func all(in reading: Reading) -> [FoundLink] {
    guard reading.tokens.contains(where: { $0.kind == .link }) else { return [] }
    return reading.tokens.compactMap { $0.kind == .link ? FoundLink(reading, $0) : nil }
  }

  private init(_ reading: Reading, _ token: Token) {
    field = reading.field
    span = reading.text.span(token.folded)
    let bytes = reading.text.bytes[token.folded]
    var rest = String(
      decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)[...]
    if let colon = rest.firstRange(of: "://") {
      scheme = String(rest[..<colon.lowerBound])
      rest = rest[colon.upperBound...]
    } else {
      scheme = nil
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    path = String(rest[authority.endIndex...])
    let at = authority.lastIndex(of: "@")
    userInfo = at.map { String(authority[..<$0]) }
    var name = at.map { authority[authority.index(after: $0)...] } ?? authority
    if let port = name.lastIndex(of: ":"), name[name.index(after: port)...].allSatisfy(\.isNumber) {
      name = name[..<port]
    }
    if name.hasPrefix("www.") { name = name.dropFirst(4) }
    host = String(name)
    let unusual =
      FoldedText.Mark.confusable | FoldedText.Mark.decorative
      | FoldedText.Mark.accented | FoldedText.Mark.afterInvisible | FoldedText.Mark.entity
    isDisguised = reading.text.marks[token.folded].contains { $0 & unusual != 0 }
  }

  /// True where the host is this domain or below it.
  func isWithin(_ domain: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }

  /// The part people register: the label before the public suffix, and the suffix.
  var registrable: String {
    let labels = host.split(separator: ".")
    guard labels.count > 2 else { return host }
    let count = FoundLink.twoLabelSuffixes.contains(labels.suffix(2).joined(separator: ".")) ? 3 : 2
    return labels.suffix(count).joined(separator: ".")
  }

  /// Suffixes of two labels that trusts meet; publicsuffix.org. `nhs.uk` is registered as a whole.
  static let twoLabelSuffixes: Set<String> = [
    "co.uk", "org.uk", "ac.uk", "gov.uk", "nhs.uk", "police.uk", "ltd.uk", "plc.uk", "me.uk",
    "net.uk", "sch.uk", "com.au", "org.au", "co.nz",
  ]
}
