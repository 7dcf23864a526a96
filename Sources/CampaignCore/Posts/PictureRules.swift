import CivilTime

/// What a platform takes as pictures of one post.
package struct PictureRules: Hashable, Sendable {
  package let most: Int
  /// The most bytes of one picture.
  package let largest: Int
  /// The most bytes of one film; nil where campaignd sends none.
  package let largestFilm: Int?
  /// The most bytes of a GIF.
  package let largestGIF: Int

  /// Nil where anything goes: an outbox only names its pictures.
  package init?(of platform: Platform) {
    switch platform {
    // 4 attachments, 16 MB a picture, 99 MB a film (docs.joinmastodon.org, user/posting; the instance
    // may say otherwise, which the preflight looks up).
    case .mastodon:
      self.init(4, largest: 16 << 20, film: 99 << 20, gif: 16 << 20)
    // "maxSize": 2000000, "maxLength": 4 (lexicon app.bsky.embed.images).
    case .bluesky: self.init(4, largest: 2_000_000, film: nil, gif: 2_000_000)
    // "Image 5 MB", 4 pictures (docs.x.com, x-api/media). "GIF 15 MB" holds for what is uploaded in
    // parts as `tweet_gif`; a GIF goes as any picture does.
    case .x: self.init(4, largest: 5_000_000, film: nil, gif: 5_000_000)
    case .outbox, .webhook: return nil
    }
  }

  private init(_ most: Int, largest: Int, film: Int?, gif: Int) {
    self.most = most
    self.largest = largest
    largestFilm = film
    largestGIF = gif
  }

  /// The most bytes for something of this kind; nil where the platform gets none of it.
  package func limit(for mimeType: String) -> Int? {
    switch mimeType {
    case "image/gif": largestGIF
    case _: mimeType.hasPrefix("video/") ? largestFilm : largest
    }
  }
}

extension Media {
  /// Why a platform would not take it and what would help, in sentences; nil where it would.
  package func fault(under rules: PictureRules, on platform: String) -> (String, hint: String)? {
    guard let limit = rules.limit(for: mimeType) else {
      return (
        "campaignd sends no films to \(platform), and \(file) is one",
        hint: "give this entry other accounts, or a picture in its place"
      )
    }
    guard size > limit else { return nil }
    return (
      "\(platform) takes pictures up to \(limit) bytes; \(file) has \(size)",
      hint: smaller(than: limit)
    )
  }

  /// The bytes of a picture go roughly with its area.
  private func smaller(than limit: Int) -> String {
    guard let dimensions, size > 0 else { return "save it again with fewer pixels, or as JPEG" }
    let share = (Double(limit) * 0.9 / Double(size)).squareRoot()
    let (width, height) = (Double(dimensions.width) * share, Double(dimensions.height) * share)
    return "it is \(dimensions.width) × \(dimensions.height); save it at about \(Int(width)) × "
      + "\(Int(height)), or as JPEG"
  }
}
