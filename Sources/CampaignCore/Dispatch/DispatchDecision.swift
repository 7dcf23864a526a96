import CivilTime

/// All that is known about a due post at the moment it might leave, read in one transaction.
package struct DuePost: Sendable {
  package let dispatch: Dispatch
  package let revision: PostRevision
  package let review: Review
  package let dateStatus: DateStatus
  package let policy: ApprovalPolicy?
  package let account: Account?
  /// Why nothing may be tried on its account; nil where it may.
  package let stoppedBecause: String?

  package init(
    dispatch: Dispatch, revision: PostRevision, review: Review, dateStatus: DateStatus,
    policy: ApprovalPolicy?, account: Account?, stoppedBecause: String? = nil
  ) {
    self.dispatch = dispatch
    self.revision = revision
    self.review = review
    self.dateStatus = dateStatus
    self.policy = policy
    self.account = account
    self.stoppedBecause = stoppedBecause
  }
}

/// What should happen to a due post.
package enum DispatchDecision: Hashable, Sendable {
  case publish
  /// Not yet: an embargo or a pause runs until then.
  case wait(until: Instant)
  case hold(Hold)
  /// Its account is stopped: it waits until somebody lets the account go on.
  case waitForAccount(reason: String)
  case miss(MissReason)
  /// The gate, or the quorum, no longer says yes.
  case returnToReview(GateVerdict)
  /// Its words are not the approved ones any more.
  case cancel(Review.State)

  package enum MissReason: Hashable, Sendable, CustomStringConvertible {
    case late(by: Duration)
    case unconfirmed(DateStatus)
    case noAccount
    case heldPastSlot
    /// Nobody let its account go on in time.
    case accountStopped(reason: String)
    /// A request for it had no answer, and its server knows that request's key no more.
    case keyForgotten
    /// What it replies to is not out, and will not be.
    case parentGone(String)
    /// An earlier part of its run failed.
    case runStopped(Post.ID)
    /// Its platform did not take its pictures in time, or those of another part of the thread that it
    /// leaves as one with; nil where it was not asked to.
    case noPictures(ofThread: Bool, because: String?)

    package var description: String {
      switch self {
      case .late(let duration): "its deadline went by \(duration.words) ago"
      case .unconfirmed(let status): "its date is \(status.rawValue), not confirmed"
      case .noAccount: "its account is no longer in house.yaml"
      case .heldPastSlot: "a hold lay over its slot"
      case .accountStopped(let reason): "its account was stopped: \(reason)"
      case .keyForgotten: "sent again, it might be a second post: its server forgets keys"
      case .parentGone(let words): "the post it replies to \(words)"
      case .runStopped(let part): "an earlier part of its run failed: \(part)"
      case .noPictures(let ofThread, let reason):
        (ofThread ? "pictures of its thread " : "its pictures ")
          + (reason.map { "could not be handed over: \($0)" } ?? "were not handed over in time")
      }
    }
  }
}

extension DuePost {
  /// The whole check at the last moment: exact words, quorum, today's rules, holds, lateness.
  package func decision(
    holds: [Hold], verdict: GateVerdict, at now: Instant
  ) -> DispatchDecision {
    guard review.revision == dispatch.revision, revision.digest == dispatch.revision,
      review.state == .approved
    else { return .cancel(review.state) }
    guard let policy, account != nil else { return .miss(.noAccount) }
    let earliest = max(
      dispatch.notBefore, dispatch.slot.instant, revision.notBefore ?? .distantPast)
    if now > dispatch.slot.deadline {
      return .miss(
        stoppedBecause.map { .accountStopped(reason: $0) }
          ?? .late(by: now - dispatch.slot.deadline))
    }
    if dateStatus != .confirmed { return .miss(.unconfirmed(dateStatus)) }
    if now < earliest { return .wait(until: earliest) }
    if let hold = holds.first(where: { $0.covers(revision, at: now) }) { return .hold(hold) }
    if let stoppedBecause { return .waitForAccount(reason: stoppedBecause) }
    let asked = review.asked(again: verdict, policy: policy, at: now)
    return asked.state == .approved ? .publish : .returnToReview(verdict)
  }
}

extension Review {
  /// This review with the gate's fresh word; itself where it is over.
  fileprivate func asked(again verdict: GateVerdict, policy: ApprovalPolicy, at now: Instant)
    -> Review
  {
    (try? applying(.examine(verdict), policy: policy, at: now)) ?? self
  }
}

extension Duration {
  /// A length of time as one would say it: `2 ms`, `4 s`, `15 min`, `3 h`, `2 days`.
  package var words: String {
    let microseconds = self.microseconds
    let seconds = microseconds / 1_000_000
    switch abs(seconds) {
    case 0: return "\(microseconds / 1000) ms"
    case 1..<120: return "\(seconds) s"
    case 120..<7200: return "\(seconds / 60) min"
    case 7200..<172_800: return "\(seconds / 3600) h"
    case _: return "\(seconds / 86_400) days"
    }
  }
}
