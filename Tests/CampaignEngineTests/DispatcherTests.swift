import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Synchronization
import Testing

/// The dispatcher as it runs in the daemon: many requests at once, asleep in between.
@Suite struct DispatcherTests {
  @Test func `a slow platform delays no other account`() async throws {
    let world = try await World()
    let slow = (1...20).map { Sample.post("slow\($0)", at: Sample.nine) }
    let quick = Sample.post(
      "quick", at: Sample.nine + .seconds(1), text: "Quick.", account: Sample.bluesky)
    await world.read((slow + [quick]).map { PlannedPost(revision: $0, status: .confirmed) })
    for post in slow + [quick] { await world.approve(post) }
    world.stage.stall(Sample.mastodon.id)
    try await world.whileDispatching { _ in
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      world.clock.advance(by: .seconds(1))
      await world.stage.sent(2)
      #expect(world.stage.sendings.last?.account == Sample.bluesky.id)
      world.stage.release(Sample.mastodon.id)
      await world.stage.sent(21)
    }
    let states = try await world.books.read { try $0.dispatchCounts() }
    #expect(states == [.delivered: 21])
  }

  @Test func `20 s of silence: the answer that comes after all counts, and nothing is sent twice`()
    async throws
  {
    let world = try await World()
    let (post, sky) = (
      Sample.post(at: Sample.nine),
      Sample.post("sky", at: Sample.nine + .seconds(10), text: "Sky.", account: Sample.bluesky)
    )
    await world.read([post, sky].map { PlannedPost(revision: $0, status: .confirmed) })
    for post in [post, sky] { await world.approve(post) }
    world.stage.stall(Sample.mastodon.id)
    try await world.whileDispatching { _ in
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      world.clock.advance(by: .seconds(10))
      await world.stage.sent(2)
      world.clock.advance(by: .seconds(10))
      let state = try await world.state(of: post)
      #expect(state == "claimed")
      world.stage.release(Sample.mastodon.id)
    }
    #expect(world.stage.sendings.count == 2)
    let deliveries = try await world.books.read { [post] reading in
      try reading.dispatches(of: post.post.id).flatMap { try reading.deliveries(of: $0.id) }
    }
    #expect(deliveries.count == 1)
    #expect(try await world.state(of: post) == "delivered")
  }

  @Test func `the way to an account hears what will leave within a minute, and nothing else`()
    async throws
  {
    let world = try await World()
    let posts = [("soon", 0), ("later", 300)].map { entry, seconds in
      Sample.post(entry, at: Sample.nine + .seconds(seconds), account: Sample.bluesky)
    }
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    let dispatcher = await world.daemon.dispatcher
    let way = try #require(
      await dispatcher.publisher(of: Sample.bluesky.id) as? StagePublisher)
    try await world.whileDispatching { _ in
      world.clock.set(Sample.nine - .seconds(30))
      while way.foretold.posts.isEmpty { await Task.yield() }
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      #expect(way.foretold.posts == [posts[0].post.id])
    }
  }

  @Test(arguments: [-7200, -60, 60, 7200])
  func `a clock that is set while a request is on its way makes no second post`(seconds: Int)
    async throws
  {
    let world = try await World()
    let post = Sample.post(at: Sample.nine)
    await world.plan(post)
    await world.approve(post)
    world.stage.stall(Sample.mastodon.id)
    world.clock.set(Sample.nine)
    let working = Task { await world.work() }
    await world.stage.sent(1)
    world.clock.advance(by: .seconds(seconds))
    world.stage.release(Sample.mastodon.id)
    _ = await working.value
    world.clock.set(Sample.nine)
    await world.advance(to: "09:30")
    #expect(world.stage.sendings.count == 1)
    #expect(try await world.state(of: post) == "delivered")
  }

  @Test(arguments: [Stage.Mishap.answerLost, .lostOnTheWay, .arrivesLate(.seconds(20))])
  func `a clock that is set back after an unknown outcome makes no second post`(
    mishap: Stage.Mishap
  ) async throws {
    let world = try await World()
    let posts = [
      Sample.post("toot", at: Sample.nine),
      Sample.post("sky", at: Sample.nine, text: "Sky.", account: Sample.bluesky),
      Sample.post("cross", at: Sample.nine, text: "On X.", account: Sample.x),
    ]
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    for account in [Sample.mastodon, Sample.bluesky, Sample.x] {
      world.stage.order(mishap, on: account.id)
    }
    await world.advance(to: "09:00")
    world.clock.advance(by: .seconds(-3600))
    await world.advance(to: "09:14")
    for (_, shown) in Dictionary(grouping: world.stage.shown, by: \.post) {
      #expect(shown.count == 1)
    }
    #expect(world.stage.sendings.count { $0.account == Sample.x.id } == 1)
  }

  @Test func `a post under way arrives though its account leaves the calendar meanwhile`()
    async throws
  {
    let world = try await World()
    let post = Sample.post(at: Sample.nine)
    await world.plan(post)
    await world.approve(post)
    world.clock.set(Sample.nine)
    world.stage.stall(Sample.mastodon.id)
    let working = Task { await world.work() }
    await world.stage.sent(1)
    await world.plan(house: Sample.house(without: Sample.mastodon.id))
    world.stage.release(Sample.mastodon.id)
    _ = await working.value
    let states = try await world.books.read { try $0.dispatchCounts() }
    #expect(states == [.delivered: 1])
  }

  @Test func `an alarm that is put away does not ring`() async {
    let (bell, clock) = (Doorbell(), ManualClock(Sample.morning))
    bell.ring()
    await bell.wait(until: Sample.nine, on: clock)
    let waiter = Waiter()
    let waiting = Task {
      await bell.wait()
      waiter.wake()
    }
    for _ in 0..<10_000 { await Task.yield() }
    #expect(!waiter.isAwake)
    bell.ring()
    await waiting.value
    #expect(waiter.isAwake)
  }
}

private final class Waiter: Sendable {
  private let state = Mutex(false)
  var isAwake: Bool { state.withLock(\.self) }
  func wake() { state.withLock { $0 = true } }
}

extension Sample {
  static func house(without account: Account.ID) -> House {
    House(
      trust: house.trust, timeZone: house.timeZone, people: Array(house.people.values),
      policies: Array(house.policies.values),
      accounts: house.accounts.values.filter { $0.id != account },
      defaultPolicy: house.defaultPolicy)
  }
}

extension Sample {
  /// The house with another account in the place of one of the same id.
  static func house(with account: Account) -> House {
    House(
      trust: house.trust, timeZone: house.timeZone, people: Array(house.people.values),
      policies: Array(house.policies.values),
      accounts: house.accounts.values.filter { $0.id != account.id } + [account],
      defaultPolicy: house.defaultPolicy)
  }
}
