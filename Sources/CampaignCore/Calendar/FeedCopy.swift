/// A calendar of others as its address last gave it.
package struct FeedCopy: Hashable, Sendable {
  package let bytes: [UInt8]
  /// Its server's name for this version; nil where it gives none.
  package let tag: String?

  package init(bytes: [UInt8], tag: String?) {
    self.bytes = bytes
    self.tag = tag
  }

  package var digest: Digest { .ofBytes(bytes) }
}

/// Why a feed was not fetched, in a sentence for people.
package struct FeedFailure: Error {
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}
