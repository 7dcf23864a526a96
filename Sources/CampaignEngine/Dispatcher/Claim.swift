import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// What the dispatcher knows when it claims: the plan's people and rules, and the ways out.
struct ClaimContext: Sendable {
  let plan: Plan
  let foresight: Foresight
  let ledger: DisclosureLedger
  let publishers: [Account.ID: any Publisher]
  let lease: Duration
  /// The daemon's name among those that share the store; nil where there is only one.
  let holder: String?
}

extension Transaction {
  /// What can be read; the rest is set aside, with an entry for each.
  func readable(_ due: [Result<DueRecord, UnreadableDispatch>]) throws -> [DueRecord] {
    var records: [DueRecord] = []
    for found in due {
      switch found {
      case .success(let record): records.append(record)
      case .failure(let unreadable): try setAside(unreadable)
      }
    }
    return records
  }

  /// Decides each of an account's due posts.
  /// - Parameter ledger: what has been told so far; goes on with what these posts tell.
  func claim(
    _ due: [DueRecord], _ holds: [Hold], _ context: ClaimContext,
    _ ledger: inout DisclosureLedger
  ) throws -> [Attempt] {
    var attempts: [Attempt] = []
    for record in due {
      let due = record.duePost(in: context.plan.house)
      guard let attempt = try decide(due, holds, context, ledger) else { continue }
      ledger.record(attempt.disclosure)
      attempts.append(attempt)
    }
    return attempts
  }

  /// Sends the same request once more beside one that may still arrive, where everything would let
  /// it out now. Where not, it stays uncertain, and the account is looked at again.
  func claimBeside(
    _ dispatches: [Dispatch.ID], _ holds: [Hold], _ context: ClaimContext,
    _ ledger: inout DisclosureLedger, _ places: Places
  ) throws -> [Attempt] {
    var attempts: [Attempt] = []
    for id in dispatches {
      guard
        case .success(let record) = try reading.uncertain(id, known: context.foresight.revision),
        places.free(on: record.dispatch.account) > 0
      else { continue }
      let due = record.duePost(in: context.plan.house)
      let (verdict, disclosure) = context.foresight.examine(due.revision, after: ledger)
      guard case .publish = due.decision(holds: holds, verdict: verdict, at: now),
        let publisher = context.publishers[due.dispatch.account],
        let before = try reading.deliveries(of: id).last
      else { continue }
      let attempt = try begin(
        due, disclosure, before.prepared, by: publisher, context, beside: before)
      ledger.record(attempt.disclosure)
      attempts.append(attempt)
    }
    return attempts
  }

  private func decide(
    _ due: DuePost, _ holds: [Hold], _ context: ClaimContext, _ ledger: DisclosureLedger
  ) throws -> Attempt? {
    let dispatch = due.dispatch
    let (verdict, disclosure) = context.foresight.examine(due.revision, after: ledger)
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
    let cost = publisher.cost(of: due.revision)
    if let reason = try overspending(cost, due) {
      let next = min(now + Transaction.betweenLooksAtBudget, dispatch.slot.deadline)
      try postpone(dispatch, until: next + .microseconds(1), because: reason)
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
    switch try reading.run(before: due.revision) {
    case .goesOn: break
    case .waits(let part):
      try park(dispatch, awaiting: .post(part), because: "it waits for the part before it")
      return nil
    case .stopped(let part):
      try miss(dispatch, because: .runStopped(part))
      return nil
    }
    // What was once prepared is sent again as it was: another key would make another post.
    let deliveries = dispatch.attempt > 0 ? try reading.deliveries(of: dispatch.id) : []
    if let before = deliveries.last {
      if case .within(let window) = publisher.repeatability,
        deliveries.contains(where: \.mayBeOut), now >= before.prepared.stamp + window
      {
        try miss(dispatch, because: .keyForgotten)
        return nil
      }
      return try begin(due, disclosure, before.prepared, by: publisher, context)
    }
    let stamp = try stamp(for: dispatch.account)
    let prepared = Result { () throws(PublishFailure) in
      try publisher.prepare(
        due.revision, dispatch: dispatch.id, replyingTo: parent, stamp: stamp)
    }
    switch prepared {
    case .success(let post):
      return try begin(due, disclosure, post, by: publisher, context)
    case .failure(let failure):
      try refuse(dispatch, failure)
      return nil
    }
  }

  private func begin(
    _ due: DuePost, _ disclosure: DisclosureLedger.Disclosure, _ prepared: PreparedPost,
    by publisher: any Publisher, _ context: ClaimContext, beside earlier: Delivery? = nil
  ) throws -> Attempt {
    let lease = context.lease + (prepared.media.isEmpty ? .zero : Lease.forPictures)
    let dispatch = try due.dispatch.applying(.claim(lease: now + lease))
    let lateness = now - dispatch.slot.instant
    let cost = publisher.cost(of: due.revision)
    if cost > 0 { try spend(cost, on: dispatch.account) }
    try begin(
      Delivery(
        dispatch: dispatch.id, attempt: dispatch.attempt, prepared: prepared, began: now,
        lateness: lateness),
      dispatch, by: context.holder,
      AuditNote(
        .attempted, dispatch.post.text,
        [
          "dispatch": dispatch.id.text, "attempt": String(dispatch.attempt),
          "account": dispatch.account.text, "key": prepared.key,
          "revision": dispatch.revision.hex, "lateness": String(lateness.microseconds),
        ]))
    return Attempt(
      revision: due.revision, disclosure: disclosure, dispatch: dispatch, prepared: prepared,
      publisher: publisher, lateness: lateness, cost: cost, beside: earlier)
  }

  /// Somebody may raise the budget before the deadline.
  private static let betweenLooksAtBudget = Duration.seconds(900)

  /// Why a post would cost more than its account's month still has; nil where it would not.
  private func overspending(_ cost: Int, _ due: DuePost) throws -> String? {
    guard cost > 0, let budget = due.account?.monthlyBudget else { return nil }
    let spent = try reading.spent(on: due.dispatch.account, at: now)
    guard spent + cost > budget else { return nil }
    return "it would cost \(dollars(cost)), and \(dollars(spent)) of this month's "
      + "\(dollars(budget)) are spent"
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
