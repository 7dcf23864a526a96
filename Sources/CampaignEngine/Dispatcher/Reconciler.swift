import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// Finds out, by looking on the account, whether a post of unknown outcome is out; sends again only
/// where that makes no second post, and otherwise leaves the decision to a person.
actor Reconciler {
  nonisolated let doorbell = Doorbell()
  private let books: Books
  private let clock: any WallClock
  private let logger: Logger
  private var publishers: [Account.ID: any Publisher] = [:]
  private var nextLook: [Dispatch.ID: Instant] = [:]
  private var looks: [Dispatch.ID: Int] = [:]
  private var parked: Set<Dispatch.ID> = []
  private var onSendAgain: @Sendable () -> Void = {}

  init(_ books: Books, clock: any WallClock, logger: Logger) {
    self.books = books
    self.clock = clock
    self.logger = logger
  }

  func follow(_ publishers: [Account.ID: any Publisher]) {
    self.publishers = publishers
    doorbell.ring()
  }

  /// Rings where the dispatcher must look for work.
  func tell(_ sendAgain: @escaping @Sendable () -> Void) {
    onSendAgain = sendAgain
  }

  /// Looks after uncertain dispatches until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      await wait(until: await lookAtAll())
    }
  }

  /// Looks at each uncertain dispatch whose time has come.
  /// - Returns: when the next look is due.
  func lookAtAll() async -> Instant? {
    do {
      let uncertain = try await books.read { try $0.dispatches(in: .uncertain) }
      forget(allBut: Set(uncertain.map(\.id)))
      for dispatch in uncertain where isDue(dispatch) {
        try await look(at: dispatch)
      }
      return nextLook.values.min()
    } catch {
      logger.error("the reconciler cannot use the store, trying again in 5 s: \(error)")
      return clock.now + .seconds(5)
    }
  }

  private func isDue(_ dispatch: Dispatch) -> Bool {
    !parked.contains(dispatch.id) && (nextLook[dispatch.id] ?? .distantPast) <= clock.now
  }

  private func forget(allBut ids: Set<Dispatch.ID>) {
    nextLook = nextLook.filter { ids.contains($0.key) }
    looks = looks.filter { ids.contains($0.key) }
    parked.formIntersection(ids)
  }

  private func look(at dispatch: Dispatch) async throws {
    guard let publisher = publishers[dispatch.account],
      let delivery = try await books.read({ try $0.deliveries(of: dispatch.id) }).last
    else { return try await park(dispatch, "its account is no longer in house.yaml") }
    looks[dispatch.id, default: 0] += 1
    let sighting = await sighting(of: delivery, by: publisher)
    let step = delivery.reconciling(
      sighting, publisher.repeatability, looks: looks[dispatch.id] ?? 1,
      deadline: dispatch.slot.deadline, at: clock.now)
    try await take(step, dispatch)
  }

  private func sighting(
    of delivery: Delivery, by publisher: any Publisher
  ) async -> Result<Sighting, PublishFailure> {
    do throws(PublishFailure) {
      return .success(try await publisher.look(for: delivery.prepared))
    } catch {
      return .failure(error)
    }
  }

  private func take(_ step: Reconciling, _ dispatch: Dispatch) async throws {
    switch step {
    case .lookAgain(let time):
      nextLook[dispatch.id] = time
    case .park(let reason):
      try await park(dispatch, reason)
    case .accept(let receipt):
      try await settle(
        dispatch, .accept, .accepted(receipt), .delivered,
        ["receipt": receipt.id, "url": receipt.url ?? "", "found": "on the account"])
    case .miss:
      try await settle(
        dispatch, .miss, nil, .missed, ["reason": "it did not arrive, and its deadline has gone by"]
      )
    case .sendAgain:
      let now = clock.now
      try await settle(
        dispatch, .postpone(until: now), nil, .postponed,
        ["reason": "the account does not show it; the same request goes out again"])
      onSendAgain()
    }
  }

  private func settle(
    _ dispatch: Dispatch, _ event: DispatchEvent, _ outcome: Delivery.Outcome?, _ act: Act,
    _ detail: [String: String]
  ) async throws {
    var detail = detail
    detail["dispatch"] = dispatch.id.text
    detail["account"] = dispatch.account.text
    let note = AuditNote(act, dispatch.post.text, detail)
    try await books.write(at: clock.now) { transaction in
      guard let current = try transaction.reading.dispatch(dispatch.id),
        current.state == .uncertain, let settled = try? current.applying(event)
      else { return }
      if let outcome {
        try transaction.settle(settled, attempt: settled.attempt, outcome: outcome, note)
      } else {
        try transaction.save(settled, note)
      }
    }
    nextLook[dispatch.id] = nil
  }

  private func park(_ dispatch: Dispatch, _ reason: String) async throws {
    parked.insert(dispatch.id)
    nextLook[dispatch.id] = nil
    try await books.write(at: clock.now) { transaction in
      transaction.record(
        AuditNote(
          .uncertain, dispatch.post.text,
          [
            "dispatch": dispatch.id.text, "account": dispatch.account.text, "reason": reason,
            "needs": "a person: look on the account, then 'campaignctl resolve'",
          ]))
    }
  }

  private func wait(until time: Instant?) async {
    guard let time else { return await doorbell.wait() }
    await doorbell.wait(until: time, on: clock)
  }
}

extension Transaction {
  /// A claim whose daemon is gone: the request may have left.
  func loseClaim(of dispatch: Dispatch) throws {
    try save(
      try dispatch.applying(.lose),
      AuditNote(
        .uncertain, dispatch.post.text,
        [
          "dispatch": dispatch.id.text, "account": dispatch.account.text,
          "attempt": String(dispatch.attempt),
          "reason": "campaignd ended before an answer came; looking on the account",
        ]))
  }
}
