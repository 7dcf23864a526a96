import CivilTime

/// A person's word that exactly these words may go out.
package struct Approval: Hashable, Codable, Sendable {
  /// What was approved: not the post, but these exact words, pictures, account and slot.
  package let revision: Digest
  package let approver: Person.ID
  /// The roles the approver held when approving.
  package let roles: Set<Role>
  package let at: Instant
  /// Whose clinical advice was taken, and why this post is right to send.
  package let advice: String?

  package init(
    revision: Digest, approver: Person.ID, roles: Set<Role>, at: Instant, advice: String?
  ) {
    self.revision = revision
    self.approver = approver
    self.roles = roles
    self.at = at
    self.advice = advice
  }

  /// Whether it still counts: some policies let an approval grow old.
  package func isValid(under policy: ApprovalPolicy, at now: Instant) -> Bool {
    guard let validFor = policy.validFor else { return true }
    return now <= at + validFor
  }
}

/// Where one revision of a post stands with the people who must approve it.
package struct Review: Hashable, Codable, Sendable {
  package enum State: String, CaseIterable, Codable, Sendable {
    /// The gate stopped it; only an edit clears it.
    case blocked
    /// Waits for approvals.
    case inReview
    /// An approver asked the author for other words.
    case changesRequested
    /// Its quorum has approved it; it may leave at its slot.
    case approved
    /// An approver said no.
    case rejected
    /// Its slot came before its approvals.
    case expired
    /// Other words took its place.
    case superseded
    /// The post left the calendar.
    case withdrawn
  }

  package let revision: Digest
  package let post: Post.ID
  package let author: Person.ID
  /// Who last changed the post by an act at the desk; they count in no quorum for it either.
  package let editor: Person.ID?
  package let slot: Slot
  /// When campaignd first read these words: the time to stop and think runs from here.
  package let openedAt: Instant
  package var verdict: GateVerdict
  package var approvals: [Approval]
  package var state: State

  package init(
    revision: Digest, post: Post.ID, author: Person.ID, editor: Person.ID? = nil, slot: Slot,
    openedAt: Instant, verdict: GateVerdict, approvals: [Approval] = [], state: State
  ) {
    self.revision = revision
    self.post = post
    self.author = author
    self.editor = editor
    self.slot = slot
    self.openedAt = openedAt
    self.verdict = verdict
    self.approvals = approvals
    self.state = state
  }

  /// The review of a revision that was just read: stopped by the gate, waiting for people, or
  /// approved by the policy of an unattended account.
  package static func opening(
    _ revision: PostRevision, verdict: GateVerdict, policy: ApprovalPolicy, at now: Instant
  ) -> Review {
    Review(
      revision: revision.digest, post: revision.post.id, author: revision.author,
      editor: revision.editor, slot: revision.post.slot, openedAt: now, verdict: verdict,
      state: openingState(of: verdict, under: policy))
  }

  /// The rules these words are under: a live post that came too late for the ordinary path may have
  /// the short one.
  package func rules(of policy: ApprovalPolicy) -> ApprovalPolicy {
    policy.forWords(writtenAt: openedAt, dueAt: slot.instant)
  }

  /// People still wanting, by role.
  package func missing(under policy: ApprovalPolicy, at now: Instant) -> [Role: Int] {
    rules(of: policy).missing(after: approvals, for: verdict.outcome, at: now)
  }

  /// The moment from which its approvals have grown too old to make up the quorum; nil where they
  /// last until its deadline.
  package func lapse(under policy: ApprovalPolicy, at now: Instant) -> Instant? {
    guard state == .approved else { return nil }
    return rules(of: policy).lapse(of: approvals, for: verdict.outcome, at: now)
      .flatMap { $0 <= slot.deadline ? $0 : nil }
  }

  /// "A policy with an empty quorum is allowed (unattended accounts): such posts become approved by
  /// policy when the gate passes or warns, and never otherwise." — contract.md
  private static func openingState(
    of verdict: GateVerdict, under policy: ApprovalPolicy
  ) -> State {
    switch verdict.outcome {
    case .block: .blocked
    case .review: .inReview
    case .pass, .warn: policy.quorum.isEmpty ? .approved : .inReview
    }
  }
}
