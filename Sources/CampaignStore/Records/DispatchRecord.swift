import CampaignCore
import CivilTime

extension Reading {
  package func dispatch(_ id: Dispatch.ID) throws -> Dispatch? {
    try connection.rows("select * from dispatch where id = \(id)").first?.dispatch()
  }

  /// A post's dispatches, the latest words last.
  package func dispatches(of post: Post.ID) throws -> [Dispatch] {
    try connection.rows("select * from dispatch where post = \(post) order by slot_at, id")
      .map { try $0.dispatch() }
  }

  /// The receipt of a published dispatch.
  package func receipt(of dispatch: Dispatch.ID) throws -> Receipt? {
    guard
      let row = try connection.rows(
        "select receipt from dispatch where id = \(dispatch) and receipt is not null"
      ).first
    else { return nil }
    return try row.json("receipt", as: Receipt.self)
  }

  /// The receipt of a post that is out, for those who reply to it.
  package func receipt(ofPost post: Post.ID) throws -> Receipt? {
    guard
      let row = try connection.rows(
        "select receipt from dispatch where post = \(post) and state || '' = 'delivered'"
      ).first, try row.textIfAny("receipt") != nil
    else { return nil }
    return try row.json("receipt", as: Receipt.self)
  }

  /// Dispatches in one of the states that somebody must look after: claimed, uncertain or held.
  package func dispatches(in state: Dispatch.State) throws -> [Dispatch] {
    // What is scheduled is named, as the index for all other states leaves it out: with a bound value
    // alone, a database cannot tell that the index will do, and would read every dispatch there is.
    try connection.rows(
      """
      select * from dispatch where state = \(state) and state <> 'scheduled'
      order by slot_at, post
      """
    ).map { try $0.dispatch() }
  }

  /// Dispatches that are still to go out though their slot has come.
  package func scheduled(upTo now: Instant) throws -> [Dispatch] {
    try connection.rows(
      """
      select * from dispatch where state = 'scheduled' and slot_at <= \(now)
      order by slot_at, post
      """
    ).map { try $0.dispatch() }
  }

  /// What was published since a moment: what readers may still remember.
  /// - Returns: nil in the place of a post whose words cannot be read any more, or are no longer those
  ///   that were sent.
  package func published(since: Instant) throws -> [PostRevision?] {
    try connection.rows(
      """
      select revision.digest as digest, revision.body as body from dispatch
      join revision on revision.digest = dispatch.revision
      where dispatch.state = 'delivered' and dispatch.state <> 'scheduled'
        and dispatch.slot_at >= \(since)
      order by dispatch.slot_at, dispatch.post
      """
    ).map { row in
      guard let revision = try? row.json("body", as: PostRevision.self) else { return nil }
      return try row.digest("digest") == revision.digest ? revision : nil
    }
  }

  /// All attempts of a dispatch.
  package func deliveries(of dispatch: Dispatch.ID) throws -> [Delivery] {
    try connection.rows(
      "select * from delivery where dispatch = \(dispatch) order by attempt"
    ).map { try $0.delivery() }
  }
}

/// What a scheduled dispatch may wait for beyond its time: a word in the table finds it again.
package enum Awaited: Hashable, Sendable, SQLConvertible {
  /// A reply waits for the post it answers.
  case post(Post.ID)
  /// A post waits for its account, on which nothing may be tried.
  case account(Account.ID)

  package var sqlValue: SQLValue {
    switch self {
    case .post(let id): .text("post \(id)")
    case .account(let id): .text("account \(id)")
    }
  }
}

extension Transaction {
  /// Lets a dispatch wait, without being asked about again before `notBefore`, until what it waits for
  /// has come.
  package func park(_ dispatch: Dispatch, awaiting: Awaited, _ note: AuditNote) throws {
    try update(dispatch)
    try connection.send("update dispatch set waits_for = \(awaiting) where id = \(dispatch.id)")
    record(note)
  }

  /// What was waited for has come, or never will: whoever waited is due again.
  package func wake(awaiting: Awaited...) throws {
    try wake(awaiting)
  }

  private func wake(_ awaited: [Awaited]) throws {
    guard !awaited.isEmpty else { return }
    // Only what is scheduled waits for anything.
    let woken = try connection.runAll(
      awaited.map {
        "update dispatch set not_before = slot_at, waits_for = null where waits_for = \($0)"
      })
    guard woken.contains(where: { $0 > 0 }) else { return }
    hasWoken = true
    connection.ring()
  }

  /// Puts an approved revision on its way, or back on it.
  package func schedule(_ dispatch: Dispatch, _ note: AuditNote) throws {
    try connection.send(
      """
      insert into dispatch
        (id, post, revision, account, slot, slot_at, state, attempt, not_before, lease_until,
          deadline)
      values (\(dispatch.id), \(dispatch.post), \(dispatch.revision), \(dispatch.account),
        \(try jsonText(dispatch.slot)), \(dispatch.slot.instant), \(dispatch.state),
        \(dispatch.attempt), \(dispatch.notBefore), \(dispatch.leaseUntil.sqlValue),
        \(dispatch.slot.deadline))
      on conflict (id) do update set state = excluded.state, attempt = excluded.attempt,
        not_before = excluded.not_before, lease_until = null, waits_for = null
      """)
    record(note)
  }

