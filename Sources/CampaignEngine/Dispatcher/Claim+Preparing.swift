import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Transaction {
  /// The exact request, and the attempt that names it.
  /// - Parameter before: what it replies to, where that leaves at this moment too.
  func prepare(
    _ due: DuePost, _ disclosure: DisclosureLedger.Disclosure, _ context: ClaimContext,
    besideParent before: Attempt?
  ) throws -> Attempt? {
    let dispatch = due.dispatch
    guard let publisher = context.publishers[dispatch.account] else {
      try miss(dispatch, because: .noAccount)
      return nil
    }
    let cost = publisher.cost(of: due.revision)
    if let reason = try overspending(cost, on: due.account, at: moment(of: dispatch)) {
      try postpone(dispatch, until: nextLookAtBudget(for: dispatch), because: reason)
      return nil
    }
    let deliveries = dispatch.attempt > 0 ? try reading.deliveries(of: dispatch.id) : []
    let isNew = !deliveries.contains(where: \.mayBeOut)
    var leader: Attempt?
    let parent: Receipt?
    switch try reading.parent(of: due.revision) {
    case .none: parent = nil
    case .published(let receipt): parent = receipt
    case .stillToCome(let post):
      guard isNew, let before, let receipt = before.foreseen else {
        try park(dispatch, awaiting: .post(post), because: "it waits for the post it replies to")
        return nil
      }
      (leader, parent) = (before, receipt)
    case .gone(let words):
      try missRest(dispatch, because: .parentGone(words))
      return nil
    }
    switch try reading.run(before: due.revision) {
    case .goesOn: break
    case .waits(let part):
      try park(dispatch, awaiting: .post(part), because: "it waits for the part before it")
      return nil
    case .stopped(let part):
      try missRest(dispatch, because: .runStopped(part))
      return nil
    }
    let pictures = try picturesAtHand(for: due, by: publisher, context, isNew: isNew)
    switch pictures {
    case .asTheyAre, .handedOver: break
    case .missing:
      try park(dispatch, awaitingPicturesOf: dispatch)
      return nil
    case .unreadable: return nil
    }
    // What was once prepared is sent again as it was: another key would make another post.
    if let last = deliveries.last, last.prepared.stillReplies(to: parent) {
      if case .within(let window) = publisher.repeatability, !isNew,
        now >= last.prepared.stamp + window
      {
        try miss(dispatch, because: .keyForgotten)
        return nil
      }
      return try begin(
        due, disclosure, pictures.shown(in: last.prepared), by: publisher, context, isNew: isNew,
        after: leader)
    }
    // What is made from it must rise, whatever the clock did. Where a lost answer is looked for by its
    // time, and a key is forgotten by it, it is the time.
    let stamp =
      publisher.repeatability == .forever
      ? try stamp(for: dispatch.account, from: moment(of: dispatch)) : moment(of: dispatch)
    let prepared = Result { () throws(PublishFailure) in
      try publisher.prepare(
        due.revision, dispatch: dispatch.id, replyingTo: parent, stamp: stamp)
    }
    switch prepared {
    case .success(let post):
      let foreseen = leader.flatMap { _ in parent.map(post.replying(toForeseen:)) }
      return try begin(
        due, disclosure, pictures.shown(in: foreseen ?? post), by: publisher, context, after: leader
      )
    case .failure(let failure):
      try refuse(dispatch, failure)
      return nil
    }
  }

  /// Writes the attempt down.
  /// - Parameters:
  ///   - isNew: whether no earlier request for it may be out.
  ///   - leader: what it leaves together with, and replies to.
  func begin(
    _ due: DuePost, _ disclosure: DisclosureLedger.Disclosure, _ prepared: PreparedPost,
    by publisher: any Publisher, _ context: ClaimContext, isNew: Bool = true,
    beside earlier: Delivery? = nil, after leader: Attempt? = nil
  ) throws -> Attempt {
    let lease = context.limits.lease + (prepared.takesPicturesAlong ? Lease.forPictures : .zero)
    let dispatch = try due.dispatch.applying(.claim(lease: now + lease))
    let moment = moment(of: due.dispatch)
    let lateness = moment - dispatch.slot.instant
    let cost = publisher.cost(of: due.revision)
    let total = publisher.cost(ofSending: prepared, of: due.revision)
    if total > 0 { try spend(total, on: dispatch.account, at: moment) }
    let first = leader?.first ?? dispatch.id
    var detail = [
      "dispatch": dispatch.id.text, "attempt": String(dispatch.attempt),
      "account": dispatch.account.text, "key": prepared.key,
      "revision": dispatch.revision.hex, "lateness": String(lateness.microseconds),
    ]
    if leader != nil { detail["together with"] = first.text }
    try begin(
      Delivery(
        dispatch: dispatch.id, attempt: dispatch.attempt, prepared: prepared, began: moment,
        lateness: lateness),
      dispatch, by: context.holder,
      AuditNote(.attempted, dispatch.post.text, detail))
    return Attempt(
      revision: due.revision, disclosure: disclosure, dispatch: dispatch, prepared: prepared,
      publisher: publisher, moment: moment, isEarly: moment > now, cost: cost,
      isNew: isNew && earlier == nil, beside: earlier, first: first)
  }

  /// Somebody may raise the budget before the deadline, which is a quarter of an hour away as a rule.
  private static let betweenLooksAtBudget = Duration.seconds(120)

  /// When to look again whether there is money for a post, or to miss it.
  func nextLookAtBudget(for dispatch: Dispatch) -> Instant {
    min(now + Transaction.betweenLooksAtBudget, dispatch.slot.deadline) + .microseconds(1)
  }

  /// Why a post would cost more than its account's month still has; nil where it would not.
  func overspending(_ cost: Int, on account: Account?, at moment: Instant) throws -> String? {
    guard cost > 0, let account, let budget = account.monthlyBudget else { return nil }
    let spent = try reading.spent(on: account.id, at: moment)
    guard spent + cost > budget else { return nil }
    return "it would cost \(dollars(cost)), and \(dollars(spent)) of this month's "
      + "\(dollars(budget)) are spent"
  }

  /// It will never be taken as it is.
  func refuse(_ dispatch: Dispatch, _ failure: PublishFailure) throws {
    let refused = try dispatch.applying(.claim(lease: now)).applying(.refuse)
    let reason = try reading.reason(failure.reason, for: dispatch)
    try save(
      refused,
      AuditNote(
        .refused, dispatch.post.text,
        ["dispatch": dispatch.id.text, "reason": reason]))
  }
}
