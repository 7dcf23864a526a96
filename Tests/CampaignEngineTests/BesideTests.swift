import CampaignCore
import CampaignEngine
import CivilTime
import Laws
import Support
import Testing

/// What is sent once more beside a request that may still arrive.
@Suite(.timeLimit(.minutes(1))) struct BesideTests {
  @Test
  func `a server that seems to be down is asked by one post at a time, also by those sent again`()
    async throws
  {
    let posts = (1...6).map {
      Sample.post("p\($0)", at: Sample.nine, text: "No. \($0).", account: Sample.bluesky)
    }
    let world = try await World()
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    for _ in 1...7 { world.stage.order(.lostOnTheWay, on: Sample.bluesky.id) }
    world.clock.set(Sample.nine)
    await world.work()
    #expect(world.stage.sendings.count == 6)
    while world.stage.sendings.count == 6, world.clock.now < World.time("09:10") {
      world.clock.advance(by: .seconds(1))
      await world.work()
    }
    #expect(world.stage.sendings.count == 7)
    await world.advance(to: "09:14")
    #expect(Set(world.stage.shown.map(\.post)) == Set(posts.map(\.post.id)))
  }
}
