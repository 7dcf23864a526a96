import CampaignEngine
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
}
