import CivilTime

/// Who did something: a person, or the daemon itself.
package struct Actor: Hashable, Codable, Sendable, CustomStringConvertible {
  /// A person's id, or `campaignd`.
  package let name: String
  /// How we know: `login comms`, or `development` where the caller named themselves.
  package let known: String?

  package init(name: String, known: String?) {
    self.name = name
    self.known = known
  }

  package static let daemon = Actor(name: "campaignd", known: nil)

  package var description: String {
    known.map { "\(name) (\($0))" } ?? name
  }
}

/// One line of the record that justifies every post: written in the same transaction as the change
/// it tells of, chained to the line before, never deleted with a draft.
package struct AuditEntry: Hashable, Codable, Sendable {
  /// Counted from 1 without gaps.
  package let number: Int64
  package let at: Instant
  package let who: Actor
  package let did: Act
  /// The post, hold or account it was done to.
  package let subject: String
  /// More about it, by name; no secrets and no matched text.
  package let detail: [String: String]
  /// The digest of the entry before; `AuditChain.beginning` for the first.
  package let previous: Digest
  package let digest: Digest

  /// An entry as it was read back; its digest is verified by `AuditChain`, not here.
  package init(
    number: Int64, at: Instant, who: Actor, did: Act, subject: String, detail: [String: String],
    previous: Digest, digest: Digest
  ) {
    self.number = number
    self.at = at
    self.who = who
    self.did = did
    self.subject = subject
    self.detail = detail
    self.previous = previous
    self.digest = digest
  }
}

/// What is to be recorded, before it has its place in the chain.
package struct AuditNote: Hashable, Sendable {
  package let who: Actor
  package let did: Act
  package let subject: String
  package let detail: [String: String]

  package init(
    _ did: Act, _ subject: String, by who: Actor = .daemon, _ detail: [String: String] = [:]
  ) {
    self.who = who
    self.did = did
    self.subject = subject
    self.detail = detail
  }
}
