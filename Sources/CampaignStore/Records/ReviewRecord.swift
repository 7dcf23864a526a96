import CampaignCore
import CivilTime

extension Reading {
  package func review(_ revision: Digest) throws -> Review? {
    guard
      let row = try connection.rows("select * from review where revision = \(revision)").first
    else { return nil }
    return try review(row)
  }

  /// The review of words that are in hand.
  package func review(of revision: PostRevision) throws -> Review? {
    let rows = try connection.rows("select * from review where revision = \(revision.digest)")
    // The digest covers the slot, so the revision's is the review's.
    return try rows.first.map { try review($0, slot: revision.post.slot) }
  }

  /// Reviews that wait for people and whose slot has come.
  package func expirable(at now: Instant, limit: Int) throws -> [Review] {
    try connection.rows(
      """
      select * from review
      where state in ('blocked', 'inReview', 'changesRequested') and slot_at <= \(now)
      order by slot_at, revision limit \(limit)
      """
    ).map { try review($0) }
  }

  /// The slot of the next review that waits for people.
  package func nextExpiry() throws -> Instant? {
    try connection.rows(
      """
      select slot_at from review
      where state in ('blocked', 'inReview', 'changesRequested') order by slot_at limit 1
      """
    ).first?.instant("slot_at")
  }

  /// Approved reviews whose approvals have grown too old.
  package func lapsed(at now: Instant, limit: Int) throws -> [Review] {
    try connection.rows(
      """
      select * from review where lapses_at is not null and lapses_at <= \(now)
      order by lapses_at, revision limit \(limit)
      """
    ).map { try review($0) }
  }

  /// When the next approvals grow too old.
  package func nextLapse() throws -> Instant? {
    try connection.rows(
      "select lapses_at from review where lapses_at is not null order by lapses_at limit 1"
    ).first?.instant("lapses_at")
  }

  private func review(_ row: Row, slot: Slot? = nil) throws -> Review {
    let revision = try row.digest("revision")
    return Review(
      revision: revision, post: try row.id("post"), author: try row.id("author"),
      editor: try row.textIfAny("editor").map { Person.ID($0) }, slot: try slot ?? row.json("slot"),
      openedAt: try row.instant("opened_at"),
      verdict: try row.verdict("verdict"), approvals: try approvals(of: revision),
      state: try row.word("state"))
  }

  package func approvals(of revision: Digest) throws -> [Approval] {
    try connection.rows(
      "select * from approval where revision = \(revision) order by at, approver"
    ).map { row in
      Approval(
        revision: revision, approver: try row.id("approver"), roles: try row.json("roles"),
        at: try row.instant("at"), advice: try row.textIfAny("advice"))
    }
  }
}

extension Transaction {
  /// A review that begins, or begins again with no approvals: words that come back were let go.
  func reopen(_ review: Review) throws {
    try connection.send("delete from approval where revision = \(review.revision)")
    try connection.send(
      """
      insert into review
        (revision, post, author, editor, state, outcome, verdict, opened_at, slot, slot_at)
      values (\(review.revision), \(review.post), \(review.author), \(review.editor.sqlValue),
        \(review.state),
        \(review.verdict.outcome), \(try jsonText(review.verdict)), \(review.openedAt),
        \(try jsonText(review.slot)), \(review.slot.instant))
      on conflict (revision) do update set state = excluded.state, outcome = excluded.outcome,
        verdict = excluded.verdict, opened_at = excluded.opened_at, lapses_at = null,
        told_hours = null
      """)
  }

  /// A review after an event of its machine.
  /// - Parameter lapsesAt: when its approvals grow too old; nil where they last, or it is not approved.
  package func save(
    _ review: Review, before: Review, lapsesAt: Instant? = nil, _ note: AuditNote
  ) throws {
    try connection.send(
      """
      update review set state = \(review.state), outcome = \(review.verdict.outcome),
        verdict = \(try jsonText(review.verdict)), lapses_at = \(lapsesAt.sqlValue)
      where revision = \(review.revision)
      """)
    if review.approvals != before.approvals { try replaceApprovals(of: review) }
    if review.state.isOver { try wake(awaiting: .post(review.post)) }
    record(note)
  }

  /// The policy has changed since: the approvals last, or last longer.
  package func forgetLapse(of review: Review, until next: Instant?) throws {
    try connection.send(
      "update review set lapses_at = \(next.sqlValue) where revision = \(review.revision)")
  }

  private func replaceApprovals(of review: Review) throws {
    try connection.send("delete from approval where revision = \(review.revision)")
    for approval in review.approvals {
      try connection.send(
        """
        insert into approval (revision, approver, roles, at, advice)
        values (\(approval.revision), \(approval.approver), \(try jsonText(approval.roles.sorted())),
          \(approval.at), \(approval.advice.sqlValue))
        """)
    }
  }
}

extension Review.State {
  /// Whether these words will never be approved.
  fileprivate var isOver: Bool {
    switch self {
    case .rejected, .expired, .superseded, .withdrawn: true
    case .blocked, .inReview, .changesRequested, .approved: false
    }
  }
}

extension Row {
  /// Most verdicts found nothing, and are then always written as these same bytes: they need no
  /// decoder.
  func verdict(_ column: String) throws -> GateVerdict {
    let text = try text(column)
    let (head, middle, end) = (
      "{\"findings\":[],\"revision\":\"", "\",\"ruleset\":\"", "\"}"
    )
    let bytes = text.utf8
    guard bytes.count == head.utf8.count + middle.utf8.count + end.utf8.count + 128,
      text.hasPrefix(head), text.hasSuffix(end)
    else { return try json(column) }
    let revision = bytes.dropFirst(head.utf8.count).prefix(64)
    let rest = bytes.dropFirst(head.utf8.count + 64)
    guard rest.starts(with: middle.utf8) else { return try json(column) }
    return GateVerdict(
      revision: Digest(hex: String(decoding: revision, as: UTF8.self)),
      ruleset: Digest(
        hex: String(decoding: rest.dropFirst(middle.utf8.count).prefix(64), as: UTF8.self)),
      findings: [])
  }
}
