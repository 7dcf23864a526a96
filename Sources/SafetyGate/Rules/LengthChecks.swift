import CampaignCore

/// Whether the account's platform takes a text of this length.
enum LengthChecks {
  static func check(_ post: Examination, _ report: inout Report) {
    guard let platform = post.subject.platform else { return }
    let rule: String
    switch platform {
    case .mastodon: rule = "length.mastodon"
    case .bluesky: rule = "length.bluesky"
    case .x: rule = "length.x"
    case .outbox, .webhook: return
    }
    guard mayBeTooLong(post, platform) else { return }
    let measure = TextRules.measure(
      post.subject.text, spoiler: post.subject.spoiler, for: platform,
      limit: post.subject.maximumCharacters)
    guard !measure.fits else { return }
    let limit = measure.limit.map(String.init) ?? "its limit"
    report.add(
      rule, field: .text, span: 0..<post.text.text.scalarCount,
      detail: "The text counts \(measure.length); the account takes \(limit).")
  }

  /// A platform counts no more than a text's bytes, but for links: X and Mastodon count 23 for each
  /// (docs.x.com, "Counting characters"; Mastodon API, characters_reserved_per_url), and none is
  /// written without a dot. Most posts are short enough to be let through without counting.
  private static func mayBeTooLong(_ post: Examination, _ platform: Platform) -> Bool {
    let least: Int
    switch platform {
    case .mastodon: least = 500
    case .bluesky: least = 300
    case .x: least = 280
    case .outbox, .webhook: least = 0
    }
    let limit = min(post.subject.maximumCharacters ?? least, least)
    let most = post.subject.text.utf8.count + (post.subject.spoiler?.utf8.count ?? 0)
    return most > limit || most + 23 * dots(in: post.text.text) > limit
  }

  /// Folding keeps every dot, and at most makes more.
  private static func dots(in text: FoldedText) -> Int {
    text.bytes.withUnsafeBufferPointer { bytes in
      var dots: UInt32 = 0
      for byte in bytes { dots &+= byte == UInt8(ascii: ".") ? 1 : 0 }
      return Int(dots)
    }
  }
}
