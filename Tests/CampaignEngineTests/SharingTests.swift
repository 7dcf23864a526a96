import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Two daemons on one store: what one does not do the other does, and never both.
@Suite(.timeLimit(.minutes(3))) struct SharingTests {
  private func hello(_ account: Account = Sample.bluesky) -> PostRevision {
    Sample.post("hello", at: Sample.nine, account: account)
  }

  @Test(arguments: Backend.available)
  func `each post leaves once, whichever daemon carries it`(backend: Backend) async throws {
    let posts = (1...40).map {
      Sample.post(
        "p\($0)", at: Sample.nine, account: $0 % 2 == 0 ? Sample.bluesky : Sample.mastodon)
    }
    let pair = try await Pair(backend, posts)
    pair.one.clock.set(Sample.nine)
    async let first = pair.one.work()
    async let second = pair.two.work()
    _ = await (first, second)
    #expect(pair.one.stage.sendings.count == 40)
    #expect(Set(pair.one.stage.shown.map(\.post)).count == 40)
    #expect(try await pair.states == [.delivered: 40])
    #expect(try await pair.one.books.store.verifyRecord().get().number > 0)
  }

  @Test(arguments: Backend.available)
  func
    `what a daemon had on its way when it died is taken over when its claim ends, and looked for`(
      backend: Backend
    ) async throws
  {
    let pair = try await Pair(backend, [hello()])
    pair.one.stage.order(.answerLost, on: Sample.bluesky.id)
    pair.one.clock.set(Sample.nine)
    await pair.one.dieWithClaim()
    #expect(try await pair.states == [.claimed: 1])

    await pair.two.sleepUntil("09:01:59")
    #expect(try await pair.states == [.claimed: 1])
    await pair.two.sleepUntil("09:02:01")
    #expect(try await pair.states == [.delivered: 1])
    #expect(pair.one.stage.shown.count == 1)
    #expect(pair.one.stage.sendings.count == 1)
    #expect(try await pair.two.record(of: hello()).contains(.uncertain))
  }

  @Test(arguments: Backend.available)
  func `a daemon that starts again takes up what it had itself on its way, and nobody else's`(
    backend: Backend
  ) async throws {
    let pair = try await Pair(backend, [hello()])
    pair.one.clock.set(Sample.nine)
    await pair.one.dieWithClaim()
    try await pair.two.restart()
    #expect(try await pair.states == [.claimed: 1])
    pair.one.database.revive()
    try await pair.one.restart()
    #expect(try await pair.states == [.uncertain: 1])
    await pair.one.advance(to: "09:02")
    #expect(try await pair.states == [.delivered: 1])
    #expect(pair.one.stage.shown.count == 1)
  }

  @Test(arguments: [Sample.bluesky, Sample.x])
  func `a daemon that sleeps between its claim and its request does not send when it wakes`(
    account: Account
  ) async throws {
    let database = try await Backend.memory.open()
    let drowsy = DrowsyDatabase(database)
    let one = try await World(on: drowsy, tenure: .shared(as: "one"))
    let post = hello(account)
    await one.plan(post)
    await one.approve(post)
    let two = try await World(beside: one, on: database, as: "two")
    one.clock.set(Sample.nine)
    drowsy.afterNextClaim { await two.sleepUntil("09:03") }
    await one.work()
    let sendings = one.stage.sendings
    #expect(sendings.count <= 1)
    #expect(sendings.allSatisfy { $0.at >= World.time("09:03") })
    await one.advance(to: "09:14")
    #expect(one.stage.shown.count == 1)
    #expect(one.stage.sendings.count == 1)
  }

  @Test(arguments: Backend.available)
  func `claims that reached the disk though the database seemed lost leave after all, once`(
    backend: Backend
  ) async throws {
    let pair = try await Pair(backend, [hello()])
    pair.one.clock.set(Sample.nine)
    await pair.one.dieAfterClaim()
    #expect(pair.one.stage.sendings.isEmpty)
    #expect(try await pair.states == [.claimed: 1])
    pair.one.database.revive()
    await pair.one.advance(to: "09:00:05")
    #expect(try await pair.states == [.delivered: 1])
    #expect(pair.one.stage.sendings.count == 1)
  }

  @Test(arguments: Backend.available)
  func `a server that asks one daemon to wait is left alone by all`(backend: Backend) async throws {
    let posts = (1...6).map { Sample.post("p\($0)", at: Sample.nine) }
    let pair = try await Pair(backend, posts)
    pair.one.stage.order(.wait(.seconds(120)), on: Sample.mastodon.id)
    pair.one.clock.set(Sample.nine)
    await pair.one.work()
    #expect(pair.one.stage.sendings.count == 1)
    await pair.two.advance(to: "09:01:59")
    #expect(pair.one.stage.sendings.count == 1)
    await pair.two.advance(to: "09:02:30")
    #expect(pair.one.stage.shown.count == 6)
  }

  @Test(arguments: Backend.available)
  func `what a server has no room for leaves when it counts anew, from whichever daemon`(
    backend: Backend
  ) async throws {
    let pair = try await Pair(backend, [hello()])
    var spent = Throttle()
    spent.hear(
      .success(Receipt(id: "1", url: nil)), Allowance(remaining: 0, renewsIn: .seconds(120)),
      jitter: { $0 }, at: Sample.nine)
    let (account, throttle) = (Sample.bluesky.id, spent)
    try await pair.one.books.write(at: Sample.nine) { try $0.save(throttle, of: account) }
    pair.one.clock.set(Sample.nine)
    #expect(await pair.two.work() == Sample.nine + .seconds(120))
    #expect(pair.one.stage.sendings.isEmpty)
    await pair.two.advance(to: "09:02:00")
    #expect(pair.one.stage.shown.count == 1)
  }

  @Test(arguments: Backend.available)
  func `an account is sent to by one of two daemons at a time`(backend: Backend)
    async throws
  {
    let posts = (1...7).map { Sample.post("p\($0)", at: Sample.nine) }
    let pair = try await Pair(backend, posts)
    pair.one.stage.stall(Sample.mastodon.id)
    pair.one.clock.set(Sample.nine)
    let (one, two) = (await pair.one.daemon.dispatcher, await pair.two.daemon.dispatcher)
    let first = Task { try await one.run() }
    await pair.one.stage.sent(1)
    let looked = await two.looks
    let second = Task { try await two.run() }
    while await two.looks == looked { await Task.yield() }
    #expect(try await pair.states == [.claimed: 1, .scheduled: 6])
    pair.one.stage.release(Sample.mastodon.id)
    await pair.one.stage.sent(7)
    await one.stop()
    await two.stop()
    try await first.value
    try await second.value
    #expect(pair.one.stage.shown.count == 7)
    #expect(try await pair.states == [.delivered: 7])
  }
}

