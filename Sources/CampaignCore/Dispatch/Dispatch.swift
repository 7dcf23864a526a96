import CivilTime

/// An approved revision on its way out.
package struct Dispatch: Hashable, Codable, Sendable {
  package typealias ID = CampaignCore.ID<Dispatch>

  package enum State: String, CaseIterable, Codable, Sendable {
    /// Waits for its slot.
    case scheduled
    /// The attempt is on disk and the request may be on its way.
    case claimed
    /// The platform has said that it is out.
    case delivered
    /// The platform will not take it.
    case failed
    /// Its deadline went by.
    case missed
    /// A hold keeps it back.
    case held
    /// It may be out; nobody can tell yet.
    case uncertain
    /// It was withdrawn before it left.
    case cancelled
    /// It was out and has been taken down.
    case retracted
  }

  package let id: ID
  package let post: Post.ID
  package let revision: Digest
  package let account: Account.ID
  package let slot: Slot
  package var state: State
  /// How often it was tried, counted from 1; 0 before the first attempt.
  package var attempt: Int
  /// Not tried before this: the slot, later the end of a pause.
  package var notBefore: Instant
  /// Until when the daemon that claimed it may act on it.
  package var leaseUntil: Instant?

  package init(
    post: Post.ID, revision: Digest, account: Account.ID, slot: Slot, state: State = .scheduled,
    attempt: Int = 0, notBefore: Instant? = nil, leaseUntil: Instant? = nil
  ) {
    id = Dispatch.id(post: post, revision: revision)
    self.post = post
    self.revision = revision
    self.account = account
    self.slot = slot
    self.state = state
    self.attempt = attempt
    self.notBefore = notBefore ?? slot.instant
    self.leaseUntil = leaseUntil
  }

  /// A dispatch as it was read back.
  package init(
    id: ID, post: Post.ID, revision: Digest, account: Account.ID, slot: Slot, state: State,
    attempt: Int, notBefore: Instant, leaseUntil: Instant?
  ) {
    self.id = id
    self.post = post
    self.revision = revision
    self.account = account
    self.slot = slot
    self.state = state
    self.attempt = attempt
    self.notBefore = notBefore
    self.leaseUntil = leaseUntil
  }

  /// The same post in the same words is the same dispatch, however often it is read or approved.
  package static func id(post: Post.ID, revision: Digest) -> ID {
    var writer = DigestWriter("dispatch-1")
    writer.add(post.text)
    writer.add(revision.hex)
    return ID(String(writer.finish().hex.prefix(32)))
  }
}
