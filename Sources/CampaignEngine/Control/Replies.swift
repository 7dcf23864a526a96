import CampaignCore
import CampaignStore
import CivilTime

/// A post as the machine formats show it; the first keys are those of `campaignctl plan`.
package struct PostReply: Codable, Sendable {
  package let post: String
  package let campaign: String
  package let entry: String
  package let account: String
  package let platform: Platform
  package let local: String
  package let tz: String
  package let instant: String
  package let deadline: String
  package let status: DateStatus
  package let verdict: GateVerdict.Outcome
  package let state: String
  package let author: String
  package let digest: String
  package let text: String
  /// The post's short name, to be said on the telephone.
  package let number: String
  /// What keeps it back at this moment, where it is still to come.
  package let hold: String?

  package init(_ queued: QueuedPost, under holds: [Hold], at now: Instant) {
    let revision = queued.revision
    hold =
      queued.isStillToCome
      ? holds.first { $0.covers(revision, at: now) }?.id.text : nil
    number = queued.number.description
    post = revision.post.id.text
    campaign = revision.post.campaign.text
    entry = revision.post.entry.text
    account = revision.post.account.text
    platform = revision.post.platform
    local = revision.post.slot.local.description
    tz = revision.post.slot.timeZone
    instant = revision.post.slot.instant.description
    deadline = revision.post.slot.deadline.description
    status = queued.dateStatus
    verdict = queued.outcome
    state = queued.state
    author = revision.author.text
    digest = revision.digest.hex
    text = revision.text
  }
}

extension QueuedPost {
  /// Whether it may leave yet, or wait for somebody's yes.
  fileprivate var isStillToCome: Bool {
    switch dispatch {
    case .scheduled, .held: true
    case .claimed, .uncertain, .delivered, .failed, .missed, .retracted: false
    case .cancelled, nil:
      switch review {
      case .blocked, .inReview, .changesRequested: true
      case .approved, .rejected, .expired, .superseded, .withdrawn: false
      }
    }
  }
}

/// The posts that `queue` lists, in the order of their slots.
package struct QueueReply: Codable, Sendable {
  package let posts: [PostReply]
  /// Asks for those that follow; nil where these are the last.
  package let next: String?
}

/// Names of posts, for the shell to complete.
package struct NamesReply: Codable, Sendable {
  package let names: [String]
}

/// A hold as it stands, with who placed it and why.
package struct HoldReply: Codable, Sendable {
  package let hold: String
  package let scope: String
  package let reason: String
  package let placedBy: String
  package let placedAt: String
  package let until: String?
  package let spares: String?

  package init(_ hold: Hold) {
    self.hold = hold.id.text
    scope = hold.scope.description
    reason = hold.reason
    placedBy = hold.placedBy.text
    placedAt = hold.placedAt.description
    until = hold.until?.description
    spares = hold.spares
  }
}

/// The state of the house at one glance.
package struct StatusReply: Codable, Sendable {
  package struct Next: Codable, Sendable {
    package let post: String
    package let account: String
    package let instant: String
  }

  package struct PlanReply: Codable, Sendable {
    package let readAt: String
    package let posts: Int
    /// Why the newest calendar is not the one in force; empty where it is.
    package let faults: [Diagnostic]
  }

  package let version: String
  package let now: String
  package let next: Next?
  /// Posts still to come that wait for people, by state.
  package let waiting: [String: Int]
  /// Dispatches, by state.
  package let dispatches: [String: Int]
  package let holds: [HoldReply]
  package let stoppedAccounts: [String: String]
  /// What only a person can say.
  package let questions: [QuestionReply]
  package let plan: PlanReply?
  package let record: RecordReply
  package let lastProgress: String?
  package let development: Bool
}

/// A question that waits for a person.
package struct QuestionReply: Codable, Sendable {
  package let question: String
  package let subject: String
  package let words: String
  package let askedAt: String

  init(_ asked: AskedQuestion) {
    question = asked.name
    subject = asked.question.subject
    words = asked.question.words
    askedAt = asked.askedAt.description
  }
}

/// How far the record goes.
package struct RecordReply: Codable, Sendable {
  package let entries: Int64
  package let head: String

  package init(_ chain: AuditChain) {
    entries = chain.number
    head = chain.head.hex
  }
}

/// The outcome of `audit verify`.
package struct VerifyReply: Codable, Sendable {
  package let verified: Bool
  package let entries: Int64
  package let head: String?
  package let fault: String?
  /// The last entry that a signed stub stands for; nil where nothing was pruned.
  package let prunedThrough: Int64?

  package init(
    verified: Bool, entries: Int64, head: String?, fault: String?, prunedThrough: Int64?
  ) {
    self.verified = verified
    self.entries = entries
    self.head = head
    self.fault = fault
    self.prunedThrough = prunedThrough
  }
}

/// The record, or the part of it that was asked for.
package struct AuditReply: Codable, Sendable {
  package let entries: [AuditEntry]
}

/// What an act has come to.
package struct ActReply: Codable, Sendable {
  package let post: String?
  package let state: String?
  package let hold: String?
  /// The file that was written.
  package let file: String?
  /// What happened, in a sentence.
  package let message: String

  package init(
    post: Post.ID? = nil, state: String? = nil, hold: Hold.ID? = nil, file: String? = nil,
    message: String
  ) {
    self.post = post?.text
    self.state = state
    self.hold = hold?.text
    self.file = file
    self.message = message
  }
}

/// A refusal, as it goes over the socket.
package struct RefusalReply: Codable, Sendable {
  package let error: String
  package let hint: String?
  package let diagnostics: [Diagnostic]?

  package init(error: String, hint: String?, diagnostics: [Diagnostic]? = nil) {
    self.error = error
    self.hint = hint
    self.diagnostics = diagnostics
  }
}
