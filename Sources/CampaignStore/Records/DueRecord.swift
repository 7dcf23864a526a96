import CampaignCore
import CivilTime

/// A dispatch that is due, with all the store knows of its post, read together: what is decided in
/// the second of a slot must not cost five questions a post.
package struct DueRecord: Sendable {
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
}

extension Reading {
  /// What is due, in the order of slots, each by itself: one that cannot be read stops no other.
  /// - Parameter accounts: left out; they can take nothing just now.
  /// - Parameter known: words that are in hand already, by the digest that covers them; the store
  ///   need not read those again.
  package func due(
    at now: Instant, without accounts: [Account.ID], limit: Int,
    known: (Digest) -> PostRevision?
  ) throws -> [Result<DueRecord, UnreadableDispatch>] {
    // No account has an empty name: it stands for nobody, since SQL wants one at least.
    let others = accounts + [""]
    return try connection.rows(
      """
      select dispatch.*, post.date_status as date_status, review.author as author,
        review.editor as editor, review.state as review, review.verdict as verdict,
        review.opened_at as opened_at, account_state.stopped_reason as stopped_reason,
        (select count(*) from approval where approval.revision = dispatch.revision) as approvals
      from dispatch
      left join review on review.revision = dispatch.revision
      left join post on post.id = dispatch.post
      left join account_state on account_state.account = dispatch.account
      where dispatch.state = 'scheduled' and dispatch.not_before <= \(now)
        and dispatch.account not in \(list: others)
      order by dispatch.not_before, dispatch.slot_at, dispatch.id limit \(limit)
      """
    ).map { row in
      do {
        return .success(try dueRecord(row, known))
      } catch let fault as DatabaseFault where fault.kind == .corrupt {
        return .failure(
          UnreadableDispatch(
            id: try row.id("id"), post: try? row.text("post"), reason: fault.reason))
      }
    }
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
      openedAt: try row.instant("opened_at"),
      verdict: try row.json("verdict"),
      approvals: try row.integer("approvals") == 0 ? [] : approvals(of: digest),
      state: try row.word("review"))
    return DueRecord(
      dispatch: dispatch, revision: revision, review: review,
      dateStatus: try row.word("date_status"), stoppedBecause: try row.textIfAny("stopped_reason"))
  }
}
