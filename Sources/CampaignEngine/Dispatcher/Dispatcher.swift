import CampaignCore
import CampaignStore
import CivilTime
import Logging
import SafetyGate

/// Carries approved posts out at their slots. It sleeps until the next one, or until the doorbell
/// rings; it decides in one transaction and sends only what that transaction wrote down.
package actor Dispatcher {
  /// How many posts may be on their way at once, in all and on one account, and how long a claim
  /// stands.
  package struct Limits: Sendable {
    package var atOnce = 256
    package var atOncePerAccount = 32
    package var lease: Duration = .seconds(120)

    package init() {}
  }

  private let books: Books
  private let clock: any WallClock
  private let limits: Limits
  private let logger: Logger
  private let settler: Settler
  private let reconciler: Reconciler
  /// Rung by people's acts, new plans and answers.
  package nonisolated let doorbell = Doorbell()

  private var plan: Plan?
  private var publishers: [Account.ID: any Publisher] = [:]
  private var ledger = DisclosureLedger()
  private var underWay: [Account.ID: Int] = [:]
  private var pausedUntil: [Account.ID: Instant] = [:]
  private var generator: any RandomNumberGenerator & Sendable
  private var isStopping = false
  /// When it last looked for work and its database answered.
  package private(set) var lastProgress: Instant?

  package init(
    _ books: Books, clock: any WallClock, limits: Limits = Limits(), logger: Logger,
    generator: any RandomNumberGenerator & Sendable
  ) {
    self.books = books
    self.clock = clock
    self.limits = limits
    self.logger = logger
    self.generator = generator
    settler = Settler(books, clock: clock)
    reconciler = Reconciler(books, clock: clock, logger: logger)
  }

  /// Works to this plan from now on.
  package func follow(_ plan: Plan, publishers: [Account.ID: any Publisher]) async throws {
    ledger = try await plan.ledger(from: books, at: clock.now)
    self.plan = plan
    self.publishers = publishers
    await reconciler.follow(publishers)
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
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled, !isStopping {
        let (attempts, wake) = await step()
        for attempt in attempts {
          group.addTask { await self.carry(attempt) }
        }
        await rest(until: wake)
      }
    }
    reconciling.cancel()
    await reconciling.value
  }

  /// Does everything that is due at this moment and awaits each answer: for rehearsals, whose clock
  /// somebody moves by hand.
  /// - Returns: when there is something to do again.
  package func workThrough() async -> Instant? {
    while true {
      let (attempts, wake) = await step()
      for attempt in attempts { await carry(attempt) }
      let look = await reconciler.lookAtAll()
      let next = [wake, look].compactMap(\.self).min()
      if attempts.isEmpty, next.map({ $0 > clock.now }) ?? true { return next }
    }
  }

  /// What a daemon before us had claimed and never settled: nobody knows whether it is out.
  package func recover() async throws {
    try await books.write(at: clock.now) { transaction in
      for dispatch in try transaction.reading.dispatches(in: .claimed) {
        try transaction.loseClaim(of: dispatch)
      }
    }
  }

  /// Claims what is due, looks after what ran out, and says when to look again.
  private func step() async -> (attempts: [Attempt], wake: Instant?) {
    let now = clock.now
    do {
      let claim = try await claim(at: now)
      try await closeWhatRanOut(at: now)
      lastProgress = clock.now
      return (claim.attempts, try await nextWake(after: now, decided: claim.decided))
    } catch {
      logger.error("the dispatcher cannot use its store, trying again in 1 s: \(error)")
      return ([], now + .seconds(1))
    }
  }

  private func rest(until wake: Instant?) async {
    guard let wake else { return await doorbell.wait() }
    guard wake > clock.now else { return }
    await doorbell.wait(until: wake, on: clock)
  }
}

// MARK: - Claiming

extension Dispatcher {
  private var freePlaces: Int { limits.atOnce - underWay.values.reduce(0, +) }

  /// Accounts that can take nothing more just now.
  private func busyAccounts(at now: Instant) -> [Account.ID] {
    let full = underWay.filter { $0.value >= limits.atOncePerAccount }.map(\.key)
    let paused = pausedUntil.filter { $0.value > now }.map(\.key)
    return Set(full + paused).sorted()
  }

