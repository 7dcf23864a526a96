/// How long a text is by the count of its platform, and what in it becomes a link.
package struct TextMeasure: Hashable, Codable, Sendable {
  /// In the platform's own unit: weighted characters on X, grapheme clusters elsewhere.
  package let length: Int
  /// The most the platform takes, in the same unit; nil where nothing limits it.
  package let limit: Int?
  /// Whether the platform takes the text: its length, its bytes (Bluesky) and its characters (X).
  package let fits: Bool
  /// In the order in which they stand in the text; they never overlap.
  package let facets: [Facet]

  package init(length: Int, limit: Int?, fits: Bool, facets: [Facet]) {
    self.length = length
    self.limit = limit
    self.fits = fits
    self.facets = facets
  }
}

/// A stretch of a text that readers can follow: somebody's name, an address, a hashtag.
package struct Facet: Hashable, Codable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    case mention, link, tag
  }

  package let kind: Kind
  /// In bytes of the text's UTF-8, counted from 0.
  package let byteStart: Int
  /// The byte after the last one.
  package let byteEnd: Int
  /// The handle without its first `@`, the full address, or the tag without its `#`.
  package let value: String

  package init(kind: Kind, byteStart: Int, byteEnd: Int, value: String) {
    self.kind = kind
    self.byteStart = byteStart
    self.byteEnd = byteEnd
    self.value = value
  }
}

/// What a server of the Mastodon API runs, as far as it changes how a text is counted.
package enum ServerSoftware: String, CaseIterable, Codable, Sendable {
  /// Mastodon itself: addresses count 23, mentions without their domain.
  case mastodon
  /// GoToSocial, snac and others: every code point counts.
  case other
}

/// How each platform measures a text. Linear in the length of the text, whatever it holds.
package enum TextRules {
  /// - Parameters:
  ///   - spoiler: the content warning; counted on Mastodon, unknown to the others.
  ///   - limit: what the server allows, where it is not its platform's usual number.
  ///   - software: what a Mastodon-API server says it runs.
  package static func measure(
    _ text: String, spoiler: String? = nil, for platform: Platform, limit: Int? = nil,
    on software: ServerSoftware = .mastodon
  ) -> TextMeasure {
    switch platform {
    case .x: XText(text).measure(limit: limit)
    case .mastodon: MastodonText(text).measure(spoiler: spoiler ?? "", limit: limit, on: software)
    case .bluesky: BlueskyText(text).measure(limit: limit)
    case .outbox, .webhook: unruled(text, spoiler: spoiler ?? "", limit: limit)
    }
  }

  /// As `account` counts: an outbox by the rules of the platform it writes for.
  package static func measure(
    _ text: String, spoiler: String? = nil, for account: Account,
    on software: ServerSoftware = .mastodon
  ) -> TextMeasure {
    let platform = account.platform.isWrittenForOthers ? account.writtenFor : account.platform
    return measure(
      text, spoiler: spoiler, for: platform ?? .outbox, limit: account.maximumCharacters,
      on: software)
  }

  /// An outbox that keeps to nobody's rules: characters as readers see them, no facets.
  private static func unruled(_ text: String, spoiler: String, limit: Int?) -> TextMeasure {
    let length = text.count + spoiler.count
    return TextMeasure(
      length: length, limit: limit, fits: limit.map { length <= $0 } ?? true, facets: [])
  }
}
