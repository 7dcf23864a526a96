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

/// What one look at the store found.
struct Look: Sendable {
  /// On disk, and to be sent now.
  var attempts: [Attempt] = []
  /// When to look again; nil where only a ring of the doorbell can bring anything.
  var wake: Instant?
  /// Whether the time of a review or a hold has come.
  var hasRunOut = false
}

extension Transaction {
  /// Transaction 3: everything that is due is decided anew, and what may leave has its attempt on
  /// disk when this commits.
  /// - Parameter context: nil while there is no plan to work to.
  func look(
    _ context: ClaimContext?, without accounts: [Account.ID], limit: Int
  ) throws -> Look {
    var look = Look()
    let holds = try reading.holdsNotLifted()
    if let context, limit > 0 {
      let due = try reading.due(at: now, without: accounts, limit: limit) {
        context.plan.revision($0)
      }
      look.attempts = try claim(try readable(due), holds.filter { !$0.isSpent(at: now) }, context)
      if due.count == limit { look.wake = now }
    }
    let ends = [try reading.nextExpiry(), context == nil ? nil : try reading.nextLapse()]
    look.hasRunOut =
      ends.contains { $0.map { $0 <= now } ?? false } || holds.contains { $0.isSpent(at: now) }
    let times = ends + [try reading.nextDue(after: now), holds.compactMap(\.until).min()]
    look.wake = look.wake ?? times.compactMap(\.self).min()
    return look
  }

  /// What can be read; the rest is set aside, with an entry for each.
  private func readable(_ due: [Result<DueRecord, UnreadableDispatch>]) throws -> [DueRecord] {
    var records: [DueRecord] = []
    for found in due {
      switch found {
      case .success(let record): records.append(record)
      case .failure(let unreadable): try setAside(unreadable)
      }
    }
    return records
  }

  private func claim(
    _ due: [DueRecord], _ holds: [Hold], _ context: ClaimContext
  ) throws -> [Attempt] {
    var ledger = context.ledger
    var attempts: [Attempt] = []
    for record in due {
      let due = record.duePost(in: context.plan.house)
      guard let attempt = try decide(due, holds, context, ledger) else { continue }
      ledger = ledger.recording(attempt.disclosure)
      attempts.append(attempt)
    }
    return attempts
  }

  private func decide(
    _ due: DuePost, _ holds: [Hold], _ context: ClaimContext, _ ledger: DisclosureLedger
  ) throws -> Attempt? {
    let dispatch = due.dispatch
    let (verdict, disclosure) = context.plan.examine(due.revision, after: ledger)
    switch due.decision(holds: holds, verdict: verdict, at: now) {
    case .publish:
      return try prepare(due, disclosure, context)
    case .wait(let until):
      try postpone(dispatch, until: until, because: "not before \(until)")
    case .hold(let hold):
      try keepBack(dispatch, because: hold)
    case .waitForAccount(let reason):
      try park(dispatch, awaiting: .account(dispatch.account), because: reason)
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
    case .stillToCome(let post):
      try park(dispatch, awaiting: .post(post), because: "it waits for the post it replies to")
      return nil
    case .gone(let words):
      try miss(dispatch, because: .parentGone(words))
      return nil
    }
    // What was once prepared is sent again as it was: another key would make another post.
    if dispatch.attempt > 0, let before = try reading.deliveries(of: dispatch.id).last {
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
