import AsyncHTTPClient
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Logging
import Publishers
import Support
import Testing

/// Other people's calendars: one daemon fetches them, and all read what it fetched.
@Suite(.timeLimit(.minutes(2))) struct FeedRoundsTests {
  private let clock = ManualClock(Sample.morning)

  @Test(.enabled(if: RealPostgreSQL.canRun))
  func `of two daemons of one store one fetches, and both read its copy`() async throws {
    let site = try await FeedSite.start()
    site.answer(version("one"), version("two"))
    let databases = try await Backend.postgresql.openTwice()
    let one = Fetcher(on: databases.0, clock)
    let two = Fetcher(on: databases.1, clock)
    try await one.round(site)
    try await two.round(site)
    #expect(site.tags == [nil])
    for daemon in [one, two] { #expect(try await daemon.copy(of: site) == text("one")) }

    clock.advance(by: .seconds(6 * 3600))
    try await two.round(site)
    #expect(site.tags == [nil])
    try await one.round(site)
    #expect(site.tags == [nil, "\"one\""])
    for daemon in [one, two] { #expect(try await daemon.copy(of: site) == text("two")) }
  }

  @Test(.enabled(if: RealPostgreSQL.canRun))
  func `when the one that fetches is gone another goes on, and asks for nothing that is recent`()
    async throws
  {
    let site = try await FeedSite.start()
    site.answer(version("one"), PlayedAnswer(304))
    let address = PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema())
    var one: Fetcher? = Fetcher(on: try await PostgreSQLDatabase(address, name: "one"), clock)
    let two = Fetcher(on: try await PostgreSQLDatabase(address, name: "two"), clock)
    try await one?.round(site)
    one = nil
    while try await !two.store.takesOn(.feeds) { await Task.yield() }
    clock.advance(by: .seconds(6 * 3600 - 1))
    try await two.round(site)
    #expect(site.tags == [nil])
    clock.advance(by: .seconds(1))
    try await two.round(site)
    try await two.round(site)
    #expect(site.tags == [nil, "\"one\""])
    #expect(try await two.copy(of: site) == text("one"))
  }

  @Test func `a daemon that has its store alone asks when it starts, and then every six hours`()
    async throws
  {
    let site = try await FeedSite.start()
    site.answer(version("one"), PlayedAnswer(503), PlayedAnswer(304))
    let database = try await Backend.memory.open()
    let daemon = Fetcher(on: database, clock)
    for _ in 1...3 { try await daemon.round(site) }
    #expect(site.tags == [nil])
    clock.advance(by: .seconds(6 * 3600))
    for _ in 1...3 { try await daemon.round(site) }
    #expect(site.tags == [nil, "\"one\""])
    #expect(try await daemon.copy(of: site) == text("one"))
    try await Fetcher(on: database, clock).round(site)
    #expect(site.tags == [nil, "\"one\"", "\"one\""])
  }

  @Test(arguments: Backend.kinds)
  func `while the store is away nothing is fetched, and what it could not take is asked for again`(
    backend: Backend
  ) async throws {
    let site = try await FeedSite.start()
    site.answer(version("one"), version("two"))
    let database = MortalDatabase(try await backend.open())
    let daemon = Fetcher(on: database, clock)
    // It reads when the site was asked last, and dies as it writes the answer down.
    database.die(at: 2)
    for _ in 1...2 {
      await #expect(throws: MortalDatabase.Death.self) { try await daemon.round(site) }
      #expect(site.tags == [nil])
    }
    database.revive()
    try await daemon.round(site)
    #expect(site.tags == [nil, nil])
    #expect(try await daemon.copy(of: site) == text("two"))
  }

  @Test(arguments: Backend.kinds)
  func `a daemon sees that there is another copy than it has read`(backend: Backend) async throws {
    let databases = try await backend.openTwice()
    let one = try await World(on: databases.0, tenure: .shared(as: "one"))
    #expect(try await !one.daemon.planner.isBehind())
    await one.plan()
    #expect(try await !one.daemon.planner.isBehind())
    _ = try await CampaignStore(databases.1).write(at: Sample.morning) {
      let copy = FeedCopy(bytes: [1], tag: nil)
      try $0.keep(copy, of: "https://days.example/", asked: Sample.morning)
    }
    #expect(try await one.daemon.planner.isBehind())
    #expect(await one.daemon.planner.read() == [])
    #expect(try await !one.daemon.planner.isBehind())
  }

  @Test(arguments: Backend.kinds)
  func `an older copy of a feed does not answer what a newer one has asked`(backend: Backend)
    async throws
  {
    let databases = try await backend.openTwice()
    let one = try await World(on: databases.0, tenure: .shared(as: "one"))
    let two = try await World(beside: one, on: databases.1, as: "two")
    let (old, new) = (FeedCopy(bytes: [1], tag: nil), FeedCopy(bytes: [2], tag: nil))
    let address = "https://days.example/"
    let give = { @Sendable (copy: FeedCopy) async throws in
      try await one.books.write(at: Sample.morning) {
        try $0.keep(copy, of: address, asked: Sample.morning)
      }
    }
    try await give(old)
    one.calendar.ask(of: { copies in
      guard copies[address] == old else {
        return [OpenQuestion(key: "moved", subject: "edaw", words: "it moved", holds: ["week"])]
      }
      // Just now the feed moves, and the other daemon is the first to see it.
      try? await give(new)
      _ = await two.daemon.planner.read()
      return []
    })
    #expect(await one.daemon.planner.read().count == 1)
    #expect(try await one.daemon.planner.isBehind())
    #expect(await one.daemon.planner.read() == [])
    #expect(try await !one.daemon.planner.isBehind())
    #expect(try await one.books.read { try $0.questions() }.map(\.isOpen) == [true])
    #expect(try await one.books.read { try $0.holds(at: Sample.nine) }.count == 1)
  }

  private func text(_ version: String) -> String { "BEGIN:VCALENDAR \(version)" }

  private func version(_ name: String) -> PlayedAnswer {
    PlayedAnswer(200, headers: [("ETag", "\"\(name)\"")], text(name))
  }
}

/// One daemon's part in fetching.
private struct Fetcher {
  let store: CampaignStore
  private let rounds: FeedRounds

  init(on database: any Database, _ clock: ManualClock) {
    store = CampaignStore(database)
    let subscription = FeedSubscription(http: client)
    rounds = FeedRounds(
      Books(store) { _ in }, clock: clock,
      fetch: { address, tag async throws(FeedFailure) in
        try await subscription.fetch(address, unless: tag) { _ in true }
      }, logger: Logger(label: "feeds") { _ in SwiftLogNoOpLogHandler() })
  }

  func round(_ site: FeedSite) async throws {
    let place = SourceLocation(file: "feeds.yaml", line: 1, column: 1)
    try await rounds.round([
      Feed(
        id: "days", source: .address(site.address), isTrusted: false, events: [:], location: place),
      Feed(id: "ours", source: .file("ours.ics"), isTrusted: true, events: [:], location: place),
    ])
  }

  func copy(of site: FeedSite) async throws -> String? {
    let address = site.address
    return try await store.read { try $0.feedCopies()[address] }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}

private let client = HTTPClient.forPublishing()
