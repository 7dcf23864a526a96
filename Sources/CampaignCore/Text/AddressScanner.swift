/// Finds web addresses as twitter-text does, in one walk over the text.
///
/// twitter-text does it with one large pattern that tries again at every character. Here each
/// chain of labels is read once: where no domain was found in a chain, none can begin inside it.
struct AddressScanner {
  let scalars: [Unicode.Scalar]
  let syntax: AddressSyntax
  private var found: [Range<Int>] = []
  /// The end of the last match; a character before it cannot introduce the next one.
  private var consumed = 0
  /// Before this place a chain of labels has been read to its end without a domain in it.
  private var barren = 0

  /// The addresses in rising order: on X also those without a scheme (`trust.example/help`).
  static func addresses(
    in scalars: [Unicode.Scalar], by syntax: AddressSyntax
  ) -> [Range<Int>] {
    var scanner = AddressScanner(scalars: scalars, syntax: syntax)
    scanner.scan()
    return scanner.found
  }

  private init(scalars: [Unicode.Scalar], syntax: AddressSyntax) {
    self.scalars = scalars
    self.syntax = syntax
  }

  private mutating func scan() {
    var place = 0
    while place < scalars.count {
      if mayStart(at: place), let match = match(at: place) {
        found += accepted(match)
        consumed = match.end
        place = match.end
      } else {
        place += 1
      }
    }
  }

  /// An address may follow anything but a letter, a digit and `@ $ #`.
  private func mayStart(at place: Int) -> Bool {
    guard place > 0 else { return true }
    guard place > consumed || consumed == 0 else { return false }
    let before = scalars[place - 1]
    return !before.isASCIIAlphanumeric && !before.isRefusedByX
      && !"@＠$#＃".unicodeScalars.contains(before)
  }

  /// What looks like an address, before its lengths are checked.
  private struct Match {
    let start: Int
    let domain: Range<Int>
    let hasPath: Bool
    let end: Int

    var hasScheme: Bool { domain.lowerBound > start }
  }

  private mutating func match(at start: Int) -> Match? {
    if let schemeEnd = schemeEnd(at: start), let end = chain(from: schemeEnd).end {
      return match(from: start, domain: schemeEnd..<end)
    }
    guard start >= barren, scalars[start].isInDomains else { return nil }
    let chain = chain(from: start)
    guard let end = chain.end else {
      barren = chain.reached
      return nil
    }
    return match(from: start, domain: start..<end)
  }

  private func match(from start: Int, domain: Range<Int>) -> Match {
    let port = portEnd(from: domain.upperBound)
    let path = pathEnd(from: port)
    return Match(start: start, domain: domain, hasPath: path > port, end: queryEnd(from: path))
  }

  private func schemeEnd(at start: Int) -> Int? {
    guard scalars[start].isASCIILetter else { return nil }
    let scheme = syntax.schemes.first { scheme in
      scalars[start...].prefix(scheme.count).elementsEqual(scheme) { $0.isSameLetter(as: $1) }
    }
    return scheme.map { start + $0.count }
  }

  private func accepted(_ match: Match) -> [Range<Int>] {
    guard hasPossibleLengths(match) else { return [] }
    if match.hasScheme {
      return shortLink(match) ?? [match.start..<match.end]
    }
    switch syntax {
    case .x: return bareAddresses(match)
    case .mastodon: return []
    }
  }

  /// "MAX_URL_LENGTH = 4096", with the domain as DNS spells it and a scheme where none is written
  /// (twitter-text, Extractor.java); a name in DNS has at most 253 characters, a label 63.
  private func hasPossibleLengths(_ match: Match) -> Bool {
    var encoded = -1
    for label in scalars[match.domain].split(separator: ".") {
      let length = Punycode.encodedLength(of: label)
      guard length <= 63 else { return false }
      encoded += length + 1
    }
    let written = match.end - match.start + encoded - match.domain.count
    return encoded <= 253 && written + (match.hasScheme ? 0 : "https://".count) <= 4096
  }

  /// Without a scheme only domains in Latin letters count; what stands before one in other letters
  /// (`例えばtrust.example`) does not.
  private func bareAddresses(_ match: Match) -> [Range<Int>] {
    if match.start > 0, "-_./".unicodeScalars.contains(scalars[match.start - 1]) { return [] }
    var domains = latinDomains(in: match.domain)
    if match.hasPath, let last = domains.popLast() {
      domains.append(last.lowerBound..<match.end)
    }
    return domains
  }

  private func latinDomains(in domain: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = domain.lowerBound
    while place < domain.upperBound {
      let chain = latinChain(from: place, upTo: domain.upperBound)
      if let end = chain.end { found.append(place..<end) }
      place = max(chain.end ?? chain.reached, place + 1)
    }
    return found
  }

  /// A t.co address ends with its slug, which has at most 40 characters; nil for all others.
  private func shortLink(_ match: Match) -> [Range<Int>]? {
    guard syntax == .x, match.hasPath, scalars[match.domain.upperBound] == "/",
      scalars[match.domain].elementsEqual("t.co".unicodeScalars, by: { $0.isSameLetter(as: $1) })
    else { return nil }
    let slug = scalars[(match.domain.upperBound + 1)..<match.end].prefix(
      while: \.isASCIIAlphanumeric)
    if slug.isEmpty { return nil }
    return slug.count > 40 ? [] : [match.start..<queryEnd(from: slug.endIndex)]
  }
}

extension Unicode.Scalar {
  /// Whether both are one letter of ASCII, in either case.
  fileprivate func isSameLetter(as lowercase: Unicode.Scalar) -> Bool {
    self == lowercase || (isASCIILetter && value | 0x20 == lowercase.value)
  }
}
