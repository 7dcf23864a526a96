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

  /// What was published since a moment, or may have been, though it was taken down since or nobody
  /// knows yet: what readers may still remember.
  package func published(since: Instant) throws -> [PublishedRecord] {
    try connection.rows(
      """
      select revision.digest as digest, revision.body as body, dispatch.state as state
      from dispatch join revision on revision.digest = dispatch.revision
      where dispatch.state in ('claimed', 'uncertain', 'delivered', 'retracted')
        and dispatch.state <> 'scheduled' and dispatch.slot_at >= \(since)
      order by dispatch.slot_at, dispatch.post
      """
    ).map { row in
      let (state, digest): (Dispatch.State, _) = (try row.word("state"), try row.digest("digest"))
      let revision = try? row.json("body", as: PostRevision.self)
      return PublishedRecord(
        revision: revision?.digest == digest ? revision : nil, isDelivered: state == .delivered)
    }
  }
}

/// A post that is out, or may be.
package struct PublishedRecord: Sendable {
  /// Nil where its words cannot be read any more, or are no longer those that were sent.
  package let revision: PostRevision?
  package let isDelivered: Bool
}

/// What a scheduled dispatch may wait for beyond its time: a word in the table finds it again.
package enum Awaited: Hashable, Sendable, SQLConvertible {
  /// A reply waits for the post it answers.
  case post(Post.ID)
  /// A post waits for its account, on which nothing may be tried.
  case account(Account.ID)
  /// A post, and the rest of its thread, wait until their platform has its pictures.
  case pictures(Dispatch.ID)

  package var sqlValue: SQLValue {
    switch self {
    case .post(let id): .text("post \(id)")
    case .account(let id): .text("account \(id)")
    case .pictures(let id): .text("pictures \(id)")
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

  func wake(_ awaited: [Awaited]) throws {
    try wake(where: SQL.pages(of: awaited).map { "waits_for in \(list: Array($0))" })
  }

  /// Whoever waits for pictures is due again: something else may keep it, or what it waits for, back.
  func wakeWhoeverAwaitsPictures() throws {
    try wake(where: ["waits_for like 'pictures %'"])
  }

  /// Only what is scheduled waits for anything. Who waits for a post that waited itself is due with it:
  /// they may leave as one.
  private func wake(where conditions: [SQL]) throws {
    guard !conditions.isEmpty else { return }
    let woken = try connection.rows(
      ofAll: conditions.map {
        """
        update dispatch set not_before = slot_at, waits_for = null
        where \(part: $0) returning post
        """
      }
    ).joined()
    guard !woken.isEmpty else { return }
    hasWoken = true
    connection.ring()
    try wake(woken.map { .post(try $0.id("post")) })
  }

  /// Puts an approved revision on its way, or back on it.
  /// - Parameter pictures: how many there are to hand over.
  package func schedule(_ dispatch: Dispatch, pictures: Int = 0, _ note: AuditNote) throws {
    try connection.send(
      """
      insert into dispatch
        (id, post, revision, account, slot, slot_at, state, attempt, not_before, lease_until,
          deadline, pictures)
      values (\(dispatch.id), \(dispatch.post), \(dispatch.revision), \(dispatch.account),
        \(try jsonText(dispatch.slot)), \(dispatch.slot.instant), \(dispatch.state),
        \(dispatch.attempt), \(dispatch.notBefore), \(dispatch.leaseUntil.sqlValue),
        \(dispatch.slot.deadline), \(pictures))
      on conflict (id) do update set state = excluded.state, attempt = excluded.attempt,
        not_before = excluded.not_before, lease_until = null, waits_for = null,
        pictures = excluded.pictures
      """)
    record(note)
  }

  /// A dispatch after an event of its machine.
  package func save(_ dispatch: Dispatch, _ note: AuditNote) throws {
    try update(dispatch)
    record(note)
  }

  private static let saving = RowChange(
    of: [
      "id": .text, "attempt": .number, "state": .text, "not_before": .number,
      "lease_until": .number, "holder": .text,
    ],
    """
    update dispatch set attempt = change.attempt, state = change.state,
      not_before = change.not_before, lease_until = change.lease_until, holder = change.holder,
      waits_for = null
    from change where dispatch.id = change.id
    """)

  func update(_ dispatch: Dispatch, holder: String? = nil) throws {
    try connection.change(
      [
        dispatch.id.sqlValue, dispatch.attempt.sqlValue, dispatch.state.sqlValue,
        dispatch.notBefore.sqlValue, dispatch.leaseUntil.sqlValue, holder.sqlValue,
      ], by: Transaction.saving)
    try wake(dispatch.whoeverWaitsForIt)
  }

  /// A due dispatch that cannot be read does not go out, and keeps nobody else.
  package func setAside(_ unreadable: UnreadableDispatch) throws {
    try connection.send(
      "update dispatch set state = 'failed', waits_for = null where id = \(unreadable.id)")
    try wake(
      [.pictures(unreadable.id)] + (unreadable.post.map { [.post(Post.ID($0))] } ?? []))
    record(
      AuditNote(
        .unreadable, unreadable.post ?? unreadable.id.text,
        ["dispatch": unreadable.id.text, "reason": unreadable.reason]))
  }
}

extension Dispatch {
  /// What others wait for that has come with its state, or never will: what replies to it, where it
  /// will not change any more, and the rest of its thread, where that leaves without it.
  var whoeverWaitsForIt: [Awaited] {
    switch state {
    case .delivered, .retracted: [.post(post)]
    case .failed, .missed, .cancelled: [.post(post), .pictures(id)]
    case .held: [.pictures(id)]
    case .scheduled, .claimed, .uncertain: []
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
}
