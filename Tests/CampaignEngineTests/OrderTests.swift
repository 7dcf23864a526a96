import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Readers see the posts of an account in the order they were planned in.
@Suite(.timeLimit(.minutes(3))) struct OrderTests {
  /// A post for each of these seconds after nine.
  private func posts(_ seconds: [Int], account: Account = Sample.mastodon) -> [PostRevision] {
    seconds.enumerated().map { number, second in
      Sample.post(
        "p\(number)", at: Sample.nine + .seconds(second), text: "Number \(number).",
        account: account)
    }
  }

  private func world(_ posts: [PostRevision]) async throws -> World {
    let world = try await World()
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    return world
  }

  @Test func `a post waits for the answers to those of the second before, and others do not`()
    async throws
  {
    let (mine, other) = (
      posts([0, 0, 1, 2]),
      Sample.post("sky", at: Sample.nine + .seconds(5), text: "Sky.", account: Sample.bluesky)
    )
    let world = try await world(mine + [other])
    world.stage.stall(Sample.mastodon.id)
    let dispatcher = await world.daemon.dispatcher
    let running = Task { try await dispatcher.run() }
    world.clock.set(Sample.nine)
    await world.stage.sent(2)
    for second in 1...5 {
      world.clock.set(Sample.nine + .seconds(second))
      dispatcher.doorbell.ring()
    }
    await world.stage.sent(3)
    #expect(world.stage.sendings.last?.post == other.post.id)
    world.stage.release(Sample.mastodon.id)
    await world.stage.sent(5)
    await dispatcher.stop()
    try await running.value
    let sent = world.stage.sendings.map(\.post)
    #expect(Set(sent.prefix(2)) == Set(mine.prefix(2).map(\.post.id)))
    #expect(sent.suffix(2) == mine.suffix(2).map(\.post.id))
    #expect(try await world.books.read { try $0.dispatchCounts() } == [.delivered: 5])
  }

  @Test func `what was held back together leaves in the order of its slots`() async throws {
    let posts = posts([50, 10, 40, 0, 30, 20])
    let world = try await world(posts)
    world.clock.set(Sample.nine + .seconds(300))
    let dispatcher = await world.daemon.dispatcher
    let running = Task { try await dispatcher.run() }
    await world.stage.sent(6)
    await dispatcher.stop()
    try await running.value
    let planned = posts.sorted { $0.post.slot.instant < $1.post.slot.instant }
    #expect(world.stage.sendings.map(\.post) == planned.map(\.post.id))
  }

  @Test func `after a pause, what was to go first goes first`() async throws {
    let posts = posts([0, 1])
    let world = try await world(posts)
    world.stage.order(.wait(.seconds(30)), on: Sample.mastodon.id)
    world.clock.set(Sample.nine + .seconds(1))
    await world.work()
    #expect(world.stage.sendings.map(\.post) == [posts[0].post.id])
    await world.advance(to: "09:01")
    #expect(world.stage.shown.map(\.post) == posts.map(\.post.id))
  }

  @Test func `one that has to be tried again is not waited for`() async throws {
    let posts = posts([0, 1])
    let world = try await world(posts)
    world.stage.order(.notSent, on: Sample.mastodon.id)
    await world.advance(to: "09:05")
    #expect(world.stage.sendings.prefix(2).map(\.post) == posts.map(\.post.id))
    #expect(world.stage.shown.map(\.post) == posts.reversed().map(\.post.id))
  }

  @Test func `one that cannot leave keeps nothing after it back`() async throws {
    let posts = posts([0, 1, 2])
    let world = try await World()
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts.dropFirst() { await world.approve(post) }
    await world.advance(to: "09:01")
    #expect(world.stage.shown.map(\.post) == posts.dropFirst().map(\.post.id))
  }

  @Test func `one that would be missed by waiting does not wait`() async throws {
    let posts = [
      Sample.post("slow", at: Sample.nine),
      Sample.post(
        "hasty", at: Sample.nine + .seconds(1), text: "Hasty.", grace: .seconds(90)),
    ]
    let world = try await world(posts)
    world.stage.stall(Sample.mastodon.id)
    let dispatcher = await world.daemon.dispatcher
    let running = Task { try await dispatcher.run() }
    world.clock.set(Sample.nine)
    await world.stage.sent(1)
    world.clock.set(Sample.nine + .seconds(31))
    await world.stage.sent(2)
    #expect(world.stage.sendings.map(\.post) == posts.map(\.post.id))
    world.stage.release(Sample.mastodon.id)
    await dispatcher.stop()
    try await running.value
  }

  @Test(arguments: Backend.available)
  func `what another daemon has on its way is waited for too, until its claim ends`(
    backend: Backend
  ) async throws {
    let posts = posts([0, 1], account: Sample.bluesky)
    let pair = try await Pair(backend, posts)
    pair.one.stage.order(.answerLost, on: Sample.bluesky.id)
    pair.one.clock.set(Sample.nine)
    await pair.one.dieWithClaim()
    await pair.two.sleepUntil("09:01:59")
    #expect(try await pair.states == [.claimed: 1, .scheduled: 1])
    #expect(pair.one.stage.sendings.map(\.post) == [posts[0].post.id])
    await pair.two.sleepUntil("09:02:01")
    #expect(pair.one.stage.shown.map(\.post) == posts.map(\.post.id))
    #expect(try await pair.states == [.delivered: 2])
  }

  @Test(arguments: Backend.available)
  func `an account that another daemon is at work on is left to it, until it takes no more on`(
    backend: Backend
  ) async throws {
    let posts = posts([0, 0], account: Sample.bluesky)
    let pair = try await Pair(backend, [posts[0]])
    await pair.two.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    pair.one.clock.set(Sample.nine)
    await pair.one.dieWithClaim()
    // What is approved after the other looked is for this one, which looks.
    pair.two.clock.set(Sample.nine - .seconds(1))
    await pair.two.approve(posts[1])
    await pair.two.sleepUntil("09:00")
    #expect(try await pair.states == [.claimed: 1, .scheduled: 1])
    await pair.two.sleepUntil("09:00:01")
    #expect(try await pair.states == [.claimed: 1, .delivered: 1])
  }
}
