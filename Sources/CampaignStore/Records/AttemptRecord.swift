import CampaignCore
import CivilTime

extension Reading {
  /// All attempts of a dispatch.
  package func deliveries(of dispatch: Dispatch.ID) throws -> [Delivery] {
    try connection.rows(
      "select * from delivery where dispatch = \(dispatch) order by attempt"
    ).map { try $0.delivery() }
  }
}

extension Reading {
  /// Which of these claims stand, of posts that are still to go out as they were claimed: their dates
  /// certain, their words approved.
  package func standingClaims(of claimed: [Dispatch]) throws -> Set<Dispatch.ID> {
    let attempts = Dictionary(claimed.map { ($0.id, $0.attempt) }, uniquingKeysWith: max)
    let rows = try connection.rows(
      ofAll: SQL.pages(of: claimed.map(\.id)).map {
        """
        select dispatch.id as id, dispatch.attempt as attempt from dispatch
        join post on post.id = dispatch.post
        join review on review.revision = dispatch.revision
        where dispatch.id in \(list: Array($0)) and dispatch.state || '' = 'claimed'
          and post.date_status = \(DateStatus.confirmed)
          and review.state = \(Review.State.approved)
        """
      })
    return Set(
      try rows.joined().compactMap { row -> Dispatch.ID? in
        let id: Dispatch.ID = try row.id("id")
        return Int(try row.integer("attempt")) == attempts[id] ? id : nil
      })
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

extension Transaction {
  /// The attempt, on disk before the request leaves.
  /// - Parameter holder: the daemon that claims it; nil where there is only one.
  package func begin(
    _ delivery: Delivery, _ dispatch: Dispatch, by holder: String? = nil, _ note: AuditNote
  ) throws {
    try update(dispatch, holder: holder)
    try connection.change(
      [
        delivery.dispatch.sqlValue, delivery.attempt.sqlValue,
        .text(try jsonText(delivery.prepared)), delivery.began.sqlValue, delivery.lateness.sqlValue,
      ], by: AttemptChange.beginning)
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
    let rows = try connection.rows(
      ofAll: AttemptChange.settling.statements(try answered.flatMap(settledRow)))
    let ids = Set(try rows.joined().map { row throws -> Dispatch.ID in try row.id("id") })
    let stood = answered.map { ids.contains($0.dispatch.id) }
    let settled = zip(answered, stood).filter(\.1).map(\.0)
    try wake(settled.flatMap { $0.dispatch.whoeverWaitsForIt })
    for claim in settled {
      try end(claim.dispatch, attempt: claim.dispatch.attempt, claim.outcome)
    }
    return stood
  }

  private func settledRow(_ claim: AnsweredClaim) throws -> [SQLValue] {
    let dispatch = claim.dispatch
    return [
      dispatch.id.sqlValue, dispatch.attempt.sqlValue, dispatch.state.sqlValue,
      dispatch.notBefore.sqlValue, dispatch.leaseUntil.sqlValue, try receiptText(claim.outcome),
    ]
  }

  private func receiptText(_ outcome: Delivery.Outcome) throws -> SQLValue {
    switch outcome {
    case .accepted(let receipt): .text(try jsonText(receipt))
    case .refused, .unknown: .null
    }
  }

  private func end(_ dispatch: Dispatch, attempt: Int, _ outcome: Delivery.Outcome) throws {
    try connection.change(
      [dispatch.id.sqlValue, attempt.sqlValue, now.sqlValue, .text(try jsonText(outcome))],
      by: AttemptChange.ending)
  }
}

/// What a burst does to every post.
private enum AttemptChange {
  static let beginning = RowChange(
    of: [
      "dispatch": .text, "attempt": .number, "prepared": .text, "began": .number,
      "lateness": .number,
    ],
    """
    insert into delivery (dispatch, attempt, prepared, began, lateness)
    select dispatch, attempt, prepared, began, lateness from change
    """)

  /// The state is asked of an expression, so that no index of states is walked for it: a server that
  /// counted before the burst believes that nothing is claimed, and would read all that is.
  static let settling = RowChange(
    of: [
      "id": .text, "attempt": .number, "state": .text, "not_before": .number,
      "lease_until": .number, "receipt": .text,
    ],
    """
    update dispatch set state = change.state, not_before = change.not_before,
      lease_until = change.lease_until, receipt = change.receipt
    from change
    where dispatch.id = change.id and dispatch.state || '' = 'claimed'
      and dispatch.attempt = change.attempt
    returning dispatch.id as id
    """)

  static let ending = RowChange(
    of: ["dispatch": .text, "attempt": .number, "ended": .number, "outcome": .text],
    """
    update delivery set ended = change.ended, outcome = change.outcome
    from change
    where delivery.dispatch = change.dispatch and delivery.attempt = change.attempt
    """)
}

extension Row {
  fileprivate func delivery() throws -> Delivery {
    Delivery(
      dispatch: try id("dispatch"), attempt: Int(try integer("attempt")),
      prepared: try json("prepared"), began: try instant("began"),
      ended: try instantIfAny("ended"),
      outcome: try textIfAny("outcome") == nil ? nil : try json("outcome"),
      lateness: .microseconds(try integer("lateness")))
  }
}
