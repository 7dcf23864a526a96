import CampaignCore
import CivilTime

/// A post as people ask for it: its current words, and how far they have come.
package struct QueuedPost: Sendable {
  package let revision: PostRevision
  package let dateStatus: DateStatus
  package let review: Review.State
  package let outcome: GateVerdict.Outcome
  /// Nil while the words are not approved.
  package let dispatch: Dispatch.State?

  /// One word for where the post stands: with the people, or on its way.
  package var state: String {
    switch review {
    case .approved: dispatch?.rawValue ?? review.rawValue
    case .blocked, .inReview, .changesRequested, .rejected, .expired, .superseded, .withdrawn:
      // What went out before its words were let go is out all the same.
      dispatch.map { $0 == .cancelled ? review.rawValue : $0.rawValue } ?? review.rawValue
    }
  }
}

extension Reading {
  /// Posts of the calendar whose slot lies in a span, in the order of slots.
  package func queue(from first: Instant, to last: Instant, limit: Int) throws -> [QueuedPost] {
    try connection.rows(
      """
      select revision.body as body, post.date_status as date_status, review.state as review,
        review.outcome as outcome, dispatch.state as dispatch
      from post
      join revision on revision.digest = post.revision
      join review on review.revision = post.revision
      left join dispatch on dispatch.post = post.id and dispatch.revision = post.revision
      where post.slot_at >= \(first) and post.slot_at <= \(last) and post.planned = 1
      order by post.slot_at, post.id limit \(limit)
      """
    ).map { row in
      QueuedPost(
        revision: try row.json("body"), dateStatus: try row.word("date_status"),
        review: try row.word("review"), outcome: try row.word("outcome"),
        dispatch: try row.textIfAny("dispatch") == nil ? nil : try row.word("dispatch"))
    }
  }

  /// How many dispatches there are in each state.
  package func dispatchCounts() throws -> [Dispatch.State: Int] {
    var counts: [Dispatch.State: Int] = [:]
    for row in try connection.rows("select state, count(*) as n from dispatch group by state") {
      counts[try row.word("state")] = Int(try row.integer("n"))
    }
    return counts
  }

  /// How many posts of the calendar, still to come, wait for people in each state.
  package func waitingCounts(after now: Instant) throws -> [Review.State: Int] {
    var counts: [Review.State: Int] = [:]
    let rows = try connection.rows(
      """
      select state, count(*) as n from review
      where state in ('blocked', 'inReview', 'changesRequested') and slot_at > \(now)
      group by state
      """)
    for row in rows { counts[try row.word("state")] = Int(try row.integer("n")) }
    return counts
  }

  /// The scheduled dispatch that is due next, overdue ones first.
  package func nextDispatch() throws -> Dispatch? {
    try accountsWithPosts().compactMap { account in
      try connection.rows(
        """
        select * from dispatch where state = 'scheduled' and account = \(account)
        order by not_before, slot_at, id limit 1
        """
      ).first?.dispatch()
    }.min { ($0.notBefore, $0.slot.instant, $0.id) < ($1.notBefore, $1.slot.instant, $1.id) }
  }
}
