import CampaignCore
import CampaignEngine
import CivilTime
import Laws
import Support
import Testing

/// What is sent once more beside a request that may still arrive.
@Suite(.timeLimit(.minutes(1))) struct BesideTests {
  @Test func `one goes behind another, in the order of slots, beside what may still arrive`()
    async throws
  {
    let posts = [1, 0].map {
      Sample.post(
        "p\(1 - $0)", at: Sample.nine + .seconds($0), text: "No. \($0).", account: Sample.bluesky)
    }
    let (later, first) = (posts[0], posts[1])
    let world = try await World()
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    for _ in posts {
      world.stage.order(.lostOnTheWay, on: Sample.bluesky.id)
      world.stage.order(.cannotLook(retryAfter: .seconds(5)), on: Sample.bluesky.id)
    }
    world.clock.set(Sample.nine + .seconds(1))
    await world.advance(to: "09:00:05")
    world.stage.stall(Sample.bluesky.id)
    try await world.whileDispatching { dispatcher in
      world.clock.set(World.time("09:00:06"))
      await world.stage.sent(3)
      let looks = await dispatcher.looks
      while await dispatcher.looks < looks + 100 {
        dispatcher.doorbell.ring()
        await Task.yield()
      }
      let sent = world.stage.sendings.map(\.post)
      #expect(sent == [first.post.id, later.post.id, first.post.id])
      world.stage.release(Sample.bluesky.id)
      await world.stage.sent(4)
    }
    #expect(world.stage.shown.map(\.post) == [first, later].map(\.post.id))
  }
}
