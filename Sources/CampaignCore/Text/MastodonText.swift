/// A text as Mastodon counts it: app/validators/status_length_validator.rb.
struct MastodonText {
  /// "MAX_CHARS = 500"; the instance says when it allows more.
  static let limit = 500
  /// "URL_PLACEHOLDER_CHARS = 23"; instances report it as characters_reserved_per_url.
  static let addressLength = 23

  private let text: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  func measure(spoiler: String, limit: Int?, on software: ServerSoftware) -> TextMeasure {
    let limit = limit ?? Self.limit
    let entities = entities()
    let length =
      switch software {
      case .mastodon: (spoiler + countable(entities)).count
      // GoToSocial's internal/processing/status/common.go: code points, nothing discounted.
      case .other: spoiler.unicodeScalars.count + scalars.count
      }
    return TextMeasure(
      length: length, limit: limit, fits: length <= limit, facets: facets(entities))
  }

  /// The text with each address as 23 characters and each mention without its domain.
  private func countable(_ entities: [Entity]) -> String {
    var countable = String.UnicodeScalarView()
    var place = 0
    for entity in entities {
      countable.append(contentsOf: scalars[place..<entity.range.lowerBound])
      switch entity.kind {
      case .link: countable.append(contentsOf: repeatElement("x", count: Self.addressLength))
      case .mention(let name): countable.append(contentsOf: scalars[name])
      case .tag: countable.append(contentsOf: scalars[entity.range])
      }
      place = entity.range.upperBound
    }
    countable.append(contentsOf: scalars[place...])
    return String(countable)
  }

  private func facets(_ entities: [Entity]) -> [Facet] {
    var bytes = ByteCounter(scalars)
    return entities.map { entity in
      switch entity.kind {
      case .link: bytes.facet(.link, entity.range, String(scalars[entity.range]))
      case .mention: bytes.facet(.mention, entity.range, String(scalars[entity.range].dropFirst()))
      case .tag: bytes.facet(.tag, entity.range, String(scalars[entity.range].dropFirst()))
      }
    }
  }

  private struct Entity {
    enum Kind {
      case link
      /// With the range of `@user`, without the domain behind it.
      case mention(Range<Int>)
      case tag
    }

    let kind: Kind
    let range: Range<Int>
  }

  /// Addresses, mentions and hashtags in rising order; of two that overlap the first counts.
  private func entities() -> [Entity] {
    let links = AddressScanner.addresses(in: scalars, by: .mastodon)
    let all = links.map { Entity(kind: .link, range: $0) } + mentions() + tags()
    var end = 0
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { entity in
      guard entity.range.lowerBound >= end else { return false }
      end = entity.range.upperBound
      return true
    }
  }

  private func mentions() -> [Entity] {
    var found: [Entity] = []
    var place = 0
    while let sign = scalars[place...].firstIndex(of: "@") {
      place = sign + 1
      guard canFollow(sign, "=/"), let name = nameEnd(from: sign + 1) else { continue }
      let end = domainEnd(from: name) ?? name
      place = end
      // "MAX_DOMAIN_LENGTH = 253" (app/lib/extractor.rb)
      guard end - name <= 254, !continues(at: end) else { continue }
      found.append(Entity(kind: .mention(sign..<name), range: sign..<end))
    }
    return found
  }

  private func canFollow(_ place: Int, _ signs: String) -> Bool {
    guard place > 0 else { return true }
    let before = scalars[place - 1]
    return !before.isWord && !signs.unicodeScalars.contains(before)
  }

  /// Letters, digits and `_` in parts, with dots and hyphens between them but not at an end.
  private func nameEnd(from start: Int) -> Int? {
    partsEnd(from: start) { $0.isASCIIAlphanumeric || $0 == "_" }
  }

  private func domainEnd(from sign: Int) -> Int? {
    guard sign < scalars.count, scalars[sign] == "@" else { return nil }
    return partsEnd(from: sign + 1, of: \.isWord)
  }

  private func partsEnd(from start: Int, of isInPart: (Unicode.Scalar) -> Bool) -> Int? {
    let run = scalars[start...].prefix { isInPart($0) || $0 == "." || $0 == "-" }
    guard let first = run.first, isInPart(first) else { return nil }
    return run.lastIndex(where: isInPart).map { $0 + 1 }
  }

  /// "end_mention_match": what goes on with another sign, an accent or `://` is no mention.
  private func continues(at end: Int) -> Bool {
    guard end < scalars.count else { return false }
    let next = scalars[end]
    return next == "@" || next == "＠" || next.isAccentedLatin || isScheme(at: end)
  }

  private func isScheme(at place: Int) -> Bool {
    scalars[place...].starts(with: "://".unicodeScalars)
  }

  /// app/models/tag.rb: word characters and `· ・ U+200C`, at least one of them a letter.
  private func tags() -> [Entity] {
    var found: [Entity] = []
    var place = 0
    while let sign = scalars[place...].firstIndex(where: { $0 == "#" || $0 == "＃" }) {
      place = sign + 1
      let run = scalars[place...].prefix { $0.isWord || "·・\u{200C}".unicodeScalars.contains($0) }
      guard canFollow(sign, "=/)"), let last = run.lastIndex(where: \.isWord) else { continue }
      let end = withoutScheme(run[...last])
      place = end
      guard scalars[(sign + 1)..<end].contains(where: \.isLetterOrMark) else { continue }
      found.append(Entity(kind: .tag, range: sign..<end))
    }
    return found
  }

  /// `#taghttps://` is a tag and the beginning of an address that is none.
  private func withoutScheme(_ tag: ArraySlice<Unicode.Scalar>) -> Int {
    guard isScheme(at: tag.endIndex) else { return tag.endIndex }
    for scheme in ["https", "http"] where tag.count > scheme.count {
      if tag.suffix(scheme.count).elementsEqual(scheme.unicodeScalars) {
        return tag.endIndex - scheme.count
      }
    }
    return tag.endIndex
  }
}
