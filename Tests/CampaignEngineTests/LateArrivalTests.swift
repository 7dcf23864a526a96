import CampaignCore
import CampaignEngine
import CivilTime
import Laws
import Support
import Testing

/// A request of which nobody heard again may still arrive.
@Suite struct LateArrivalTests {
  static let poster = Sample.post(
    "poster", at: World.time("09:00"), account: Sample.outbox, policy: Sample.unattended.id)

  static let refusals: [Stage.Mishap] = [.notSent, .refused, .wait(.seconds(760)), .accessLost]

  @Test(arguments: refusals)
  func `it is found, though the request beside it came to nothing`(
    mishap: Stage.Mishap
  ) async throws {
    let world = try await World()
    world.stage.order(.arrivesLate(.seconds(12)), mishap, on: Sample.outbox.id)
    await world.plan(Self.poster)
    await world.advance(to: "09:00:30")
    #expect(try await world.state(of: Self.poster) == "uncertain")
    await world.advance(to: "09:01")
    #expect(try await world.state(of: Self.poster) == "delivered")
    #expect(world.published.count == 1)
  }

  @Test func `it is not said to be taken down for good while it may still come back`()
    async throws
  {
    let world = try await World()
    world.stage.order(.arrivesLate(.seconds(30)), on: Sample.outbox.id)
    await world.plan(Self.poster)
    await world.advance(to: "09:00")
    #expect(try await world.state(of: Self.poster) == "delivered")
    #expect(await world.retract(Self.poster).status == .tryLater)
    #expect(world.published == [])
    await world.advance(to: "09:01")
    #expect(world.published.count == 1)
    #expect(await world.retract(Self.poster).isDone)
    #expect(world.published == [])
  }

  @Test func `what a hold keeps from being sent again is not given up before it can be known`()
    async throws
  {
    let world = try await World()
    world.stage.order(.lostOnTheWay, .notSent, on: Sample.outbox.id)
    await world.plan(Self.poster)
    await world.advance(to: "09:00")
    await world.hold(.everything)
    await world.advance(to: "09:00:59")
    #expect(try await world.state(of: Self.poster) == "uncertain")
    await world.advance(to: "09:01")
    #expect(try await world.state(of: Self.poster) == "held")
    #expect(world.published == [])
  }
}
