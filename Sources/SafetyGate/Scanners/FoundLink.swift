import CampaignCore

/// A web address in a text, taken apart.
struct FoundLink: Sendable {
  let field: Finding.Field
  /// Where it stands, in scalars of the text as written.
  let span: Range<Int>
  /// Empty where it was written without one.
  let scheme: ArraySlice<UInt8>
  let hasUserInfo: Bool
  /// Folded to small letters, without `www.` and port.
  let host: [UInt8]
  /// What follows the host.
  let path: ArraySlice<UInt8>
  /// True where the host holds scalars outside ASCII as written.
  let isDisguised: Bool

  static func all(in reading: Reading) -> [FoundLink] {
    guard reading.tally.hasLinks else { return [] }
    return reading.tokens.compactMap { $0.kind == .link ? FoundLink(reading, $0) : nil }
  }

  private init(_ reading: Reading, _ token: Token) {
    field = reading.field
    span = reading.text.span(token.folded)
    var rest = reading.text.bytes[token.folded].map {
      $0 < 0x80 && $0 != FoldedText.symbol ? $0 : UInt8(ascii: "?")
    }[...]
    scheme = FoundLink.takeScheme(&rest)
    var name = rest.prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    path = rest[name.endIndex...]
    let at = name.lastIndex(of: UInt8(ascii: "@"))
    hasUserInfo = at != nil
    if let at { name = name[(at + 1)...] }
    if let port = name.lastIndex(of: UInt8(ascii: ":")), name[(port + 1)...].allSatisfy(isDigit) {
      name = name[..<port]
    }
    if name.starts(with: "www.".utf8) { name = name.dropFirst(4) }
    host = Array(name)
    let unusual =
      FoldedText.Mark.confusable | FoldedText.Mark.decorative
      | FoldedText.Mark.accented | FoldedText.Mark.afterInvisible | FoldedText.Mark.entity
    isDisguised = reading.text.marks[token.folded].contains { $0 & unusual != 0 }
  }

  /// Takes `https://` off the front.
  private static func takeScheme(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      rest[colon...].starts(with: "://".utf8)
    else { return [] }
    defer { rest = rest[(colon + 3)...] }
    return rest[..<colon]
  }

  /// True where the host is this domain or below it.
  func isWithin(_ domain: [UInt8]) -> Bool {
    guard !domain.isEmpty, host.ends(with: domain) else { return false }
    let rest = host.count - domain.count
    return rest == 0 || host[rest - 1] == UInt8(ascii: ".")
  }

  /// The part people register: the label before the public suffix, and the suffix.
  var registrable: ArraySlice<UInt8> { WebName.registrable(host) }
}

/// The parts of a web name.
enum WebName {
  /// `www.help.example.org.uk` → `example.org.uk`.
  static func registrable(_ host: [UInt8]) -> ArraySlice<UInt8> {
    guard let last = dot(before: host.count, host), let second = dot(before: last, host) else {
      return host[...]
    }
    let suffix = host[(second + 1)...]
    guard twoLabelSuffixes.contains(where: { suffix.elementsEqual($0) }) else { return suffix }
    guard let third = dot(before: second, host) else { return host[...] }
    return host[(third + 1)...]
  }

  private static func dot(before end: Int, _ host: [UInt8]) -> Int? {
    host[..<end].lastIndex(of: UInt8(ascii: "."))
  }

  /// `example` of `help.example.org.uk`: the label before the public suffix.
  static func label(of host: [UInt8]) -> ArraySlice<UInt8> {
    let name = registrable(host)
    return name.prefix { $0 != UInt8(ascii: ".") }
  }

  /// Suffixes of two labels that trusts meet; publicsuffix.org. `nhs.uk` is registered as a whole.
  private static let twoLabelSuffixes: [[UInt8]] =
    """
    co.uk org.uk ac.uk gov.uk nhs.uk police.uk ltd.uk plc.uk me.uk net.uk sch.uk com.au org.au co.nz
    """.split(separator: " ").map { Array($0.utf8) }

  /// Letters and digits that look alike, made one: UTS #39's skeleton for ASCII names.
  static func skeleton(_ name: some Sequence<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "0"): folded.append(UInt8(ascii: "o"))
      case UInt8(ascii: "1"), UInt8(ascii: "i"), UInt8(ascii: "|"): folded.append(UInt8(ascii: "l"))
      case UInt8(ascii: "5"): folded.append(UInt8(ascii: "s"))
      case UInt8(ascii: "3"): folded.append(UInt8(ascii: "e"))
      case UInt8(ascii: "4"): folded.append(UInt8(ascii: "a"))
      case UInt8(ascii: "-"): continue
      case UInt8(ascii: "n") where folded.last == UInt8(ascii: "r"):
        folded[folded.count - 1] = UInt8(ascii: "m")
      case UInt8(ascii: "v") where folded.last == UInt8(ascii: "v"):
        folded[folded.count - 1] = UInt8(ascii: "w")
      case let other: folded.append(other)
      }
    }
    return folded
  }
}
