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
  /// The calendar has changed where a person acted: the calendar speaks again.
  case endAct(DeskAct)

  /// Nil where the store has it all already, or the slot is long past.
  init?(_ planned: PlannedPost, _ verdict: GateVerdict, known: KnownPost?, at now: Instant) {
    let revision = planned.revision
    if let known, known.revision == revision.digest, known.planned {
      guard known.dateStatus != planned.status else { return nil }
      self = .changeDate(known.id, from: known.dateStatus, to: planned.status)
    } else if revision.post.slot.deadline < now {
      // It comes too late for what the calendar says now; what it said before it says no more.
      guard let known, known.planned else { return nil }
      self = .withdraw(known)
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
      // Who gave it other words, or another time, since the calendar was read is heard at the next one.
      guard try reading.post(known.id)?.revision == known.revision else { return }
      let note = AuditNote(.withdrawn, known.id.text, ["revision": known.revision.hex])
      if try isStillToCome(known) {
        try withdraw(known, note)
      } else if try !stopWhatMayBeOut(known, with: .withdraw, note) {
        return
      }
      report.withdrawn += 1
    case .endAct(let act):
      try end(
        act,
        AuditNote(
          .actEnded, act.post.text,
          ["reason": "the calendar has changed since \(act.by) did so: \(act.reason)"]))
    }
  }

  private func admit(
    _ planned: PlannedPost, _ verdict: GateVerdict, _ house: House, into report: inout Intake.Report
  ) throws {
    let before = try reading.post(planned.revision.post.id)
    guard try takeIn(planned, verdict, house) else {
      report.tooLate.append(planned.revision.post.id)
      if let before { try noteTooLate(planned.revision, after: before) }
      return
    }
    if let before, before.revision != planned.revision.digest {
      report.changed += 1
    } else if before?.planned != true {
      report.admitted += 1
    }
  }

  /// Once for each set of words: the record of what is out says that they were changed later.
  private func noteTooLate(_ revision: PostRevision, after before: KnownPost) throws {
    guard before.revision != revision.digest, let old = try reading.revision(before.revision),
      try !reading.entries(of: revision.post.id.text).contains(where: {
        $0.did == .changedTooLate && $0.detail["revision"] == revision.digest.hex
      })
    else { return }
    record(
      AuditNote(
        .changedTooLate, revision.post.id.text,
        [
          "revision": revision.digest.hex,
          "changed": revision.changes(since: old).map(\.field).joined(separator: ", "),
        ]))
  }

  /// The post's words from now on, with a review of their own.
  /// - Returns: false where its words are out already, or on their way: then nothing was changed.
  func takeIn(
    _ planned: PlannedPost, _ verdict: GateVerdict, _ house: House
  ) throws -> Bool {
    let post = planned.revision.post.id
    let before = try reading.post(post)
    guard try !reading.dispatches(of: post).contains(where: \.hasLeft) else {
      if let before, before.revision != planned.revision.digest {
        _ = try stopWhatMayBeOut(
          before, with: .supersede(by: planned.revision.digest),
          supersession(of: before, by: planned.revision.digest))
      }
      return false
    }
    // Somebody read the same calendar a moment before: approvals given since then stay.
    if let before, before.planned, before.revision == planned.revision.digest { return true }
    // What was withdrawn is over already: nothing takes its place.
    if let before, before.planned, before.revision != planned.revision.digest {
      try supersede(before, by: planned.revision.digest)
    }
    try open(planned, verdict, house)
    return true
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
    try end(before, with: .supersede(by: digest), supersession(of: before, by: digest))
  }

  private func supersession(of before: KnownPost, by digest: Digest) -> AuditNote {
    AuditNote(.superseded, before.id.text, ["revision": before.revision.hex, "by": digest.hex])
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

  /// The post is planned no longer; its review, and what was to come of it, end.
  func withdraw(_ known: KnownPost, _ note: AuditNote) throws {
    try leaveOut(known.id)
    try end(known, with: .withdraw, note)
  }

  /// Ends the review of words of which nobody knows yet whether they are out: if they are, they stay
  /// what they are; if not, they are not sent any more.
  /// - Returns: false where they are out, or their review is over already: then nothing was changed.
  func stopWhatMayBeOut(
    _ known: KnownPost, with event: ReviewEvent, _ note: AuditNote
  ) throws -> Bool {
    guard try reading.dispatches(of: known.id).contains(where: \.mayBeOut),
      let review = try reading.review(known.revision), review.state == .approved,
      let ended = try? review.applying(event, policy: .none, at: now)
    else { return false }
    try save(ended, before: review, note)
    return true
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
  var hasLeft: Bool { isOut || mayBeOut }

  /// Whether readers have seen it.
  var isOut: Bool {
    switch state {
    case .delivered, .retracted: true
    case .claimed, .uncertain, .scheduled, .failed, .missed, .held, .cancelled: false
    }
  }

  /// Whether nobody knows yet if readers see it.
  var mayBeOut: Bool {
    switch state {
    case .claimed, .uncertain: true
    case .delivered, .retracted, .scheduled, .failed, .missed, .held, .cancelled: false
    }
  }
}

extension ApprovalPolicy {
  /// For events that ask no policy.
  static let none = ApprovalPolicy(id: "none", quorum: [:])
}
