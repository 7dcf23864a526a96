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
    let measure = TextRules.measure(
      post.subject.text, spoiler: post.subject.spoiler, for: platform,
      limit: post.subject.maximumCharacters)
    guard !measure.fits else { return }
    let limit = measure.limit.map(String.init) ?? "its limit"
    report.add(
      rule, field: .text, span: 0..<post.text.text.scalarCount,
      detail: "The text counts \(measure.length); the account takes \(limit).")
  }
}
