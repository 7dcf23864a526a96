extension PostRevision {
  /// The words as readers will get them on the post's platform: what is measured, examined and sent.
  package var renderedText: String {
    CampaignCore.renderedText(text, link: link, spoiler: spoiler, on: post.platform)
  }
}

/// A post's words for one platform. Where the platform has no field for a content warning, the
/// warning stands before the text, with an empty line between: it must never be lost.
package func renderedText(
  _ text: String, link: String?, spoiler: String?, on platform: Platform
) -> String {
  let words = renderedText(text, link: link)
  let warning = trimmed(spoiler ?? "")
  switch platform {
  case .mastodon, .outbox, .webhook: return words
  case .bluesky, .x: return warning.isEmpty ? words : "\(warning)\n\n\(words)"
  }
}

/// A post's words with its link: a link that the text does not already carry stands on a line of
/// its own at the end. Blank space around the text is dropped, as the servers would do.
package func renderedText(_ text: String, link: String?) -> String {
  let words = trimmed(text)
  guard let link = link.map({ trimmed($0) }), !link.isEmpty else { return words }
  if words.isEmpty { return link }
  return carries(words, link) ? words : "\(words)\n\(link)"
}

/// Whether the link stands in the text as a whole, not merely as the beginning of a longer one.
private func carries(_ text: String, _ link: String) -> Bool {
  text.split(whereSeparator: \.isWhitespace).contains { word in
    word == link || bare(word) == link
  }
}

/// A word without the brackets and stops that a sentence puts around it.
private func bare(_ word: Substring) -> Substring {
  var word = word.drop { "([{<\"'“‘".contains($0) }
  while let last = word.last, ".,;:!?)]}>\"'”’".contains(last) { word.removeLast() }
  return word
}

private func trimmed(_ text: String) -> String {
  var text = text.drop(while: \.isWhitespace)
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return String(text)
}
