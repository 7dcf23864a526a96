import CivilTime

/// Parts of a run, such as a tweetchat, on one account: what goes out there in one order.
package struct Run: Sendable {
  package struct Part: Hashable, Sendable {
    package let post: Post.ID
    package let slotAt: Instant
    package let follows: Post.ID?

    package init(post: Post.ID, slotAt: Instant, follows: Post.ID?) {
      self.post = post
      self.slotAt = slotAt
      self.follows = follows
    }

    package init(_ revision: PostRevision) {
      self.init(
        post: revision.post.id, slotAt: revision.post.slot.instant, follows: revision.follows)
    }

    fileprivate var place: (Instant, Post.ID) { (slotAt, post) }
  }

  private let parts: [Post.ID: Part]

  package init(_ parts: [Part]) {
    self.parts = Dictionary(parts.map { ($0.post, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The last part that is due at a moment, or before it: what a question asked then comes after.
  package func last(at moment: Instant) -> Post.ID? {
    parts.values.filter { $0.slotAt <= moment }.max { $0.place < $1.place }?.post
  }

  /// What goes out before a part, the nearest first: those it follows, one after the other, and what
  /// else follows them, such as a question that was asked while the chat ran. A part that was given a
  /// time after this one's does not.
  package func parts(before part: PostRevision) -> [Post.ID] {
    let own = Part(part)
    var before: Set<Post.ID> = []
    var next = own.follows
    while let post = next, post != own.post, before.insert(post).inserted {
      next = parts[post]?.follows
    }
    let beside = parts.values.filter { $0.place < own.place }.sorted { $0.place < $1.place }
    for other in beside {
      if let follows = other.follows, before.contains(follows) { before.insert(other.post) }
    }
    return before.map { parts[$0] ?? Part(post: $0, slotAt: .distantPast, follows: nil) }
      .filter { $0.slotAt <= own.slotAt }.sorted { $0.place > $1.place }.map(\.post)
  }
}
