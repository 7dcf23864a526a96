import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// What the dispatcher knows when it claims: the plan's people and rules, and the ways out.
struct ClaimContext: Sendable {
  let plan: Plan
  let foresight: Foresight
  let ledger: DisclosureLedger
  let publishers: [Account.ID: any Publisher]
  let limits: Dispatcher.Limits
  /// The daemon's name among those that share the store; nil where there is only one.
  let holder: String?
}

extension Transaction {
  /// What can be read; the rest is set aside, with an entry for each.
  func readable(_ due: [Result<DueRecord, UnreadableDispatch>]) throws -> [DueRecord] {
    var records: [DueRecord] = []
    for found in due {
      switch found {
      case .success(let record): records.append(record)
      case .failure(let unreadable): try setAside(unreadable)
      }
    }
    return records
  }

  /// Decides each of these.
  func claim(_ due: [DueRecord], _ claiming: inout Claiming) throws -> [Attempt] {
    var attempts: [Attempt] = []
    for record in try leavingWhole(due.parentsFirst(), claiming) {
      if let attempt = try claim(record, beside: attempts, &claiming) { attempts.append(attempt) }
    }
    return attempts
  }

  /// Decides an account's due posts, in their order, until one leaves, and with it what replies to it
  /// and can leave as one with it.
  func claimFirst(of due: [DueRecord], _ claiming: inout Claiming) throws -> [Attempt] {
    var attempts: [Attempt] = []
    for record in try leavingWhole(due.parentsFirst(), claiming)
    where attempts.isEmpty || attempts.parent(of: record.revision)?.foreseen != nil {
      if let attempt = try claim(record, beside: attempts, &claiming) { attempts.append(attempt) }
    }
    return attempts
  }

  private func claim(
    _ record: DueRecord, beside attempts: [Attempt], _ claiming: inout Claiming
  ) throws -> Attempt? {
    let due = record.duePost(in: claiming.context.plan.house)
    let attempt = try decide(
      due, claiming.holds, claiming.context, claiming.ledger,
      besideParent: attempts.parent(of: due.revision))
    if let attempt { claiming.ledger.record(attempt.disclosure) }
    return attempt
  }

  /// When a post leaves: it is claimed, and judged, for this moment.
  func moment(of dispatch: Dispatch) -> Instant { max(now, dispatch.notBefore) }

  private func decide(
    _ due: DuePost, _ holds: [Hold], _ context: ClaimContext, _ ledger: DisclosureLedger,
    besideParent parent: Attempt?
  ) throws -> Attempt? {
    let dispatch = due.dispatch
    let (verdict, disclosure) = context.foresight.examine(due.revision, after: ledger)
    let moment = moment(of: dispatch)
    let decision = due.decision(holds: holds, verdict: verdict, at: moment)
    if case .publish = decision {
      return try prepare(due, disclosure, context, besideParent: parent)
    }
    // Who lifts a hold, or confirms a date, has time until the very moment.
    guard moment <= now else { return nil }
    switch decision {
    case .publish: break
    case .wait(let until):
      try postpone(dispatch, until: until, because: "not before \(until)")
    case .hold(let hold):
      try keepBack(dispatch, because: hold)
    case .waitForAccount(let reason):
      try park(dispatch, awaiting: .account(dispatch.account), because: reason)
    case .miss(let reason):
      try miss(dispatch, because: reason)
    case .returnToReview(let verdict):
      try returnToReview(due, verdict)
    case .cancel(let state):
      try cancelDispatch(of: due.review, because: state)
      try leaveOutWhatWasStopped(dispatch, because: state)
    }
    return nil
  }

  /// Its words were taken back while nobody knew whether they were out, and they are not: should the
  /// calendar have them, or others, from now on, they are new to it, and reviewed.
  private func leaveOutWhatWasStopped(_ dispatch: Dispatch, because state: Review.State) throws {
    switch state {
    case .withdrawn, .superseded:
      guard try reading.post(dispatch.post)?.revision == dispatch.revision else { return }
      try leaveOut(dispatch.post)
    case .blocked, .inReview, .changesRequested, .approved, .rejected, .expired: return
    }
  }
}
