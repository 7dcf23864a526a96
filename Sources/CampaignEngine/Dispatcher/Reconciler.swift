import CampaignCore
import CampaignStore
import CivilTime
import Logging
import Synchronization

/// Finds out, by looking on the account, whether a post of unknown outcome is out; sends again only
/// where that makes no second post, and otherwise leaves the decision to a person.
actor Reconciler {
  nonisolated let doorbell = Doorbell()
  private let books: Books
  private let clock: any WallClock
  private let logger: Logger
  private var publishers: [Account.ID: any Publisher] = [:]
  private var nextLook: [Dispatch.ID: Instant] = [:]
  /// Accounts that are being looked at: each at its own pace.
  private var busy: Set<Account.ID> = []
  private var looks: [Dispatch.ID: Int] = [:]
  private var parked: Set<Dispatch.ID> = []
  /// What is to be sent once more beside a request that may still arrive, until the dispatcher takes
  /// it.
  private nonisolated let beside = Mutex<[Dispatch.ID]>([])
  /// What waits for the post it replies to: looked at again in a moment.
  private nonisolated let soon = Mutex<Set<Dispatch.ID>>([])
  private var onSendAgain: @Sendable () -> Void = {}
  /// Whether other daemons leave doubts here too.
  private let isShared: Bool
  private var outage: Outage

  init(_ books: Books, clock: any WallClock, tenure: Tenure, logger: Logger) {
    self.books = books
    self.clock = clock
    self.logger = logger
    isShared = tenure != .alone
    outage = Outage(
      "the reconciler cannot use the store, so nothing is looked for", of: tenure.name ?? "")
  }

  func follow(_ publishers: [Account.ID: any Publisher]) {
    self.publishers = publishers
    doorbell.ring()
  }

  /// Rings where the dispatcher must look for work.
  func tell(_ sendAgain: @escaping @Sendable () -> Void) {
    onSendAgain = sendAgain
  }

  /// Looks after uncertain dispatches until the task is cancelled. An account that is slow to show
  /// itself delays no other.
  func run() async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let (due, next) = await dueByAccount()
        for (account, dispatches) in due {
          busy.insert(account)
          group.addTask { await self.lookAtOne(account, dispatches) }
        }
        let others = isShared ? clock.now + Reconciler.betweenAsking : nil
        await doorbell.wait(until: [next, others].compactMap(\.self).min(), on: clock)
      }
    }
  }

  /// Looks at each uncertain dispatch whose time has come, and waits for all answers.
  /// - Returns: when the next look is due.
  func lookAtAll() async -> Instant? {
    let due = await dueByAccount().due
    await withDiscardingTaskGroup { group in
      for (_, dispatches) in due { group.addTask { await self.lookAt(dispatches) } }
    }
    return await dueByAccount().next
  }

  /// What the dispatcher shall send at once, though it is uncertain: asked for once.
  nonisolated func takeBeside() -> [Dispatch.ID] {
    beside.withLock { beside in
      defer { beside = [] }
      return beside
    }
  }

  /// They were to be sent beside, and what they reply to is not out yet.
  nonisolated func lookSoon(at dispatches: [Dispatch.ID]) {
    guard !dispatches.isEmpty else { return }
    soon.withLock { $0.formUnion(dispatches) }
    doorbell.ring()
  }

  nonisolated var hasMoreToSend: Bool { beside.withLock { !$0.isEmpty } }

  private func lookAtOne(_ account: Account.ID, _ dispatches: [Dispatch]) async {
    await lookAt(dispatches)
    busy.remove(account)
    doorbell.ring()
  }

  /// What has to be looked at on each account that is not being looked at, and when to ask again.
  private func dueByAccount() async -> (due: [Account.ID: [Dispatch]], next: Instant?) {
    do {
      let uncertain = try await books.read { try $0.dispatches(in: .uncertain) }
      outage.isOver(logger)
      forget(allBut: Set(uncertain.map(\.id)))
      bringForward()
      let free = uncertain.filter { !busy.contains($0.account) && !parked.contains($0.id) }
      let due = free.filter(isDue)
      let later = free.filter { !isDue($0) }.compactMap { nextLook[$0.id] }
      return (Dictionary(grouping: due, by: \.account), later.min())
    } catch {
      return ([:], outage.goesOn(error, at: clock.now, logger))
    }
  }

  /// Looks for dispatches of one account.
  private func lookAt(_ dispatches: [Dispatch]) async {
    guard let first = dispatches.first, publishers[first.account] is any ReadingPublisher else {
      return await lookAtEach(dispatches)
    }
    var left = dispatches[...]
    while !left.isEmpty, !Task.isCancelled {
      await lookOrWait(Array(left.prefix(Reconciler.inOneReading)))
      left = left.dropFirst(Reconciler.inOneReading)
    }
  }

  /// A few at a time.
  private func lookAtEach(_ dispatches: [Dispatch]) async {
    await withDiscardingTaskGroup { group in
      for lane in 0..<Reconciler.atOnce {
        let mine = stride(from: lane, to: dispatches.count, by: Reconciler.atOnce)
          .map { dispatches[$0] }
        group.addTask {
          for dispatch in mine where !Task.isCancelled { await self.lookOrWait([dispatch]) }
        }
      }
    }
  }

  private static let atOnce = 8
  /// Nobody rings for a doubt of another daemon, which looks after it itself as long as it can reach
  /// the platform.
  private static let betweenAsking = Duration.seconds(30)
  private static let inOneReading = 500

  private func lookOrWait(_ dispatches: [Dispatch]) async {
    await orLater(dispatches) { try await self.look(at: dispatches) }
  }

  /// Where the store fails one, it is asked again in a moment; the others go on.
  private func orLater(_ dispatches: [Dispatch], _ work: () async throws -> Void) async {
    do {
      try await work()
    } catch {
      logger.error("the reconciler cannot use the store, trying again in 5 s: \(error)")
      for dispatch in dispatches where isDue(dispatch) {
        nextLook[dispatch.id] = clock.now + .seconds(5)
      }
    }
  }

  private func isDue(_ dispatch: Dispatch) -> Bool {
    (nextLook[dispatch.id] ?? .distantPast) <= clock.now
  }

  private func forget(allBut ids: Set<Dispatch.ID>) {
    nextLook = nextLook.filter { ids.contains($0.key) }
    looks = looks.filter { ids.contains($0.key) }
    parked.formIntersection(ids)
  }

  private func bringForward() {
    let soon = soon.withLock { soon in
      defer { soon = [] }
      return soon
    }
    for id in soon where nextLook[id] != nil { nextLook[id] = clock.now + .seconds(1) }
  }

  /// Looks for dispatches of one account, and does with each what follows.
  private func look(at dispatches: [Dispatch]) async throws {
    let ids = dispatches.map(\.id)
    let history = try await books.read { reading in try ids.map { try reading.deliveries(of: $0) } }
    var wanted: [(dispatch: Dispatch, deliveries: [Delivery], delivery: Delivery)] = []
    for (dispatch, deliveries) in zip(dispatches, history) {
      if publishers[dispatch.account] != nil,
        let delivery = deliveries.last(where: \.mayBeOut) ?? deliveries.last
      {
        wanted.append((dispatch, deliveries, delivery))
      } else {
        try await park(dispatch, "its account is no longer in house.yaml")
      }
    }
    guard let account = wanted.first?.dispatch.account, let publisher = publishers[account] else {
      return
    }
    // What is not shown is judged as of when the reading began.
    let began = clock.now
    let sightings = await publisher.sightings(of: wanted.map(\.delivery.prepared))
    for ((dispatch, deliveries, delivery), sighting) in zip(wanted, sightings) {
      looks[dispatch.id, default: 0] += 1
      let step = delivery.reconciling(
        sighting, publisher.repeatability, refusal: deliveries.last?.refusalOfPictures,
        isFirst: deliveries.last == delivery && deliveries.count(where: \.mayBeOut) == 1,
        looks: looks[dispatch.id] ?? 1, deadline: dispatch.slot.deadline, at: began)
      await orLater([dispatch]) { try await self.take(step, dispatch, delivery) }
    }
    for case .failure(let failure) in sightings where failure.kind == .accessLost {
      return try await books.write(at: clock.now) { try $0.stop(account, for: failure) }
    }
  }

  /// - Parameter request: the one that may be out.
  private func take(
    _ step: Reconciling, _ dispatch: Dispatch, _ request: Delivery
  ) async throws {
    switch step {
    case .sendBeside:
      nextLook[dispatch.id] = request.settled
      beside.withLock { $0.append(dispatch.id) }
      onSendAgain()
    case .lookAgain(let time):
      nextLook[dispatch.id] = time
    case .park(let reason):
      try await park(dispatch, reason)
    case .accept(let receipt):
      try await settle(
        dispatch, .accept, .accepted(receipt), .delivered,
        receipt.detail.merging([
          "found": "on the account", "lateness": "\(request.lateness.microseconds)",
        ]) { $1 })
    case .miss:
      try await settle(
        dispatch, .miss, nil, .missed,
        ["reason": "it did not arrive, and its deadline has gone by"])
    case .refuse(let failure):
      try await settle(dispatch, .refuse, nil, .refused, ["reason": failure.reason])
    case .sendAgain:
      try await settle(
        dispatch, .postpone(until: clock.now), nil, .postponed,
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
        current.state == .uncertain, current.attempt == dispatch.attempt,
        let settled = try? current.applying(event)
      else { return }
      if let outcome {
        try transaction.settle(settled, attempt: settled.attempt, outcome: outcome, note)
      } else {
        try transaction.save(settled, note)
      }
    }
    nextLook[dispatch.id] = nil
  }

  /// Leaves it to a person, and says so once: also where a daemon before us has said it.
  private func park(_ dispatch: Dispatch, _ reason: String) async throws {
    let stands = try await books.write(at: clock.now) { transaction in
      let current = try transaction.reading.dispatch(dispatch.id)
      guard current?.state == .uncertain, current?.attempt == dispatch.attempt
      else { return false }
      let last = try transaction.reading.entries(of: dispatch.post.text)
        .last { $0.detail["dispatch"] == dispatch.id.text }
      if let last, last.did == .uncertain, last.detail["needs"] != nil,
        last.detail["reason"] == reason
      {
        return true
      }
      transaction.record(
        AuditNote(
          .uncertain, dispatch.post.text,
          [
            "dispatch": dispatch.id.text, "account": dispatch.account.text, "reason": reason,
            "needs": "a person: look on the account, then 'campaignctl resolve'",
          ]))
      return true
    }
    // What was tried anew meanwhile is looked for anew.
    if stands { parked.insert(dispatch.id) }
    nextLook[dispatch.id] = nil
  }
}
