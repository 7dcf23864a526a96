import CampaignCore
import CivilTime

/// A post as people ask for it: its current words, and how far they have come.
package struct QueuedPost: Replying, Sendable {
  package let number: PostNumber
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

/// Which posts somebody wants to see.
package struct QueueQuestion: Sendable {
  /// A state a post may be in: with the people, or on its way.
  package enum State: Hashable, Sendable {
    case review(Review.State)
    case dispatch(Dispatch.State)

    /// - Parameter word: such as `inReview` or `missed`; nil for any other.
    package init?(_ word: String) {
      if let state = Dispatch.State(rawValue: word) {
        self = .dispatch(state)
      } else if let state = Review.State(rawValue: word) {
        self = .review(state)
      } else {
        return nil
      }
    }
  }

  /// Where the last answer ended: the post after it comes next.
  package struct Place: Hashable, Sendable {
    package let slotAt: Instant
    package let post: Post.ID

    package init(slotAt: Instant, post: Post.ID) {
      self.slotAt = slotAt
      self.post = post
    }
  }

  package var first: Instant
  package var last: Instant
  package var state: State?
  package var after: Place?
  package var limit: Int

  package init(
    from first: Instant, to last: Instant, state: State? = nil, after: Place? = nil, limit: Int
  ) {
    self.first = first
    self.last = last
    self.state = state
    self.after = after
    self.limit = limit
  }
}

extension Reading {
  /// Posts of the calendar whose slot lies in a span, in the order of slots.
  package func queue(from first: Instant, to last: Instant, limit: Int) throws -> [QueuedPost] {
    try queue(QueueQuestion(from: first, to: last, limit: limit))
  }

  /// Posts of the calendar, in the order of slots. Each question is put so that an index holds just
  /// the posts it asks for, in their order: those in one state are found among two years of others.
  package func queue(_ question: QueueQuestion) throws -> [QueuedPost] {
    let statement: SQL =
      switch question.state {
      case nil: everyPost(question)
      case .review(let state): posts(question, in: state)
      case .dispatch(let state): posts(question, in: state)
      }
    return try connection.rows(statement).map { row in
      QueuedPost(
        number: PostNumber(try row.integer("number")), revision: try row.json("body"),
        dateStatus: try row.word("date_status"), review: try row.word("review"),
        outcome: try row.word("outcome"),
        dispatch: try row.textIfAny("dispatch") == nil ? nil : try row.word("dispatch"))
    }
  }

  private var columns: SQL {
    """
    post.number as number, revision.body as body, post.date_status as date_status,
      review.state as review, review.outcome as outcome, dispatch.state as dispatch
    """
  }

  private func everyPost(_ question: QueueQuestion) -> SQL {
    let after = question.after ?? QueueQuestion.Place(slotAt: question.first, post: "")
    return """
      select \(part: columns) from post
      join revision on revision.digest = post.revision
      join review on review.revision = post.revision
      left join dispatch on dispatch.post = post.id and dispatch.revision = post.revision
      where post.slot_at <= \(question.last) and post.planned = 1
        and (post.slot_at, post.id) > (\(after.slotAt), \(after.post))
      order by post.slot_at, post.id limit \(question.limit)
      """
  }

  private func posts(_ question: QueueQuestion, in state: Review.State) -> SQL {
    let after = question.after ?? QueueQuestion.Place(slotAt: question.first, post: "")
    // What has left the calendar is seen only by those who ask for it.
    return """
      select \(part: columns) from review
      join post on post.id = review.post and post.revision = review.revision
      join revision on revision.digest = post.revision
      left join dispatch on dispatch.post = post.id and dispatch.revision = post.revision
      where review.state = \(state) and review.slot_at <= \(question.last)
        and (review.slot_at, review.post) > (\(after.slotAt), \(after.post))
        and (post.planned = 1 or review.state = 'withdrawn')
        and (dispatch.state is null or (dispatch.state = 'cancelled' and review.state <> 'approved'))
      order by review.slot_at, review.post limit \(question.limit)
      """
  }

  private func posts(_ question: QueueQuestion, in state: Dispatch.State) -> SQL {
    let after = question.after ?? QueueQuestion.Place(slotAt: question.first, post: "")
    return """
      select \(part: columns) from dispatch
      join post on post.id = dispatch.post and post.revision = dispatch.revision
      join revision on revision.digest = post.revision
      join review on review.revision = post.revision
      where \(part: isIn(state)) and dispatch.slot_at <= \(question.last)
        and (dispatch.slot_at, dispatch.post) > (\(after.slotAt), \(after.post))
        and post.planned = 1 and (dispatch.state <> 'cancelled' or review.state = 'approved')
      order by dispatch.slot_at, dispatch.post limit \(question.limit)
      """
  }

  /// In words that an index answers: what is scheduled stands in one of its own.
  private func isIn(_ state: Dispatch.State) -> SQL {
    state == .scheduled
      ? "dispatch.state = 'scheduled'"
      : "dispatch.state = \(state) and dispatch.state <> 'scheduled'"
  }

  /// How many dispatches there are in each state.
  package func dispatchCounts() throws -> [Dispatch.State: Int] {
    var counts: [Dispatch.State: Int] = [:]
    let rows = try connection.rows(
      """
      select 'scheduled' as state, count(*) as n from dispatch where state = 'scheduled'
      union all
      select state, count(*) as n from dispatch where state <> 'scheduled' group by state
      """)
    for row in rows where try row.integer("n") > 0 {
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

  /// When the post that has waited longest for an approver, and is still to come, began to wait.
  package func oldestWaiting(after now: Instant) throws -> Instant? {
    // The states are named once more for the index that holds these alone.
    try connection.rows(
      """
      select opened_at from review
      where state in ('blocked', 'inReview', 'changesRequested') and state = 'inReview'
        and slot_at > \(now)
      order by opened_at limit 1
      """
    ).first?.instant("opened_at")
  }

  /// How many dispatches have come to their time and not left yet.
  package func overdueCount(at now: Instant) throws -> Int {
    try accountsWithPosts().filter { $0.next <= now }.reduce(0) { count, waiting in
      let rows = try connection.rows(
        """
        select count(*) as n from dispatch
        where state = 'scheduled' and account = \(waiting.account) and not_before <= \(now)
        """)
      return count + Int(try rows.first?.integer("n") ?? 0)
    }
  }

  /// So many accounts are asked what is due next on them.
  private static let mostAsked = 64

  /// The scheduled dispatch that is due next, overdue ones first; where one is due at the same moment on
  /// more accounts than are asked, one of these.
  package func nextDispatch() throws -> Dispatch? {
    let waiting = try accountsWithPosts()
    let first = waiting.map(\.next).min()
    let firsts = waiting.lazy.filter { $0.next == first }.prefix(Reading.mostAsked)
    return try firsts.compactMap { waiting in
      try connection.rows(
        """
        select * from dispatch where state = 'scheduled' and account = \(waiting.account)
        order by not_before, slot_at, post limit 1
        """
      ).first?.dispatch()
    }.min {
      ($0.notBefore, $0.slot.instant, $0.post) < ($1.notBefore, $1.slot.instant, $1.post)
    }
  }
}
