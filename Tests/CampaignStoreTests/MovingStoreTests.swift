import CampaignCore
import CampaignStore
import CivilTime
import Support
import Testing

/// A trust's store goes to another kind of database, and back.
@Suite struct MovingStoreTests {
  private static let ways: [(Backend, Backend)] =
    Backend.available.contains(.postgresql)
    ? [(.file, .postgresql), (.postgresql, .file), (.file, .file)] : [(.file, .file)]

  private func filled(_ backend: Backend) async throws -> any Database {
    let database = try await backend.open()
    let store = CampaignStore(database)
    for number in 1...600 {
      try await store.approved(
        Sample.post(
          "p\(number)", at: Sample.nine + .seconds(Int64(number)), text: "It's «\(number)» 💙"))
    }
    _ = try await store.write(at: Sample.nine) {
      let copy = FeedCopy(bytes: [0, 255], tag: nil)
      try $0.keep(copy, of: "https://days.example/", asked: Sample.nine)
    }
    return database
  }

  @Test(arguments: MovingStoreTests.ways)
  func `everything goes over, and the record verifies on both sides`(
    from: Backend, to: Backend
  ) async throws {
    let (source, target) = (try await filled(from), try await to.open())
    let tally = try await StoreMove(from: source, to: target).run(to: "there", at: Sample.nine)
    #expect(tally.rows["post"] == 600)
    let (before, after) = (CampaignStore(source), CampaignStore(target))
    let end = try await after.verifyRecord().get()
    #expect(try await before.verifyRecord().get() == end)
    #expect(tally.chain == end)
    for (table, key) in StoreMove.tables {
      let order = SQL(
        stringLiteral: "select * from \(table) order by \(key.joined(separator: ", "))")
      let texts = try await source.read { try $0.rows(order).map { "\($0)" }.sorted() }
      #expect(try await target.read { try $0.rows(order).map { "\($0)" }.sorted() } == texts)
    }
    let now = Sample.nine + .seconds(9)
    #expect(
      try await before.due(on: Sample.mastodon.id, at: now, limit: 99)
        == after.due(on: Sample.mastodon.id, at: now, limit: 99))
    // It goes on from where it was.
    try await after.approved(Sample.post("next", at: Sample.nine))
    #expect(try await after.verifyRecord().get().number > tally.chain.number)
  }

  @Test func `a store that was moved says where to, and is not moved again`() async throws {
    let source = try await filled(.memory)
    _ = try await StoreMove(from: source, to: Backend.memory.open())
      .run(to: "postgresql://db/campaignd", at: Sample.nine)
    let moved = try await CampaignStore(source).read { try $0.moved()?.address }
    #expect(moved == "postgresql://db/campaignd")
    await #expect(
      throws: StoreMove.Refusal.moved(to: "postgresql://db/campaignd", at: Sample.nine)
    ) {
      try await StoreMove(from: source, to: Backend.memory.open()).run(to: "x", at: Sample.nine)
    }
  }

  private func small(_ backend: Backend) async throws -> any Database {
    let database = try await backend.open()
    try await CampaignStore(database).approved(Sample.post(at: Sample.nine))
    return database
  }

  /// How many moments a whole move has for its target; the last three are those of its last step.
  private func moments(_ from: Backend, _ to: Backend) async throws -> (Int, StoreMove.Tally) {
    let target = MortalDatabase(try await to.open())
    let tally = try await StoreMove(from: small(from), to: target).run(to: "x", at: Sample.nine)
    return (target.steps, tally)
  }

  @Test(arguments: MovingStoreTests.ways)
  func `a move that was broken off in its last step is finished by running it again`(
    from: Backend, to: Backend
  ) async throws {
    let (moments, tally) = try await moments(from, to)
    // Before the statement, and before it is on disk.
    for moment in [moments - 2, moments - 1] {
      let (source, target) = (try await small(from), MortalDatabase(try await to.open()))
      let move = StoreMove(from: source, to: target)
      target.die(at: moment)
      await #expect(throws: MortalDatabase.Death.self) {
        try await move.run(to: "there", at: Sample.nine)
      }
      target.revive()
      #expect(try await CampaignStore(source).read { try $0.moved()?.address } == "there")
      #expect(
        try await CampaignStore(target).read { try $0.moved()?.address } == StoreMove.unfinished)
      await #expect(throws: StoreMove.Refusal.moved(to: "there", at: Sample.nine)) {
        try await move.run(to: "elsewhere", at: Sample.nine + .seconds(9))
      }
      let again = try await move.run(to: "there", at: Sample.nine + .seconds(9))
      #expect(again.rows == tally.rows)
      #expect(try await CampaignStore(target).verifyRecord().get() == again.chain)
      #expect(try await CampaignStore(target).read { try $0.moved() == nil })
      #expect(try await CampaignStore(source).read { try $0.moved()?.address } == "there")
    }
  }

  @Test func `a move is not finished into a store that has something else by now`() async throws {
    let (source, target) = (
      try await small(.memory), MortalDatabase(try await Backend.memory.open())
    )
    let move = StoreMove(from: source, to: target)
    target.die(at: try await moments(.memory, .memory).0 - 1)
    await #expect(throws: MortalDatabase.Death.self) {
      try await move.run(to: "there", at: Sample.nine)
    }
    target.revive()
    try await CampaignStore(target).note(1)
    await #expect(throws: StoreMove.Refusal.differs(table: "audit")) {
      try await move.run(to: "there", at: Sample.nine)
    }
    #expect(
      try await CampaignStore(target).read { try $0.moved()?.address } == StoreMove.unfinished)
  }

  @Test(arguments: MovingStoreTests.ways)
  func `a copy that was broken off halfway is told, and its source is still the one to use`(
    from: Backend, to: Backend
  ) async throws {
    let (source, target) = (try await small(from), MortalDatabase(try await to.open()))
    let move = StoreMove(from: source, to: target)
    target.die(at: try await moments(from, to).0 / 2)
    await #expect(throws: MortalDatabase.Death.self) {
      try await move.run(to: "there", at: Sample.nine)
    }
    target.revive()
    #expect(try await CampaignStore(source).read { try $0.moved() == nil })
    await #expect(throws: StoreMove.Refusal.unfinished(isSource: false)) {
      try await move.run(to: "there", at: Sample.nine)
    }
    #expect(try await CampaignStore(source).read { try $0.moved() == nil })
  }

  @Test func `a store with anything in it is not moved into`() async throws {
    let (source, target) = (try await filled(.memory), try await filled(.memory))
    await #expect(throws: StoreMove.Refusal.notEmpty) {
      try await StoreMove(from: source, to: target).run(to: "x", at: Sample.nine)
    }
    #expect(try await CampaignStore(source).read { try $0.moved() == nil })
  }

  @Test func `a record that does not hold is not moved`() async throws {
    let source = try await filled(.memory)
    try await source.write {
      _ = try $0.run("update audit set subject = 'another' where number = 7")
    }
    await #expect(throws: StoreMove.Refusal.self) {
      try await StoreMove(from: source, to: Backend.memory.open()).run(to: "x", at: Sample.nine)
    }
    #expect(try await CampaignStore(source).read { try $0.moved() == nil })
  }

  @Test func `every table there is goes along, but the one that tells of the move`() async throws {
    let database = try await Backend.memory.open()
    let names = try await database.read {
      try $0.rows(
        """
        select name from sqlite_master where type = 'table' and name not like 'sqlite_%'
          and name not like 'grdb_%'
        """
      ).map { try $0.text("name") }
    }
    #expect(Set(names) == Set(StoreMove.tables.map(\.name) + ["moved"]))
  }

  @Test(.enabled(if: RealPostgreSQL.canRun))
  func `a daemon that was cut off while its store was moved does not go on with it`() async throws {
    let server = try await RealPostgreSQL.start()
    let address = PostgreSQLAddress(server.address, schema: "harrowmere")
    let daemon = CampaignStore(try await PostgreSQLDatabase(address, name: "one"))
    try await daemon.approved(Sample.post(at: Sample.nine))
    try await server.fall()
    await #expect(throws: DatabaseFault.self) {
      try await daemon.approved(Sample.post("lost", at: Sample.nine))
    }
    try await server.rise()
    let mover = try await PostgreSQLDatabase(address, name: "mover")
    #expect(try await mover.clearsOut())
    _ = try await StoreMove(from: mover, to: Backend.memory.open()).run(to: "x", at: Sample.nine)
    let fault = await #expect(throws: DatabaseFault.self) {
      try await daemon.approved(Sample.post("next", at: Sample.nine))
    }
    #expect(fault?.reason == "the store was moved to x")
    await server.stop()
  }

  @Test(.enabled(if: RealPostgreSQL.canRun))
  func `a daemon that comes back while its store is being moved changes nothing in it`()
    async throws
  {
    let server = try await RealPostgreSQL.start()
    let address = PostgreSQLAddress(server.address, schema: "harrowmere")
    let database = try await PostgreSQLDatabase(address, name: "one")
    try await database.movesIn()
    let daemon = CampaignStore(database)
    try await daemon.approved(Sample.post(at: Sample.nine))
    try await server.fall()
    try await server.rise()
    var mover: PostgreSQLDatabase? = try await PostgreSQLDatabase(address, name: "mover")
    #expect(try await mover?.clearsOut() == true)
    // Once it hears that it was cut off, and then why it is not let in.
    for _ in 1...2 {
      await #expect(throws: DatabaseFault.self) {
        try await daemon.approved(Sample.post("next", at: Sample.nine))
      }
    }
    let fault = await #expect(throws: DatabaseFault.self) {
      try await daemon.approved(Sample.post("next", at: Sample.nine))
    }
    #expect(fault?.reason == "the store is being moved to another place")
    #expect(try await daemon.read { try $0.dispatchCounts() } == [.scheduled: 1])
    // The move was given up.
    mover = nil
    while (try? await daemon.approved(Sample.post("next", at: Sample.nine))) == nil {
      await Task.yield()
    }
    #expect(try await daemon.read { try $0.dispatchCounts() } == [.scheduled: 2])
    await server.stop()
  }
}
