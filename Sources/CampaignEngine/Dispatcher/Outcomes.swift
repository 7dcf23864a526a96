import CampaignCore
import CampaignStore
import CivilTime

/// What a reply's parent has come to.
enum ReplyParent: Sendable {
  case none
  case published(Receipt)
  case stillToCome(Post.ID)
  /// It is not out and will not be: what it came to, after "the post it replies to".
  case gone(String)
}

extension DueRecord {
  /// All that is known of a due post, with what the house says of it.
  func duePost(in house: House) -> DuePost {
    DuePost(
      dispatch: dispatch, revision: revision, review: review, dateStatus: dateStatus,
      policy: house.policies[revision.policy], account: house.accounts[dispatch.account],
      stoppedBecause: stoppedBecause)
  }
}

extension Reading {
  /// A reply goes out only after the post it answers.
  func parent(of revision: PostRevision) throws -> ReplyParent {
    guard let parent = revision.repliesTo else { return .none }
    if let receipt = try receipt(ofPost: parent) { return .published(receipt) }
    let states = try dispatches(of: parent).map(\.state)
    if states.contains(where: \.isStillToCome) { return .stillToCome(parent) }
    guard let known = try post(parent), let review = try review(known.revision) else {
      return .gone("is not in the calendar")
    }
    switch review.state {
    case .blocked, .inReview, .changesRequested: return .stillToCome(parent)
    case .approved: return .gone(states.last.map { "is \($0.words)" } ?? "is not on its way")
    case .rejected, .expired, .superseded, .withdrawn: return .gone("is \(review.state.words)")
    }
  }
}

/// How far a run, such as a tweetchat, has come before one of its parts.
enum RunSoFar: Sendable {
  case goesOn
  /// The part before is on its way, or nobody knows yet whether it is out.
  case waits(for: Post.ID)
  case stopped(at: Post.ID)
}

extension Reading {
  /// Parts of a run go out in their order, and one that the platform refused stops the rest. One that
  /// people left out, or that a hold kept back, stops nobody.
  func run(before revision: PostRevision) throws -> RunSoFar {
    guard revision.follows != nil else { return .goesOn }
    for part in try parts(before: revision) {
      let states = try dispatches(of: part).map(\.state)
      if states.contains(where: \.isUnderWay) { return .waits(for: part) }
      if states.contains(.failed) { return .stopped(at: part) }
      if states.contains(where: \.hasBeenOut) { return .goesOn }
    }
    return .goesOn
  }
}

extension Reading {
  /// The parts of its run that go out before a post, the nearest first.
  private func parts(before revision: PostRevision) throws -> [Post.ID] {
    var parts = try questionsAsked(beside: revision.post).map { Run.Part($0) }
    var next = revision.follows
    var seen: Set<Post.ID> = []
    while let part = next, seen.insert(part).inserted, let known = try post(part) {
      next = try self.part(before: known)
      parts.append(Run.Part(post: part, slotAt: known.slotAt, follows: next))
    }
    return Run(parts).parts(before: revision)
  }

  /// A damaged row of another part keeps back nothing but what came before it.
  private func part(before known: KnownPost) throws -> Post.ID? {
    do {
      return try revision(known.revision)?.follows
    } catch let fault as DatabaseFault where fault.kind == .corrupt {
      return nil
    }
  }

  /// Why a part stays away, and which parts before it are out: what readers see of a thread that
  /// broke off is to be known without looking for it.
  func reason(_ reason: String, for dispatch: Dispatch) throws -> String {
    do {
      let out = try revision(dispatch.revision).map { try partsOut(before: $0) } ?? []
      return out.isEmpty ? reason : ([reason.withoutStop] + out).joined(separator: "; ")
    } catch let fault as DatabaseFault where fault.kind == .corrupt {
      // A damaged row of another part does not keep what became of this one from the record.
      return reason
    }
  }

  /// The parts of its thread, or run, before a post that are out, the first part first, and where.
  private func partsOut(before revision: PostRevision) throws -> [String] {
    let parts =
      revision.follows == nil
      ? try parents(of: revision) : try parts(before: revision)
    return try parts.reversed().enumerated().compactMap { index, part in
      try receipt(ofPost: part).map { "part \(index + 1) is out: \($0.url ?? $0.id)" }
    }
  }

  /// What a part of a thread replies to, the nearest first.
  private func parents(of revision: PostRevision) throws -> [Post.ID] {
    var parents: [Post.ID] = []
    var next = revision.repliesTo
    while let parent = next, !parents.contains(parent) {
      parents.append(parent)
      next = try post(parent).flatMap { try self.revision($0.revision) }?.repliesTo
    }
    return parents
  }
}

extension Dispatch.State {
  /// Whether a run waits for it.
  fileprivate var isUnderWay: Bool {
    switch self {
    case .scheduled, .claimed, .uncertain: true
    case .held, .delivered, .failed, .missed, .cancelled, .retracted: false
    }
  }

  fileprivate var hasBeenOut: Bool {
    switch self {
    case .delivered, .retracted: true
    case .scheduled, .claimed, .uncertain, .held, .failed, .missed, .cancelled: false
    }
  }

  /// Whether a post may be out yet, or later.
  fileprivate var isStillToCome: Bool {
    switch self {
    case .scheduled, .claimed, .held, .uncertain: true
    case .delivered, .failed, .missed, .cancelled, .retracted: false
    }
  }
}