  private func claim(at now: Instant) async throws -> Claim {
    guard let plan, freePlaces > 0 else { return Claim() }
    let busy = busyAccounts(at: now)
    let limit = min(freePlaces, limits.atOncePerAccount)
    let context = ClaimContext(
      plan: plan, ledger: ledger, publishers: publishers, lease: limits.lease)
    guard try await books.read({ try !$0.claimable(at: now, without: busy, limit: 1).isEmpty })
    else { return Claim() }
    let claim = try await books.write(at: now) { transaction in
      try transaction.claimDue(context, without: busy, limit: limit)
    }
    for attempt in claim.attempts {
      underWay[attempt.post.account, default: 0] += 1
      ledger = ledger.recording(attempt.disclosure)
    }
    return claim
  }

  private func closeWhatRanOut(at now: Instant) async throws {
    let (hasExpired, hasSpent) = try await books.read { reading in
      (
        try reading.nextExpiry().map { $0 <= now } ?? false,
        try !reading.spentHolds(at: now).isEmpty
      )
    }
    if hasSpent { try await books.write(at: now) { try $0.closeSpentHolds() } }
    guard hasExpired else { return }
    while try await books.write(at: now, { try $0.expireReviews(limit: 200) }) {}
  }

  /// The next slot, the next review to expire, the next hold or pause to end.
  private func nextWake(after now: Instant, decided: Int) async throws -> Instant? {
    if decided > 0, freePlaces > 0 { return now }
    let times = try await books.read { reading in
      [
        try reading.nextDue(after: now), try reading.nextExpiry(),
        try reading.holds(at: now).compactMap(\.until).min(),
      ]
    }
    let pauseEnd = pausedUntil.values.filter { $0 > now }.min()
    return (times + [pauseEnd]).compactMap(\.self).min()
  }
}

// MARK: - Carrying

extension Dispatcher {
  /// Sends one attempt and writes down what came of it.
  private func carry(_ attempt: Attempt) async {
    let result = await attempt.publisher.outcome(of: attempt.prepared)
    await settle(attempt, result)
  }

  private func settle(_ attempt: Attempt, _ result: Result<Receipt, PublishFailure>) async {
    let now = clock.now
    let settlement = attempt.settlement(
      of: result, backOff: jittered(Delivery.backOff(after: attempt.dispatch.attempt)), at: now)
    pause(attempt.post.account, after: result, at: now)
    var tries = 0
    while !Task.isCancelled {
      do {
        try await settler.settle(settlement)
        break
      } catch {
        // The answer is in our hands and must reach the disk; the claim stands meanwhile.
        tries += 1
        logger.error("an answer cannot be written down, trying again: \(error)")
        try? await clock.sleep(until: clock.now + Delivery.backOff(after: tries))
      }
    }
    finish(attempt, result)
  }

  private func finish(_ attempt: Attempt, _ result: Result<Receipt, PublishFailure>) {
    let account = attempt.post.account
    underWay[account] = (underWay[account] ?? 1) - 1
    if underWay[account] == 0 { underWay[account] = nil }
    switch result {
    case .success: break
    case .failure: reconciler.doorbell.ring()
    }
    doorbell.ring()
  }

  private func pause(
    _ account: Account.ID, after result: Result<Receipt, PublishFailure>, at now: Instant
  ) {
    guard case .failure(let failure) = result, failure.kind == .wait,
      let retryAfter = failure.retryAfter
    else { return }
    pausedUntil[account] = max(pausedUntil[account] ?? now, now + retryAfter)
  }

  /// Up to a quarter more, so that what failed together is not tried together.
  private func jittered(_ duration: Duration) -> Duration {
    duration + .microseconds(Int64.random(in: 0...(duration.microseconds / 4), using: &generator))
  }
}

extension Publisher {
  fileprivate func outcome(of prepared: PreparedPost) async -> Result<Receipt, PublishFailure> {
    do throws(PublishFailure) {
      return .success(try await publish(prepared))
    } catch {
      return .failure(error)
    }
  }
}
