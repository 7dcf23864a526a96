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

/// The first posts that are due on an account.
package struct DuePosts: Sendable {
  /// Each by itself: one that cannot be read stops no other.
  package let posts: [Result<DueRecord, UnreadableDispatch>]
  /// When the first after them is due.
  package let next: Instant?

  /// Who has less time than this left before its deadline, and less than half of what it had from its
  /// slot on, waits for no other.
  package static let hurry = Duration.seconds(60)
  /// Who had less time than this has none for waiting.
  fileprivate static let noTime = Duration.seconds(2)

  package func hasMore(by moment: Instant) -> Bool { next.map { $0 <= moment } ?? false }
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

  /// The next posts of several accounts, asked for together.
  /// - Parameters:
  ///   - accounts: how many of each.
  ///   - known: words that are in hand already, by the digest that covers them; the store need not
  ///     read those again.
  package func nextDue(
    on accounts: [(account: Account.ID, limit: Int)], at now: Instant,
    known: (Digest) -> PostRevision?
  ) throws -> [DuePosts] {
    try connection.rows(
      ofAll: accounts.map { Reading.due(on: $0.account, at: now, limit: $0.limit) }
    ).enumerated().map { try duePosts($1, limit: accounts[$0].limit, known) }
  }

  /// The next posts of an account.
  package func nextDue(
    on account: Account.ID, at now: Instant, limit: Int,
    known: (Digest) -> PostRevision?
  ) throws -> DuePosts {
    try duePosts(
      try connection.rows(Reading.due(on: account, at: now, limit: limit)),
      limit: limit, known)
  }

  /// So many of those that are due longest are put in the order of their slots, which differs where
  /// something had to be tried again: to sort all of a burst for each of its posts would take too long.
  private static let sorted = 100

  /// How that is asked: one more than wanted, to know whether there is one.
  package static func due(on account: Account.ID, at now: Instant, limit: Int) -> SQL {
    """
    select \(part: Reading.columns),
      (select not_before from dispatch
        where state = 'scheduled' and account = \(account) and not_before > \(now)
        order by not_before limit 1) as later
    from
      (select slot_at as first_slot, post as first_post, not_before as due_since from
        (select not_before, slot_at, post from dispatch
          where state = 'scheduled' and account = \(account) and not_before <= \(now)
          order by not_before, slot_at, post
          limit \(max(Reading.sorted, limit + 1))) as longest
        order by slot_at, post limit \(limit + 1)) as first
    join dispatch on dispatch.state = 'scheduled' and dispatch.account = \(account)
      and dispatch.not_before = due_since and dispatch.slot_at = first_slot
      and dispatch.post = first_post
    \(part: Reading.withReviewAndPost)
    order by dispatch.slot_at, dispatch.post
    """
  }

  /// Accounts with posts due that are in a hurry.
  package func accountsInHurry(at now: Instant, by soon: Instant) throws -> [Account.ID] {
    try connection.rows(
      """
      select distinct account from
        (select account from dispatch
          where state = 'scheduled' and deadline <= \(now + DuePosts.hurry)
            and (deadline - \(now) <= (deadline - slot_at) / 2
              or deadline - slot_at <= \(DuePosts.noTime)) and not_before <= \(soon)
          order by deadline limit 5000) as hurried
      order by account
      """
    ).map { try $0.id("account") }
  }

  /// Those of an account, in their order.
  package func dueInHurry(
    on account: Account.ID, at now: Instant, by soon: Instant, limit: Int,
    known: (Digest) -> PostRevision?
  ) throws -> [Result<DueRecord, UnreadableDispatch>] {
    try connection.rows(
      """
      select \(part: Reading.columns) from dispatch \(part: Reading.withReviewAndPost)
      where dispatch.state = 'scheduled' and dispatch.account = \(account)
        and dispatch.not_before <= \(soon) and dispatch.deadline <= \(now + DuePosts.hurry)
        and (dispatch.deadline - \(now) <= (dispatch.deadline - dispatch.slot_at) / 2
          or dispatch.deadline - dispatch.slot_at <= \(DuePosts.noTime))
      order by dispatch.slot_at, dispatch.post limit \(limit)
      """
    ).map { try readable($0, known) }
  }

  /// A dispatch of which nobody knows whether it is out; nil where that is settled meanwhile.
  /// - Parameter known: as for those that are due.
  package func uncertain(
    _ id: Dispatch.ID, known: (Digest) -> PostRevision?
  ) throws -> Result<DueRecord, UnreadableDispatch>? {
    try connection.rows(
      """
      select \(part: Reading.columns) from dispatch \(part: Reading.withReviewAndPost)
      where dispatch.id = \(id) and dispatch.state || '' = 'uncertain'
      """
    ).first.map { try readable($0, known) }
  }

  private static let columns: SQL = """
    dispatch.*, post.date_status as date_status, review.author as author,
      review.editor as editor, review.state as review, review.verdict as verdict,
      review.opened_at as opened_at, account_state.stopped_reason as stopped_reason,
      (select count(*) from approval where approval.revision = dispatch.revision) as approvals
    """

  private static let withReviewAndPost: SQL = """
    left join review on review.revision = dispatch.revision
    left join post on post.id = dispatch.post
    left join account_state on account_state.account = dispatch.account
    """

  private func duePosts(
    _ rows: [Row], limit: Int, _ known: (Digest) -> PostRevision?
  ) throws -> DuePosts {
    let hasMore = rows.count > limit
    return DuePosts(
      posts: try rows.prefix(limit).map { try readable($0, known) },
      next: try hasMore ? rows.last?.instant("not_before") : rows.last?.instantIfAny("later"))
  }

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

  /// The first deadline of what waits.
  package func firstDeadline() throws -> Instant? {
    try connection.rows(
      "select deadline from dispatch where state = 'scheduled' order by deadline limit 1"
    ).first.map { try $0.instant("deadline") }
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
