import CampaignCore
import CivilTime

/// A dispatch that is due, with all the store knows of its post, read together: what is decided in
/// the second of a slot must not cost five questions a post.
package struct DueRecord: Replying, Sendable {
  package let dispatch: Dispatch
  package let revision: PostRevision
  package let review: Review
  package let dateStatus: DateStatus
  /// Why nothing may be tried on its account; nil where it may.
  package let stoppedBecause: String?
}

/// Posts that are due on an account and were planned for the same moment.
package struct DueSlot: Sendable {
  package let at: Instant
  package let posts: Int
  /// The first of their deadlines.
  package let deadline: Instant
}

/// A dispatch whose rows hold what campaignd does not write there.
package struct UnreadableDispatch: Error, Hashable, Sendable {
  package let id: Dispatch.ID
  /// The post, as far as its name can be read.
  package let post: String?
  package let reason: String

  package init(id: Dispatch.ID, post: String?, reason: String) {
    self.id = id
    self.post = post
    self.reason = reason
  }
}

extension Reading {
  /// The accounts that have posts on their way, each found by one step in the index, and when the
  /// first of them is due.
  package func accountsWithPosts() throws -> [(account: Account.ID, next: Instant)] {
    try connection.rows(
      """
      with recursive waiting (account) as (
        select min(account) from dispatch where state = 'scheduled'
        union all
        select (select min(account) from dispatch
          where state = 'scheduled' and account > waiting.account)
        from waiting where waiting.account is not null)
      select account,
        (select not_before from dispatch
          where state = 'scheduled' and dispatch.account = waiting.account
          order by not_before limit 1) as next
      from waiting where account is not null
      """
    ).map { (try $0.id("account"), try $0.instant("next")) }
  }

  /// The slots of the first posts that are due on an account, the earliest first: read before all the
  /// rest is, which is for one of them as a rule.
  package func slotsDue(on account: Account.ID, at now: Instant, limit: Int) throws -> [DueSlot] {
    try connection.rows(
      """
      select slot_at, count(*) as count, min(deadline) as deadline from
        (select slot_at, deadline from dispatch
          where state = 'scheduled' and account = \(account) and not_before <= \(now)
          order by not_before, slot_at, post limit \(limit)) as due
      group by slot_at order by slot_at
      """
    ).compactMap {
      // What cannot be read stops no other, and is missed at its deadline.
      guard let slot = try? $0.instant("slot_at"), let deadline = try? $0.instant("deadline") else {
        return nil
      }
      return DueSlot(at: slot, posts: Int(try $0.integer("count")), deadline: deadline)
    }
  }

  /// What is due on an account at one slot, each by itself: one that cannot be read stops no other.
  /// - Parameter known: words that are in hand already, by the digest that covers them; the store
  ///   need not read those again.
  package func due(
    on account: Account.ID, slot: Instant, at now: Instant, limit: Int,
    known: (Digest) -> PostRevision?
  ) throws -> [Result<DueRecord, UnreadableDispatch>] {
    try connection.rows(Reading.due(on: account, slot: slot, at: now, limit: limit))
      .map { try readable($0, known) }
  }

  /// How that is asked.
  package static func due(
    on account: Account.ID, slot: Instant, at now: Instant, limit: Int
  ) -> SQL {
    // "+ 0" keeps SQLite from thinking that the slot orders nothing, which has it sort all that is due.
    """
    \(part: Reading.withItsPost)
    where dispatch.state = 'scheduled' and dispatch.account = \(account)
      and dispatch.not_before <= \(now) and dispatch.slot_at + 0 = \(slot)
    order by dispatch.not_before, dispatch.slot_at, dispatch.post limit \(limit)
    """
  }

  /// A dispatch of which nobody knows whether it is out; nil where that is settled meanwhile.
  /// - Parameter known: as for those that are due.
  package func uncertain(
    _ id: Dispatch.ID, known: (Digest) -> PostRevision?
  ) throws -> Result<DueRecord, UnreadableDispatch>? {
    try connection.rows(
      """
      \(part: Reading.withItsPost)
      where dispatch.id = \(id) and dispatch.state || '' = 'uncertain'
      """
    ).first.map { try readable($0, known) }
  }

  private static let withItsPost: SQL = """
    select dispatch.*, post.date_status as date_status, review.author as author,
      review.editor as editor, review.state as review, review.verdict as verdict,
      review.opened_at as opened_at, account_state.stopped_reason as stopped_reason,
      (select count(*) from approval where approval.revision = dispatch.revision) as approvals
    from dispatch
    left join review on review.revision = dispatch.revision
    left join post on post.id = dispatch.post
    left join account_state on account_state.account = dispatch.account
    """

  private func readable(
    _ row: Row, _ known: (Digest) -> PostRevision?
  ) throws -> Result<DueRecord, UnreadableDispatch> {
    do {
      return .success(try dueRecord(row, known))
    } catch let fault as DatabaseFault where fault.kind == .corrupt {
      return .failure(
        UnreadableDispatch(
          id: try row.id("id"), post: try? row.text("post"), reason: fault.reason))
    }
  }

  /// The words that will be due on an account within a span, in the order of slots: for whoever reads
  /// ahead.
  package func dueSoon(
    on account: Account.ID, from first: Instant, to last: Instant, limit: Int
  ) throws -> [Digest] {
    try connection.rows(
      """
      select revision from dispatch
      where state = 'scheduled' and account = \(account)
        and not_before > \(first) and not_before <= \(last)
      order by not_before, slot_at, post limit \(limit)
      """
    ).map { try $0.digest("revision") }
  }

  /// When an account's next scheduled dispatch is due.
  package func nextDue(on account: Account.ID, after now: Instant) throws -> Instant? {
    try connection.rows(
      """
      select not_before from dispatch
      where state = 'scheduled' and account = \(account) and not_before > \(now)
      order by not_before limit 1
      """
    ).first?.instant("not_before")
  }

  /// What waits though its deadline has gone by, on whatever account. What cannot be read is left to
  /// `due`, which sets it aside.
  package func overdue(at now: Instant, limit: Int) throws -> [Dispatch] {
    try connection.rows(
      """
      select * from dispatch where state = 'scheduled' and deadline < \(now)
      order by deadline limit \(limit)
      """
    ).compactMap { try? $0.dispatch() }
  }

  /// The next moment at which something that waits is past its deadline.
  package func nextOverdue() throws -> Instant? {
    try connection.rows(
      "select deadline from dispatch where state = 'scheduled' order by deadline limit 1"
    ).first.map { try $0.instant("deadline") + .microseconds(1) }
  }

  private func dueRecord(
    _ row: Row, _ known: (Digest) -> PostRevision?
  ) throws -> DueRecord {
    let digest = try row.digest("revision")
    guard let revision = try known(digest) ?? revision(digest) else {
      throw DatabaseFault(.corrupt, "a due dispatch has no revision")
    }
    // The digest covers the slot, so the revision's is the dispatch's and the review's.
    let dispatch = try row.dispatch(slot: revision.post.slot)
    let review = Review(
      revision: digest, post: dispatch.post, author: try row.id("author"),
      editor: try row.textIfAny("editor").map { Person.ID($0) }, slot: revision.post.slot,
      openedAt: try row.instant("opened_at"), verdict: try row.verdict("verdict"),
      approvals: try row.integer("approvals") == 0 ? [] : approvals(of: digest),
      state: try row.word("review"))
    return DueRecord(
      dispatch: dispatch, revision: revision, review: review,
      dateStatus: try row.word("date_status"), stoppedBecause: try row.textIfAny("stopped_reason"))
  }
}