/// What one daemon must not overtake while another has what is before it on its way.
extension SharingTests {
  enum Order: CaseIterable { case thread, run }

  private func posts(in order: Order, on account: Account) -> [PostRevision] {
    let first = Sample.post("first", at: Sample.nine, account: account)
    let then = Sample.nine + .seconds(30)
    switch order {
    case .thread:
      return [
        first, Sample.post("then", at: then, account: account, repliesTo: first.post.id),
      ]
    case .run:
      return [first, Sample.post("then", at: then, account: account, follows: first.post.id)]
    }
  }

  @Test(arguments: Backend.available, SharingTests.Order.allCases)
  func `no daemon claims what comes next while another has the post before it on its way`(
    backend: Backend, order: Order
  ) async throws {
    // On one the parts of a thread can leave together, on the other each waits for its parent.
    for account in [Sample.bluesky, Sample.mastodon] {
      let posts = posts(in: order, on: account)
      let pair = try await Pair(backend, posts)
      pair.one.stage.stall(account.id)
      pair.one.clock.set(Sample.nine)
      let (one, two) = (await pair.one.daemon.dispatcher, await pair.two.daemon.dispatcher)
      let first = Task { try await one.run() }
      await pair.one.stage.sent(1)
      pair.one.clock.set(World.time("09:00:30"))
      let looked = await two.looks
      let second = Task { try await two.run() }
      while await two.looks < looked + 2 {
        two.doorbell.ring()
        await Task.yield()
      }
      #expect(try await pair.states == [.claimed: 1, .scheduled: 1])
      pair.one.stage.release(account.id)
      await pair.one.stage.sent(2)
      await one.stop()
      await two.stop()
      try await first.value
      try await second.value
      #expect(pair.one.stage.shown.map(\.post) == posts.map(\.post.id))
      #expect(try await pair.states == [.delivered: 2])
    }
  }

  @Test(arguments: Backend.available, SharingTests.Order.allCases)
  func `what comes next leaves from another daemon once the post before it is out`(
    backend: Backend, order: Order
  ) async throws {
    let posts = posts(in: order, on: Sample.mastodon)
    let pair = try await Pair(backend, posts)
    pair.one.clock.set(Sample.nine)
    await pair.one.work()
    await pair.two.sleepUntil("09:00:30")
    #expect(pair.one.stage.shown.map(\.post) == posts.map(\.post.id))
    let receipt = pair.one.stage.shown.first?.receipt.id
    #expect(pair.one.stage.shown.last?.repliesTo == (order == .thread ? receipt : nil))
  }
}
