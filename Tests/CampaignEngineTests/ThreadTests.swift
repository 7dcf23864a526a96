import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// The parts of a thread, on a platform that makes them public in one act and on one that does not.
@Suite struct ThreadTests {
  private func part(
    _ number: Int, on account: Account = Sample.bluesky, text: String? = nil
  ) -> PostRevision {
    Sample.post(
      number == 1 ? "a" : "a-\(number)", at: Sample.nine, text: text ?? "Part \(number).",
      account: account,
      repliesTo: number == 1 ? nil : part(number - 1, on: account).post.id)
  }

  private func world(_ parts: [PostRevision]) async throws -> World {
    let world = try await World()
    await world.read(parts.map { PlannedPost(revision: $0, status: .confirmed) })
    for part in parts { await world.approve(part) }
    return world
  }

  private func parts(_ count: Int = 3, on account: Account = Sample.bluesky) -> [PostRevision] {
    (1...count).map { part($0, on: account) }
  }

  @Test func `a thread leaves in one request, each part behind what it replies to`() async throws {
    let parts = parts(11)
    let world = try await world(parts)
    await world.advance(to: "09:00")
    #expect(world.published == parts.map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 1)
    let shown = world.stage.shown
    #expect(shown.map(\.repliesTo) == [nil] + shown.dropLast().map(\.receipt.id))
    for part in parts { #expect(try await world.state(of: part) == "delivered") }
  }

  @Test func `where a thread has to go part by part, each waits for the one before it`()
    async throws
  {
    let parts = parts(3, on: Sample.mastodon)
    let world = try await world(parts)
    await world.advance(to: "09:00")
    #expect(world.published == parts.map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 3)
  }

  @Test func `a thread whose answer was lost is found, part by part`() async throws {
    let world = try await world(parts())
    world.stage.order(.answerLost, on: Sample.bluesky.id)
    await world.advance(to: "09:01")
    #expect(world.published == parts().map(\.text))
    #expect(world.stage.sendings.count == 3)
    for part in parts() { #expect(try await world.state(of: part) == "delivered") }
  }

  @Test func `a thread that was lost goes out again in its order, each part under its own key`()
    async throws
  {
    let world = try await world(parts())
    world.stage.order(.lostOnTheWay, on: Sample.bluesky.id)
    await world.advance(to: "09:00:10")
    #expect(world.published == parts().map(\.text))
    #expect(Set(world.stage.sendings.map(\.stamp)).count == 3)
  }

  @Test(arguments: [1, 5, 40])
  func `a thread that arrives late makes no second post of any part`(seconds: Int) async throws {
    let world = try await world(parts())
    world.stage.order(.arrivesLate(.seconds(seconds)), on: Sample.bluesky.id)
    world.stage.order(.notSent, on: Sample.bluesky.id)
    await world.advance(to: "09:14")
    #expect(world.published.sorted() == parts().map(\.text))
    for part in parts() { #expect(try await world.state(of: part) == "delivered") }
  }

  @Test func `a thread that the platform refuses is not out at all`() async throws {
    let world = try await world(parts())
    world.stage.order(.refused, on: Sample.bluesky.id)
    await world.advance(to: "09:30")
    #expect(world.published == [])
    for part in parts() { #expect(try await world.state(of: part) == "failed") }
  }

  @Test(arguments: [Stage.Mishap.notSent, .wait(.seconds(30)), .wait(nil)])
  func `a thread that could not leave is tried again as one`(mishap: Stage.Mishap) async throws {
    let world = try await world(parts())
    world.stage.order(mishap, on: Sample.bluesky.id)
    await world.advance(to: "09:02")
    #expect(world.published == parts().map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 2)
  }

  @Test func `a part that nobody approved stays away, and what is before it is out`() async throws {
    let world = try await World()
    await world.read(parts().map { PlannedPost(revision: $0, status: .confirmed) })
    await world.approve(part(1))
    await world.approve(part(3))
    await world.advance(to: "09:30")
    #expect(world.published == [part(1).text])
    #expect(try await world.state(of: part(3)) == "missed")
  }

  @Test func `the daemon falls with a thread on its way: its parts are found, or sent in order`()
    async throws
  {
    for mishap in [Stage.Mishap.lostOnTheWay, .answerLost, .arrivesLate(.seconds(3))] {
      let world = try await world(parts())
      world.stage.order(mishap, on: Sample.bluesky.id)
      world.database.die(afterClaim: .answered)
      await world.advance(to: "09:00")
      world.database.revive()
      try await world.restart()
      await world.advance(to: "09:00:10")
      #expect(world.published.sorted() == parts().map(\.text))
    }
  }

  @Test func `the queue shows a thread in its order`() async throws {
    let world = try await world(parts(11))
    let queue = await world.call("queue", by: Sample.onCall) { $0.to = "2027-02-05" }
    let places = parts(11).map { queue.text.firstRange(of: $0.text)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }
}
