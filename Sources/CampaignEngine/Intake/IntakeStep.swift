import CampaignCore
import CampaignStore
import CivilTime

/// One thing an intake has to do.
enum IntakeStep: Sendable {
  /// A post, or words of it, that the store does not have.
  case admit(PlannedPost, GateVerdict)
  /// The same words on a date that is surer, or less sure.
  case changeDate(Post.ID, from: DateStatus, to: DateStatus)
  case withdraw(KnownPost)

  /// Nil where the store has it all already, or the slot is long past.
  init?(_ planned: PlannedPost, _ verdict: GateVerdict, known: KnownPost?, at now: Instant) {
    let revision = planned.revision
    if let known, known.revision == revision.digest, known.planned {
      guard known.dateStatus != planned.status else { return nil }
      self = .changeDate(known.id, from: known.dateStatus, to: planned.status)
    } else if revision.post.slot.deadline < now {
      return nil
    } else {
      self = .admit(planned, verdict)
    }
  }
}

extension Transaction {
  /// Does one step: each change with its entry in the record.
  func take(_ step: IntakeStep, _ house: House, into report: inout Intake.Report) throws {
    switch step {
    case .admit(let planned, let verdict):
      try admit(planned, verdict, house, into: &report)
    case .changeDate(let post, let old, let new):
      try changeDate(of: post, from: old, to: new)
      report.changed += 1
    case .withdraw(let known):
      guard try isStillToCome(known) else { return }
      try withdraw(known)
      report.withdrawn += 1
    }
  }

  private func admit(
    _ planned: PlannedPost, _ verdict: GateVerdict, _ house: House, into report: inout Intake.Report
  ) throws {
    let post = planned.revision.post.id
    let dispatches = try reading.dispatches(of: post)
    guard !dispatches.contains(where: \.hasLeft) else {
      report.tooLate.append(post)
      return
    }
    let before = try reading.post(post)
    // Somebody read the same calendar a moment before: approvals given since then stay.
    if let before, before.planned, before.revision == planned.revision.digest { return }
    if let before, before.revision != planned.revision.digest {
      try supersede(before, by: planned.revision.digest)
      report.changed += 1
    } else {
      report.admitted += 1
    }
    try open(planned, verdict, house)
  }

  private func open(_ planned: PlannedPost, _ verdict: GateVerdict, _ house: House) throws {
    let revision = planned.revision
    guard let policy = house.policies[revision.policy] else { return }
    let review = Review.opening(revision, verdict: verdict, policy: policy, at: now)
    try admit(planned, review: review)
    if review.state == .approved {
      record(
        AuditNote(
          .approvedByPolicy, revision.post.id.text,
          ["revision": revision.digest.hex, "policy": policy.id.text]))
      try scheduleApproved(revision)
    }
  }

  private func supersede(_ before: KnownPost, by digest: Digest) throws {
    try end(
      before, with: .supersede(by: digest),
      AuditNote(
        .superseded, before.id.text, ["revision": before.revision.hex, "by": digest.hex]))
  }

  /// What is past stays in the books; what has no answer yet, or waits for its platform, can leave the
  /// calendar though its slot has come.
  private func isStillToCome(_ known: KnownPost) throws -> Bool {
    if known.slotAt > now { return true }
    return try reading.dispatches(of: known.id).contains {
      switch $0.state {
      case .scheduled, .held: true
      case .claimed, .delivered, .failed, .missed, .uncertain, .cancelled, .retracted: false
      }
    }
  }

  private func withdraw(_ known: KnownPost) throws {
    try leaveOut(known.id)
    try end(
      known, with: .withdraw,
      AuditNote(.withdrawn, known.id.text, ["revision": known.revision.hex]))
  }

  /// Ends the review of a post's words, and whatever was to come of it.
  private func end(_ known: KnownPost, with event: ReviewEvent, _ note: AuditNote) throws {
    guard let review = try reading.review(known.revision),
      let ended = try? review.applying(event, policy: .none, at: now)
    else {
      record(note)
      return
    }
    try cancelDispatch(of: review, because: ended.state)
    try save(ended, before: review, note)
  }
}

extension Dispatch {
  /// Whether readers may have seen it: then no other words can take its place.
  var hasLeft: Bool {
    switch state {
    case .claimed, .delivered, .uncertain, .retracted: true
    case .scheduled, .failed, .missed, .held, .cancelled: false
    }
  }
}

extension ApprovalPolicy {
  /// For events that ask no policy.
  static let none = ApprovalPolicy(id: "none", quorum: [:])
}
