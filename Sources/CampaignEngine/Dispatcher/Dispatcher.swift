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
  /// How often it has looked, and had an answer, be it that the disk is full: what a restart would
  /// not mend is no hang. A count goes up whatever becomes of the wall clock.
  package private(set) var looks: UInt64 = 0

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

  /// The way to an account; nil where the house has none.
  package func publisher(of account: Account.ID) -> (any Publisher)? {
    publishers[account]
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
        let look = await look()
        for attempt in look.attempts {
          group.addTask { await self.carry(attempt) }
        }
        // What is due leaves before anything else is looked after.
        if await !closeWhatRanOut(look) { await rest(until: look.wake) }
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
      let look = await look()
      for attempt in look.attempts { await carry(attempt) }
      if await closeWhatRanOut(look) { continue }
      let next = [look.wake, await reconciler.lookAtAll()].compactMap(\.self).min()
      if look.attempts.isEmpty, next.map({ $0 > clock.now }) ?? true { return next }
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

  /// Claims what is due, and says when to look again.
  private func look() async -> Look {
    let now = clock.now
    let busy = busyAccounts(at: now)
    let limit = min(freePlaces, limits.atOncePerAccount)
    let context = plan.map {
      ClaimContext(plan: $0, ledger: ledger, publishers: publishers, lease: limits.lease)
    }
    defer { looks += 1 }
    do {
      var look = try await books.write(at: now) { transaction in
        try transaction.look(context, without: busy, limit: limit)
      }
      lastProgress = clock.now
      look.wake = [look.wake, pausedUntil.values.filter { $0 > now }.min()].compactMap(\.self).min()
      take(look.attempts)
      return look
    } catch {
      logger.error("the dispatcher cannot use its store, trying again in 1 s: \(error)")
      return Look(wake: now + .seconds(1))
    }
  }

  private func take(_ attempts: [Attempt]) {
    for attempt in attempts {
      underWay[attempt.post.account, default: 0] += 1
      ledger = ledger.recording(attempt.disclosure)
    }
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

  private func rest(until wake: Instant?) async {
    if let wake, wake <= clock.now { return }
    await doorbell.wait(until: wake, on: clock)
  }
}

extension Dispatcher {
  private var freePlaces: Int { limits.atOnce - underWay.values.reduce(0, +) }

  /// Accounts that can take nothing more just now.
  private func busyAccounts(at now: Instant) -> [Account.ID] {
    let full = underWay.filter { $0.value >= limits.atOncePerAccount }.map(\.key)
    let paused = pausedUntil.filter { $0.value > now }.map(\.key)
    return Set(full + paused).sorted()
  }
}

extension Dispatcher {
  /// Sends one attempt and writes down what came of it.
  private nonisolated func carry(_ attempt: Attempt) async {
    await settle(attempt, await attempt.publisher.outcome(of: attempt.prepared))
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
