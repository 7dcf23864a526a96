/// How a post is shown, beyond its words and pictures. What is nil or empty is as the platform has it.
package struct Presentation: Hashable, Codable, Sendable {
  /// Who finds it, where the platform has a choice (Mastodon).
  package enum Visibility: String, CaseIterable, Codable, Sendable {
    case everybody = "public"
    /// Readable by everybody, but in no public timeline.
    case unlisted
    /// For followers alone.
    case followers = "private"
  }

  /// Who may reply, where the platform has a choice (Bluesky, X).
  package enum Repliers: String, CaseIterable, Codable, Sendable {
    case everybody, mentioned, following, nobody
  }

  /// What a post warns of, in the words of Bluesky's self-labels.
  package enum Label: String, CaseIterable, Codable, Sendable {
    case graphicMedia = "graphic-media"
    case nudity, sexual, porn
    /// Not shown to readers who are not signed in.
    case signedInOnly = "no-unauthenticated"
  }

  package let visibility: Visibility
  package let repliers: Repliers
  package let labels: [Label]
  /// Nil where the link has no card of our own.
  package let card: LinkCard?

  package init(
    visibility: Visibility = .everybody, repliers: Repliers = .everybody, labels: [Label] = [],
    card: LinkCard? = nil
  ) {
    self.visibility = visibility
    self.repliers = repliers
    self.labels = labels
    self.card = card
  }

  /// As the platform shows any post.
  package var isPlain: Bool { self == Presentation() }

  func write(into writer: inout DigestWriter) {
    writer.add("presentation")
    writer.add(visibility.rawValue)
    writer.add(repliers.rawValue)
    writer.add(labels.map(\.rawValue))
    writer.add(card?.title)
    writer.add(card?.description)
  }
}

/// The card that stands under a post for its link, where the platform leaves it to the sender
/// (Bluesky): its words are read like all others before they go out.
package struct LinkCard: Hashable, Codable, Sendable {
  package let title: String
  package let description: String

  package init(title: String, description: String) {
    self.title = title
    self.description = description
  }
}
