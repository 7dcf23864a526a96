import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// When the next day's posts are looked at.
@Suite struct EveningCheckTests {
  private let five = EveningBefore.time("17:00")
  private let nextFive = EveningBefore.time("17:00") + .seconds(86_400)

  @Test func `at five the next day is looked at, once`() async throws {
    let evening = try await EveningBefore(at: "16:00")
    try await evening.plan(.tomorrow())
    let check = await evening.check()
    #expect(await check.round() == five)
    #expect(try await evening.looks() == [])
    evening.world.clock.set(five)
    #expect(await check.round() == nextFive)
    evening.world.clock.advance(by: .seconds(60))
    #expect(await check.round() == nextFive)
    #expect(try await evening.looks() == [five])
  }

  @Test func `what nothing ran for at five is done later in the same evening`() async throws {
    let evening = try await EveningBefore(at: "16:00")
    try await evening.plan(.tomorrow())
    let late = EveningBefore.time("19:30")
    evening.world.clock.set(late)
    #expect(await evening.check().round() == nextFive)
    #expect(await evening.check().round() == nextFive)
    #expect(try await evening.looks() == [late])
  }

  @Test func `a house that began after five has nothing to make up for`() async throws {
    let evening = try await EveningBefore(at: "18:00")
    try await evening.plan(.tomorrow())
    let check = await evening.check()
    #expect(await check.round() == nextFive)
    #expect(try await evening.looks() == [])
    evening.world.clock.set(nextFive)
    _ = await check.round()
    #expect(try await evening.looks() == [nextFive])
  }

  @Test(.enabled(if: RealPostgreSQL.canRun))
  func `where the daemon whose evening it is dies without having looked, another one does`()
    async throws
  {
    let address = PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema())
    var other: PostgreSQLDatabase? = try await PostgreSQLDatabase(address, name: "other")
    #expect(try await other?.takesOn(.evening) == true)
    let evening = try await EveningBefore(
      at: "16:00", on: PostgreSQLDatabase(address, name: "this"))
    try await evening.plan(.tomorrow())
    let check = await evening.check()
    evening.world.clock.set(five)
    let again = five + .seconds(600)
    #expect(await check.round() == again)
    #expect(try await evening.looks() == [])
    evening.world.clock.set(again)
    other = nil
    // Until the server has seen that its connection is gone.
    while await check.round() == again + .seconds(600) { await Task.yield() }
    #expect(try await evening.looks() == [again])
  }

  @Test(.enabled(if: RealPostgreSQL.canRun))
  func `where the daemon whose evening it is has looked, no other one does`() async throws {
    let address = PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema())
    let other = try await PostgreSQLDatabase(address, name: "other")
    #expect(try await other.takesOn(.evening))
    let evening = try await EveningBefore(
      at: "16:00", on: PostgreSQLDatabase(address, name: "this"))
    try await evening.plan(.tomorrow())
    let check = await evening.check()
    evening.world.clock.set(five)
    #expect(await check.round() == five + .seconds(600))
    _ = try await CampaignStore(other).write(at: five + .seconds(60)) {
      $0.record(AuditNote(.preflight, "campaignd", ["posts": "1", "faults": "0"]))
    }
    evening.world.clock.advance(by: .seconds(600))
    #expect(await check.round() == nextFive)
    #expect(try await evening.looks() == [five + .seconds(60)])
  }
}