  /// A dispatch after an event of its machine.
  package func save(_ dispatch: Dispatch, _ note: AuditNote) throws {
    try update(dispatch)
    record(note)
  }

  /// The attempt, on disk before the request leaves.
  /// - Parameter holder: the daemon that claims it; nil where there is only one.
  package func begin(
    _ delivery: Delivery, _ dispatch: Dispatch, by holder: String? = nil, _ note: AuditNote
  ) throws {
    try update(dispatch, holder: holder)
    try connection.send(
      """
      insert into delivery (dispatch, attempt, prepared, began, lateness)
      values (\(delivery.dispatch), \(delivery.attempt), \(try jsonText(delivery.prepared)),
        \(delivery.began), \(delivery.lateness))
      """)
    record(note)
  }

  /// What came of an attempt.
  package func settle(
    _ dispatch: Dispatch, attempt: Int, outcome: Delivery.Outcome, _ note: AuditNote
  ) throws {
    try update(dispatch)
    try end(dispatch, attempt: attempt, outcome)
    if case .accepted(let receipt) = outcome {
      try connection.send(
        "update dispatch set receipt = \(try jsonText(receipt)) where id = \(dispatch.id)")
    }
    record(note)
  }

  /// What came of the attempts that dispatches were claimed for.
  /// - Returns: for each whether its claim still stood; where not, nothing was changed.
  package func settleClaims(_ answered: [AnsweredClaim]) throws -> [Bool] {
    let stood = try connection.runAll(try answered.map(settling)).map { $0 == 1 }
    let settled = zip(answered, stood).filter(\.1).map(\.0)
    try wake(settled.compactMap { $0.dispatch.whoeverWaitsForIt })
    for claim in settled {
      try end(claim.dispatch, attempt: claim.dispatch.attempt, claim.outcome)
    }
    return stood
  }

  /// The state is asked of an expression, so that no index of states is walked for it: a server that
  /// counted before the burst believes that nothing is claimed, and would read all that is.
  private func settling(_ claim: AnsweredClaim) throws -> SQL {
    let dispatch = claim.dispatch
    return """
      update dispatch set state = \(dispatch.state), not_before = \(dispatch.notBefore),
        lease_until = \(dispatch.leaseUntil.sqlValue), receipt = \(try receiptText(claim.outcome))
      where id = \(dispatch.id) and state || '' = 'claimed'
        and attempt = \(dispatch.attempt)
      """
  }

  private func receiptText(_ outcome: Delivery.Outcome) throws -> SQLValue {
    switch outcome {
    case .accepted(let receipt): .text(try jsonText(receipt))
    case .refused, .unknown: .null
    }
  }

  private func end(_ dispatch: Dispatch, attempt: Int, _ outcome: Delivery.Outcome) throws {
    try connection.send(
      """
      update delivery set ended = \(now), outcome = \(try jsonText(outcome))
      where dispatch = \(dispatch.id) and attempt = \(attempt)
      """)
  }

  private func update(_ dispatch: Dispatch, holder: String? = nil) throws {
    try connection.send(
      """
      update dispatch set state = \(dispatch.state), attempt = \(dispatch.attempt),
        not_before = \(dispatch.notBefore), lease_until = \(dispatch.leaseUntil.sqlValue),
        holder = \(holder.sqlValue), waits_for = null
      where id = \(dispatch.id)
      """)
    if let awaited = dispatch.whoeverWaitsForIt { try wake(awaiting: awaited) }
  }

  /// A due dispatch that cannot be read does not go out, and keeps nobody else.
  package func setAside(_ unreadable: UnreadableDispatch) throws {
    try connection.send(
      "update dispatch set state = 'failed', waits_for = null where id = \(unreadable.id)")
    record(
      AuditNote(
        .unreadable, unreadable.post ?? unreadable.id.text,
        ["dispatch": unreadable.id.text, "reason": unreadable.reason]))
  }
}

/// What came of the attempt that a dispatch was claimed for.
package struct AnsweredClaim: Sendable {
  /// As it is now, with the attempt it was claimed for.
  let dispatch: Dispatch
  let outcome: Delivery.Outcome

  package init(_ dispatch: Dispatch, _ outcome: Delivery.Outcome) {
    self.dispatch = dispatch
    self.outcome = outcome
  }
}

extension Dispatch {
  /// What replies to it wait for, where it will not change any more.
  fileprivate var whoeverWaitsForIt: Awaited? {
    switch state {
    case .delivered, .failed, .missed, .cancelled, .retracted: .post(post)
    case .scheduled, .claimed, .held, .uncertain: nil
    }
  }
}

extension Row {
  /// - Parameter slot: where it is known already; read from the row otherwise.
  func dispatch(slot: Slot? = nil) throws -> Dispatch {
    Dispatch(
      id: try id("id"), post: try id("post"), revision: try digest("revision"),
      account: try id("account"), slot: try slot ?? json("slot"), state: try word("state"),
      attempt: Int(try integer("attempt")),
      notBefore: try instant("not_before"), leaseUntil: try instantIfAny("lease_until"))
  }

  fileprivate func delivery() throws -> Delivery {
    Delivery(
      dispatch: try id("dispatch"), attempt: Int(try integer("attempt")),
      prepared: try json("prepared"), began: try instant("began"),
      ended: try instantIfAny("ended"),
      outcome: try textIfAny("outcome") == nil ? nil : try json("outcome"),
      lateness: .microseconds(try integer("lateness")))
  }
}
