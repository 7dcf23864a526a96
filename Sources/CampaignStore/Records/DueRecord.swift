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

  /// What a due record is read from.
  static let columns: SQL = """
    dispatch.id as id, dispatch.post as post, dispatch.revision as revision,
      dispatch.account as account, dispatch.state as state, dispatch.attempt as attempt,
      dispatch.slot_at as slot_at, dispatch.not_before as not_before,
      dispatch.lease_until as lease_until, post.date_status as date_status, review.author as author,
      review.editor as editor, review.state as review, review.verdict as verdict,
      review.opened_at as opened_at, account_state.stopped_reason as stopped_reason,
      (select count(*) from approval where approval.revision = dispatch.revision) as approvals
    """

  static let withReviewAndPost: SQL = """
    left join review on review.revision = dispatch.revision
    left join post on post.id = dispatch.post
    left join account_state on account_state.account = dispatch.account
    """

  /// A row as a record, or why it is none.
  func readable(
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
