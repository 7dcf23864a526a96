import CampaignCore
import CampaignStore
import CivilTime
import Logging
import SafetyGate

/// Carries approved posts out at their slots. It sleeps until the next one, or until the doorbell
/// rings; it decides in one transaction and sends only what that transaction wrote down.
package actor Dispatcher {
  let books: Books
  let clock: any WallClock
  let limits: Limits
  let tenure: Tenure
  let logger: Logger
  let settler: Settler
  let reconciler: Reconciler
  private let uploads: Uploads
  /// Rung by people's acts, new plans and answers.
  package nonisolated let doorbell = Doorbell()

  private(set) var plan: Plan?
  private(set) var publishers: [Account.ID: any Publisher] = [:]
  /// Of each account of the house.
  private(set) var platformOf: [Account.ID: Platform] = [:]
  private(set) var foresight: Foresight?
  var lookingAhead: Task<Void, Never>?
  private(set) var memory = ReadersMemory()
  var traffic: [Account.ID: AccountTraffic] = [:]
  var platforms: [Platform: PlatformTraffic] = [:]
  var underWay = UnderWay()
  private var hearing = Hearing()
  private var outage: Outage
  var hunger = Hunger()
  /// When a look comes for what a few answers left places for; nil where none does.
  var gatheringAnswersUntil: Instant?
  /// How often the doorbell was rung for such.
  var ringsForAnswers: UInt64 = 0
  private var whole = WholeLook()
  /// What is sent once more when its account's turn comes.
  private var beside: [Dispatch.ID] = []
  var generator: any RandomNumberGenerator & Sendable
  private var isStopping = false
  /// When it last looked for work and its database answered.
  package private(set) var lastProgress: Instant?
  /// How often it has looked, and had an answer, be it that the disk is full: what a restart would not
  /// mend is no hang.
  package private(set) var looks: UInt64 = 0

  package init(
    _ books: Books, clock: any WallClock, limits: Limits = Limits(), tenure: Tenure = .alone,
    logger: Logger, generator: any RandomNumberGenerator & Sendable
  ) {
    self.books = books
    self.clock = clock
    self.limits = limits
    self.tenure = tenure
    self.logger = logger
    self.generator = generator
    settler = Settler(books, clock: clock, logger: logger)
    reconciler = Reconciler(books, clock: clock, tenure: tenure, logger: logger)
    uploads = Uploads(
      books, clock: clock, ahead: limits.picturesAhead, holder: tenure.name, logger: logger)
    outage = Outage(
      "the dispatcher cannot use its store, so nothing leaves", of: tenure.name ?? "")
  }

  /// Works to this plan from now on.
  package func follow(_ plan: Plan, publishers: [Account.ID: any Publisher]) async throws {
    memory.beginReading()
    do {
      memory.endReading(try await plan.ledger(from: books, at: clock.now))
    } catch {
      memory.endReading(nil)
      throw error
    }
    // The others' posts are looked at with the new plan's rules, and our own among them.
    hearing = Hearing()
    self.plan = plan
    self.publishers = publishers
    platformOf = plan.house.accounts.mapValues(\.platform)
    lookingAhead?.cancel()
    lookingAhead = nil
    foresight = Foresight(plan)
    await reconciler.follow(publishers)
    await uploads.follow(publishers, foresight)
    doorbell.ring()
  }

  /// Takes no more posts on; `run` returns when the answers under way have come.
  package func stop() {
    isStopping = true
    doorbell.ring()
  }

  package func run() async throws {
    try await recover()
    await reconciler.tell { [doorbell] in doorbell.ring() }
    let reconciling = Task { await reconciler.run() }
    let uploading = Task { await uploads.run(ringing: doorbell) }
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled, !isStopping {
        let look = await look()
        uploads.doorbell.ring()
        for departures in look.departures {
          group.addTask { await self.carry(departures, rings: look.rings) }
        }
        // What is due leaves before anything else is looked after.
        if await !closeWhatRanOut(look) { await rest(until: look.wake) }
      }
      await settler.hurry()
    }
    lookingAhead?.cancel()
    reconciling.cancel()
    uploading.cancel()
    await reconciling.value
    await uploading.value
  }

  /// Does everything that is due at this moment and awaits each answer: for rehearsals, whose clock
  /// somebody moves by hand.
  /// - Returns: when there is something to do again.
  package func workThrough() async -> Instant? {
    while true {
      await uploads.workThrough()
      let look = await look()
      for departures in look.departures { await carry(departures, rings: look.rings) }
      if await closeWhatRanOut(look) { continue }
      let next = [look.wake, await reconciler.lookAtAll(), await uploads.next()]
        .compactMap(\.self).min()
      if look.attempts.isEmpty, !reconciler.hasMoreToSend, next.map({ $0 > clock.now }) ?? true {
        return next
      }
    }
  }

  /// Claims what is due, and says when to look again.
  private func look() async -> Look {
    let now = clock.now
    let (context, places, sharing) = (claimContext, places(at: now), sharing)
    let (before, rings) = (traffic, doorbell.rings)
    beside += reconciler.takeBeside().filter { !beside.contains($0) }
    let others = rings - ringsForAnswers
    let narrow = beside.isEmpty && whole.stands(at: now, rings: others) ? hunger.accounts : []
    let answers = await settler.takeAlong()
    defer { looks += 1 }
    do {
      var look = try await books.write(at: now) { [beside, left = hunger.left] transaction in
        try transaction.settle(answers)
        return try transaction.look(
          context, places, sharing, beside: beside, only: narrow, first: left)
      }
      answers.end(.success(look.hasWoken))
      lastProgress = clock.now
      outage.isOver(logger)
      take(look, before)
      if let others = look.others, traffic.follow(others, at: now, logger) { look.wake = now }
      look.wake = [look.wake, firstEndOfPauses(after: now)].compactMap(\.self).min()
      if narrow.isEmpty {
        whole = WholeLook(rings: others, wake: look.wake)
      } else {
        // What this one found is for the next whole look too: those between may not ask for it.
        look.wake = [look.wake, whole.wake].compactMap(\.self).min()
        whole.wake = look.wake
      }
      if !look.left.isEmpty { look.wake = now }
      (look.rings, hunger.nextLook) = (rings, look.wake)
      return look
    } catch {
      await settler.takeBack(answers)
      hunger.nextLook = nil
      return Look(wake: outage.goesOn(error, at: now, logger))
    }
  }

  private var sharing: Sharing? {
    tenure.name.map {
      Sharing(
        name: $0, hearing: hearing, underWay: underWay, isInDoubt: outage.isOn)
    }
  }

  private var claimContext: ClaimContext? {
    guard let plan, let foresight else { return nil }
    return ClaimContext(
      plan: plan, foresight: foresight, ledger: memory.ledger, publishers: publishers,
      limits: limits, holder: tenure.name)
  }

  /// - Parameter before: what went on when the look began.
  private func take(_ look: Look, _ before: [Account.ID: AccountTraffic]) {
    reconciler.lookSoon(at: look.waiting)
    beside = look.beside
    if let others = look.others {
      memory.hear(others)
      hearing.take(others)
      if others.lapsed > 0 { reconciler.doorbell.ring() }
    }
    for attempt in look.attempts {
      traffic[attempt.post.account, default: AccountTraffic()].begin()
      underWay.begin(attempt)
      memory.record(attempt.disclosure)
      if look.others != nil, !attempt.disclosure.tellsNothing {
        hearing.tell(attempt.revision.digest)
      }
    }
    // Those that a narrow look was not for wait on.
    let whole = before.values.reduce(look.attempts.count) { $0 + $1.underWay }
    let left = traffic.values.reduce(0) { $0 + $1.underWay }
    hunger = Hunger(look.hungry, left: look.left, underWay: whole, answered: whole - left)
    ringWhereWorthwhile()
  }

  /// Closes reviews and holds whose time has come.
  /// - Returns: whether there was anything, so that there may be more.
  private func closeWhatRanOut(_ look: Look) async -> Bool {
    guard look.hasRunOut else { return false }
    do {
      let house = plan?.house
      try await books.write(at: clock.now) { transaction in
        if let house { try transaction.lapseReviews(under: house, limit: 200) }
        if try !transaction.reading.spentHolds(at: transaction.now).isEmpty {
          try transaction.closeSpentHolds()
        }
        _ = try transaction.expireReviews(limit: 200)
      }
      return true
    } catch {
      logger.error("what ran out cannot be closed, trying again in 1 s: \(error)")
      await rest(until: clock.now + .seconds(1))
      return true
    }
  }
}
