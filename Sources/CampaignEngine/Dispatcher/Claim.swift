import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// What the dispatcher knows when it claims: the plan's people and rules, and the ways out.
struct ClaimContext: Sendable {
  let plan: Plan
  let ledger: DisclosureLedger
  let publishers: [Account.ID: any Publisher]
  let lease: Duration
}

/// What a claim came to.
struct Claim: Sendable {
  /// What may leave now.
  var attempts: [Attempt] = []
  /// How many dispatches were decided, one way or another: where there were any, more may be due.
  var decided = 0
}

extension Reading {
  /// What is due on accounts that are neither busy nor stopped.
  func claimable(
    at now: Instant, without busy: [Account.ID], limit: Int
  ) throws -> [Dispatch] {
    let stopped = try stoppedAccounts().keys
    return try due(at: now, without: Set(busy).union(stopped).sorted(), limit: limit)
  }
}

extension Transaction {
  /// Transaction 3: everything that is due is decided anew, and what may leave has its attempt
  /// on disk when this commits.
  func claimDue(
    _ context: ClaimContext, without busy: [Account.ID], limit: Int
  ) throws -> Claim {
    let due = try reading.claimable(at: now, without: busy, limit: limit)
    guard !due.isEmpty else { return Claim() }
    let holds = try reading.holds(at: now)
    var ledger = context.ledger
    var claim = Claim(decided: due.count)
    for dispatch in due {
      guard let attempt = try decide(dispatch, holds, context, ledger) else { continue }
      ledger = ledger.recording(attempt.disclosure)
      claim.attempts.append(attempt)
    }
    return claim
  }

  private func decide(
    _ dispatch: Dispatch, _ holds: [Hold], _ context: ClaimContext, _ ledger: DisclosureLedger
  ) throws -> Attempt? {
    guard let due = try reading.duePost(dispatch, context.plan.house) else {
      throw DatabaseFault(.corrupt, "the dispatch \(dispatch.id) has no revision or review")
    }
    let (verdict, disclosure) = context.plan.examine(due.revision, after: ledger)
    switch due.decision(holds: holds, verdict: verdict, at: now) {
    case .publish:
      return try prepare(due, disclosure, context)
    case .wait(let until):
      try postpone(dispatch, until: until, because: "not before \(until)")
    case .hold(let hold):
      try keepBack(dispatch, because: hold)
    case .miss(let reason):
      try miss(dispatch, because: reason)
    case .returnToReview(let verdict):
      try returnToReview(due, verdict)
    case .cancel(let state):
      try cancelDispatch(of: due.review, because: state)
    }
    return nil
  }

  /// The exact request, and the attempt that names it.
  private func prepare(
    _ due: DuePost, _ disclosure: DisclosureLedger.Disclosure, _ context: ClaimContext
  ) throws -> Attempt? {
    let dispatch = due.dispatch
    guard let publisher = context.publishers[dispatch.account] else {
      try miss(dispatch, because: .noAccount)
      return nil
    }
    let parent: Receipt?
    switch try reading.parent(of: due.revision) {
    case .none: parent = nil
    case .published(let receipt): parent = receipt
    case .stillToCome:
      try postpone(
        dispatch, until: min(now + .seconds(2), dispatch.slot.deadline + .microseconds(1)),
        because: "waits for the post it replies to")
      return nil
    }
    // What was once prepared is sent again as it was: another key would make another post.
    if let before = try reading.deliveries(of: dispatch.id).last {
      return try begin(due, disclosure, before.prepared, by: publisher, lease: context.lease)
    }
    let stamp = try stamp(for: dispatch.account)
    let prepared = Result { () throws(PublishFailure) in
      try publisher.prepare(
        due.revision, dispatch: dispatch.id, replyingTo: parent, stamp: stamp)
    }
    switch prepared {
    case .success(let post):
      return try begin(due, disclosure, post, by: publisher, lease: context.lease)
    case .failure(let failure):
      try refuse(dispatch, failure)
      return nil
    }
  }

  private func begin(
    _ due: DuePost, _ disclosure: DisclosureLedger.Disclosure, _ prepared: PreparedPost,
    by publisher: any Publisher, lease: Duration
  ) throws -> Attempt {
    let dispatch = try due.dispatch.applying(.claim(lease: now + lease))
    let lateness = now - dispatch.slot.instant
    try begin(
      Delivery(
        dispatch: dispatch.id, attempt: dispatch.attempt, prepared: prepared, began: now,
        lateness: lateness),
      dispatch,
      AuditNote(
        .attempted, dispatch.post.text,
        [
          "dispatch": dispatch.id.text, "attempt": String(dispatch.attempt),
          "account": dispatch.account.text, "key": prepared.key,
          "revision": dispatch.revision.hex, "lateness": String(lateness.microseconds),
        ]))
    return Attempt(
      revision: due.revision, disclosure: disclosure, dispatch: dispatch, prepared: prepared,
      publisher: publisher, lateness: lateness)
  }

  private func refuse(_ dispatch: Dispatch, _ failure: PublishFailure) throws {
    let refused = try dispatch.applying(.claim(lease: now)).applying(.refuse)
    try save(
      refused,
      AuditNote(
        .refused, dispatch.post.text,
        ["dispatch": dispatch.id.text, "reason": failure.reason]))
  }
}