extension Transaction {
  func postpone(_ dispatch: Dispatch, until: Instant, because reason: String) throws {
    try save(
      try dispatch.applying(.postpone(until: until)),
      AuditNote(
        .postponed, dispatch.post.text,
        ["dispatch": dispatch.id.text, "reason": reason, "next": until.description]))
  }

  /// Waits, silently, until what it waits for has come; at the latest just after its deadline, to be
  /// missed.
  func park(_ dispatch: Dispatch, awaiting: Awaited, because reason: String) throws {
    let last = dispatch.slot.deadline + .microseconds(1)
    try park(
      try dispatch.applying(.postpone(until: last)), awaiting: awaiting,
      AuditNote(
        .postponed, dispatch.post.text,
        ["dispatch": dispatch.id.text, "reason": reason, "next": "when that is settled"]))
  }

  func keepBack(_ dispatch: Dispatch, because hold: Hold) throws {
    try save(
      try dispatch.applying(.hold),
      AuditNote(
        .keptBack, dispatch.post.text,
        ["dispatch": dispatch.id.text, "hold": hold.id.text, "reason": hold.reason]))
  }

  func miss(_ dispatch: Dispatch, because reason: DispatchDecision.MissReason) throws {
    try miss(dispatch, saying: reason.description)
  }

  /// A part of a thread, or of a run, that broke off before it.
  func missRest(_ dispatch: Dispatch, because reason: DispatchDecision.MissReason) throws {
    try miss(dispatch, saying: try reading.reason(reason.description, for: dispatch))
  }

  private func miss(_ dispatch: Dispatch, saying reason: String) throws {
    try save(
      try dispatch.applying(.miss),
      AuditNote(
        .missed, dispatch.post.text,
        [
          "dispatch": dispatch.id.text, "reason": reason,
          "slot": dispatch.slot.instant.description, "account": dispatch.account.text,
        ]))
  }

  /// The gate no longer lets the approved words pass: they go back to the people.
  func returnToReview(_ due: DuePost, _ verdict: GateVerdict) throws {
    guard let policy = due.policy else { return try miss(due.dispatch, because: .noAccount) }
    let review = try due.review.applying(.examine(verdict), policy: policy, at: now)
    try cancelDispatch(of: due.review, because: review.state)
    try save(
      review, before: due.review,
      AuditNote(
        .returned, review.post.text,
        [
          "revision": review.revision.hex, "gate": verdict.outcome.rawValue,
          "rules": verdict.ruleNames, "ruleset": verdict.ruleset.hex,
          "review": review.state.rawValue,
          "reason": verdict.outcome == due.review.verdict.outcome
            ? "its approvals no longer make up the quorum"
            : "the gate, asked again, says \(verdict.outcome.rawValue)",
        ]))
  }

  /// Waiting reviews whose slot has come: what is not approved by its slot does not go out.
  /// - Returns: whether there may be more.
  func expireReviews(limit: Int) throws -> Bool {
    let expirable = try reading.expirable(at: now, limit: limit)
    for review in expirable {
      let expired = try review.applying(.expire, policy: .none, at: now)
      try save(
        expired, before: review,
        AuditNote(
          .expired, review.post.text,
          [
            "revision": review.revision.hex, "was": review.state.rawValue,
            "reason": "not approved by its slot: it was \(review.state.words)",
            "slot": review.slot.instant.description,
          ]))
    }
    return expirable.count == limit
  }

  /// Approvals that grew too old: the post waits for people again, while there is time.
  func lapseReviews(under house: House, limit: Int) throws {
    for review in try reading.lapsed(at: now, limit: limit) {
      let policy =
        try reading.revision(review.revision).flatMap { house.policies[$0.policy] } ?? .none
      let hasLeft = try reading.dispatches(of: review.post).contains {
        $0.revision == review.revision && $0.hasLeft
      }
      let lapsed = (try? review.applying(.lapse, policy: policy, at: now)) ?? review
      guard !hasLeft, lapsed.state != review.state else {
        let next = hasLeft ? nil : review.lapse(under: policy, at: now)
        try forgetLapse(of: review, until: next)
        continue
      }
      try cancelDispatch(of: review, because: lapsed.state)
      try save(
        lapsed, before: review,
        AuditNote(
          .lapsed, review.post.text,
          [
            "revision": review.revision.hex, "review": lapsed.state.rawValue,
            "reason": "its approvals have grown older than the policy lets them count",
            "slot": review.slot.instant.description,
          ]))
    }
  }

  /// Holds that ran out by themselves: what they kept back past its slot is missed, not sent.
  func closeSpentHolds() throws {
    for hold in try reading.spentHolds(at: now) {
      try lift(hold, AuditNote(.holdLifted, hold.id.text, ["reason": "it ran out"]))
    }
    try missHeld()
  }

  /// What lies under no hold any more and whose slot has gone is missed: resuming never bursts.
  func missHeld() throws {
    let holds = try reading.holds(at: now)
    for dispatch in try reading.dispatches(in: .held) {
      guard let revision = try reading.revision(dispatch.revision) else { continue }
      let isStillHeld = holds.contains { $0.covers(revision, at: now) }
      if !isStillHeld || now > dispatch.slot.deadline {
        try miss(dispatch, because: .heldPastSlot)
      }
    }
  }
}
