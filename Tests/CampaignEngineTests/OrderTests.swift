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

  private func world(
    _ posts: [PostRevision], limits: Dispatcher.Limits = .init()
  ) async throws -> World {
    let world = try await World(limits: limits)
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    return world
  }

  @Test func `a post waits for the answers to those before it, and other accounts do not`()
    async throws
  {
    let (mine, other) = (
      posts([0, 0, 1, 2]),
      Sample.post("sky", at: Sample.nine + .seconds(5), text: "Sky.", account: Sample.bluesky)
    )
    let world = try await world(mine + [other])
    world.stage.stall(Sample.mastodon.id)
    try await world.whileDispatching { dispatcher in
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      for second in 1...5 {
        world.clock.set(Sample.nine + .seconds(second))
        dispatcher.doorbell.ring()
      }
      await world.stage.sent(2)
      world.stage.release(Sample.mastodon.id)
      await world.stage.sent(5)
    }
    let order = [mine[0], other] + mine.dropFirst()
    #expect(world.stage.sendings.map(\.post) == order.map(\.post.id))
    #expect(try await world.books.read { try $0.dispatchCounts() } == [.delivered: 5])
  }

  /// Three posts on the first account, one each on the others, at nine; one look takes on one.
  private func crowd(_ last: PostRevision) async throws -> (World, [PostRevision]) {
    var limits = Dispatcher.Limits()
    limits.claimsAtOnce = 1
    let posts =
      posts([0, 0, 0], account: Sample.bluesky)
      + [Sample.post("m", at: Sample.nine, text: "Mastodon.", account: Sample.mastodon), last]
    let world = try await world(posts, limits: limits)
    world.clock.set(Sample.nine)
    return (world, posts)
  }

  @Test(arguments: [false, true])
  func `where more is due than one look takes on, each account has its turn`(
    whileOthersRing: Bool
  ) async throws {
    let (world, posts) = try await crowd(
      Sample.post("x", at: Sample.nine, text: "X.", account: Sample.x))
    // What an answer says of its whole platform rings for a look at all accounts.
    if whileOthersRing { world.stage.counter.limit(to: 100, renewsIn: .seconds(600)) }
    await world.work()
    let order = [0, 3, 4, 1, 2].map { posts[$0] }
    #expect(world.stage.sendings.map(\.post) == order.map(\.post.id))
  }

  @Test func `where more is due than one look takes on, who is in a hurry goes first`() async throws
  {
    let (world, posts) = try await crowd(
      Sample.post("x", at: Sample.nine, text: "X.", account: Sample.x, grace: .seconds(2)))
    await world.work()
    #expect(world.stage.sendings.first?.post == posts[4].post.id)
  }

  @Test func `what was held back together leaves in the order of its slots`() async throws {
    let posts = posts([50, 10, 40, 0, 30, 20])
    let world = try await world(posts)
    world.clock.set(Sample.nine + .seconds(300))
    try await world.whileDispatching { _ in
      await world.stage.sent(6)
    }
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

  /// The first of two is on its way when, so long after nine, the second leaves beside it.
  private func expectSecond(of posts: [PostRevision], beside after: Duration) async throws {
    let world = try await world(posts)
    world.stage.stall(Sample.mastodon.id)
    try await world.whileDispatching { _ in
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      world.clock.set(Sample.nine + after)
      await world.stage.sent(2)
      let sent = world.stage.sendings.map(\.post)
      #expect(sent == posts.map(\.post.id))
      world.stage.release(Sample.mastodon.id)
    }
    #expect(world.stage.shown.count == 2)
  }

  @Test func `one that would be missed by waiting does not wait`() async throws {
    let posts = [
      Sample.post("slow", at: Sample.nine),
      Sample.post(
        "hasty", at: Sample.nine + .seconds(1), text: "Hasty.", grace: .seconds(90)),
    ]
    try await expectSecond(of: posts, beside: .seconds(46))
  }

  @Test func `what comes next on one account is not forgotten over the answers of another`()
    async throws
  {
    let mine = posts([0, 0, 5])
    let others = ["x", "y"].map {
      Sample.post($0, at: Sample.nine, text: "\($0).", account: Sample.bluesky)
    }
    let world = try await world(mine + others)
    for account in [Sample.mastodon, Sample.bluesky] { world.stage.stall(account.id) }
    try await world.whileDispatching { dispatcher in
      await dispatcher.isAsleep()
      world.clock.set(Sample.nine)
      await world.stage.sent(2)
      await dispatcher.isAsleep()
      for (account, sent) in [(Sample.mastodon, 3), (Sample.bluesky, 4)] {
        world.stage.release(account.id)
        await world.stage.sent(sent)
        await dispatcher.isAsleep()
      }
      world.clock.set(Sample.nine + .seconds(5))
      await world.stage.sent(5)
    }
    #expect(world.stage.sendings.last?.post == mine[2].post.id)
  }

  @Test func `who has no time for waiting from its slot on leaves beside what is before it`()
    async throws
  {
    let posts = ["a", "b"].map {
      Sample.post($0, at: Sample.nine, text: "\($0).", grace: .seconds(2))
    }
    try await expectSecond(of: posts, beside: .milliseconds(20))
  }

  @Test func `posts of one second leave in the order of their names, whatever their answers take`()
    async throws
  {
    let posts = posts([0, 0, 0, 0, 0])
    let world = try await world(posts.reversed())
    world.stage.stall(Sample.mastodon.id)
    try await world.whileDispatching { _ in
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      world.stage.release(Sample.mastodon.id)
      await world.stage.sent(5)
    }
    #expect(world.stage.shown.map(\.post) == posts.map(\.post.id))
  }

  @Test func `many that must not leave keep nothing after them back`() async throws {
    let held = (0..<250).map {
      Sample.post("p\($0)", at: Sample.nine + .seconds($0), text: "No. \($0).", unit: "ward")
    }
    let last = Sample.post("q", at: Sample.nine + .seconds(250), text: "The last.")
    let world = try await world(held + [last])
    await world.hold(.unit("ward"))
    world.clock.set(Sample.nine + .seconds(300))
    await world.work()
    #expect(world.stage.shown.map(\.post) == [last.post.id])
    #expect(try await world.books.read { try $0.dispatchCounts() } == [.delivered: 1, .held: 250])
  }

  @Test(arguments: Backend.available, [0, 1])
  func `what another daemon has on its way is waited for too, until its claim ends`(
    backend: Backend, seconds: Int
  ) async throws {
    let posts = posts([0, seconds], account: Sample.bluesky)
    let pair = try await Pair(backend, posts)
    pair.one.stage.order(.answerLost, on: Sample.bluesky.id)
    pair.one.clock.set(Sample.nine)
    await pair.one.dieWithClaim()
    // Whoever takes no more on, be it that it stops, tells nobody.
    let visit = await pair.two.work()
    #expect(visit == Sample.nine + .milliseconds(seconds == 0 ? 500 : 1_000))
    await pair.two.sleepUntil("09:01:59")
    #expect(try await pair.states == [.claimed: 1, .scheduled: 1])
    #expect(pair.one.stage.sendings.map(\.post) == [posts[0].post.id])
    await pair.two.sleepUntil("09:02:01")
    #expect(pair.one.stage.shown.map(\.post) == posts.map(\.post.id))
    #expect(try await pair.states == [.delivered: 2])
  }
}

extension Dispatcher {
  /// Waits until it has done all that there is to do at this moment: it does not look again for long.
  fileprivate func isAsleep() async {
    var (before, quiet) = (looks, 0)
    while quiet < 2_000 {
      await Task.yield()
      quiet = looks == before ? quiet + 1 : 0
      before = looks
    }
  }
}
