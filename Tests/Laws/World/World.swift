import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Logging
import Support

/// A trust's house at work on one day: the real engine over a real store, on a clock moved by hand,
/// with a stage where the platforms would be. The daemon in it can fall and come back; the store,
/// the stage and the people go on.
package actor World {
  package nonisolated let clock: ManualClock
  package nonisolated let database: MortalDatabase
  package nonisolated let books: Books
  package nonisolated let stage: Stage
  package nonisolated let calendar: CalendarOnTheWall
  package private(set) var daemon: Running
  private let tenure: Tenure
  private let limits: Dispatcher.Limits

  /// What ends with the process: the engine's loops and the desk.
  package struct Running: Sendable {
    package let dispatcher: Dispatcher
    package let desk: Desk
    package let planner: Planner
  }

  package init(
    on database: any Database, at now: Instant = Sample.morning, development: Bool = false,
    tenure: Tenure = .alone, limits: Dispatcher.Limits = .init()
  ) async throws {
    clock = ManualClock(now)
    self.tenure = tenure
    self.limits = limits
    self.database = MortalDatabase(database)
    books = Books(CampaignStore(self.database)) { _ in }
    stage = Stage(clock: clock)
    calendar = CalendarOnTheWall()
    daemon = World.start(
      books, clock, stage, calendar, tenure, limits, development: development)
    await daemon.planner.tell(daemon.desk)
  }

  /// Another daemon of the same trust, on another machine: the same store, calendar and platforms,
  /// and a clock that goes as the other's.
  package init(beside other: World, on database: any Database, as name: String) async throws {
    clock = other.clock
    tenure = .shared(as: name)
    limits = other.limits
    self.database = MortalDatabase(database)
    books = Books(CampaignStore(self.database)) { _ in }
    stage = other.stage
    calendar = other.calendar
    daemon = World.start(books, clock, stage, calendar, tenure, limits)
    await daemon.planner.tell(daemon.desk)
    _ = await daemon.planner.read()
  }

  package init(
    at now: Instant = Sample.morning, development: Bool = false,
    limits: Dispatcher.Limits = .init()
  ) async throws {
    try await self.init(
      on: SQLiteDatabase.inMemory(), at: now, development: development, limits: limits)
  }

  private static func start(
    _ books: Books, _ clock: ManualClock, _ stage: Stage, _ calendar: CalendarOnTheWall,
    _ tenure: Tenure, _ limits: Dispatcher.Limits, development: Bool = false
  ) -> Running {
    let dispatcher = Dispatcher(
      books, clock: clock, limits: limits, tenure: tenure,
      logger: Logger(label: "world") { _ in SwiftLogNoOpLogHandler() },
      generator: SeededGenerator(seed: 1))
    let planner = Planner(
      calendar, books, dispatcher, clock: clock,
      publishers: { $0.accounts.mapValues { stage.publisher(for: $0.id, $0.repeatability) } })
    let desk = Desk(
      books, clock: clock,
      settings: Desk.Settings(
        version: "test", development: development, ring: { dispatcher.doorbell.ring() },
        told: { await dispatcher.told }, lastProgress: { await dispatcher.lastProgress },
        reload: { [weak planner] in await planner?.read(by: $0) ?? [] },
        backUp: { $0 ?? "" }, publisher: { await dispatcher.publisher(of: $0) },
        zones: { $0 == "Etc/UTC" ? .utc : nil },
        recordKey: { Array(repeating: 7, count: 32) }))
    return Running(dispatcher: dispatcher, desk: desk, planner: planner)
  }

  /// The daemon falls, without a word, and is started again in the order campaignd starts in.
  package func restart() async throws {
    daemon = World.start(books, clock, stage, calendar, tenure, limits)
    await daemon.planner.tell(daemon.desk)
    _ = await daemon.planner.read()
    try await daemon.dispatcher.recover()
  }
}

// MARK: - The calendar

extension World {
  /// Writes these posts on the wall, instead of what stood there, and has the daemon read them.
  @discardableResult
  package func plan(
    _ posts: PostRevision..., on date: DateStatus = .confirmed,
    knowing knowledge: Knowledge = .full,
    house: House = Sample.house
  ) async -> [Diagnostic] {
    await read(
      posts.map { PlannedPost(revision: $0, status: date) }, knowing: knowledge, house: house)
  }

  @discardableResult
  package func read(
    _ posts: [PlannedPost], knowing knowledge: Knowledge = .full, house: House = Sample.house
  ) async -> [Diagnostic] {
    calendar.write(posts, knowledge: knowledge, house: house)
    return await daemon.planner.read()
  }

  /// Somebody makes a mistake in a file; the daemon reads it.
  package func readFaults() async -> [Diagnostic] {
    calendar.spoil()
    return await daemon.planner.read()
  }
}

// MARK: - The day

extension World {
  /// The daemon does all that is due at this moment; ends early where its process dies.
  /// - Returns: when there is something to do again.
  @discardableResult
  package func work() async -> Instant? {
    let dispatcher = daemon.dispatcher
    let task = Task { await dispatcher.workThrough() }
    database.whenDead { task.cancel() }
    return await task.value
  }

  /// The dispatcher runs as it does in the daemon, with many requests at once and asleep in between,
  /// until the body ends and the answers under way have come.
  package nonisolated func whileDispatching(
    _ body: (Dispatcher) async throws -> Void
  ) async throws {
    let dispatcher = await daemon.dispatcher
    let running = Task { try await dispatcher.run() }
    do {
      try await body(dispatcher)
    } catch {
      running.cancel()
      throw error
    }
    await dispatcher.stop()
    try await running.value
  }

  /// The day goes on to a time, with the daemon at work all along.
  package func advance(to time: Instant) async {
    while let next = await work(), next <= time, !database.isDead { clock.set(next) }
    guard !database.isDead else { return }
    clock.set(time)
    await work()
  }

  /// A time of the day most tests play on, such as `09:00:30`.
  package func advance(to time: String) async {
    await advance(to: World.time(time))
  }

  /// The clock goes on while the machine sleeps; then the daemon wakes.
  package func sleepUntil(_ time: String) async {
    clock.set(World.time(time))
    await work()
  }

  package static func time(_ time: String) -> Instant {
    Instant("2027-02-04T\(time.count == 5 ? time + ":00" : time)Z") ?? .distantPast
  }
}

extension Account {
  /// As the README promises it for each platform; a real Mastodon where it says so.
  package var repeatability: Repeatability {
    switch platform {
    case .bluesky, .outbox, .webhook: .forever
    case .mastodon: .within(.seconds(3600))
    case .x: .never
    }
  }
}

extension Backend {
  /// A database that may be shared is worked on as one that is.
  package var tenure: Tenure { self == .postgresql ? .shared(as: "one") : .alone }
}
