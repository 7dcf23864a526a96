import CampaignCore
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

@testable import CampaignEngine

/// What a server made known to one of two daemons holds for both.
@Suite(.timeLimit(.minutes(3))) struct SharedThrottleTests {
  /// What goes wrong, and how often in a row until a server is left alone.
  private static let fails: [(Stage.Mishap, Int)] = [(.wait(nil), 1), (.notSent, 3)]

  /// Three posts due at nine, on which the first daemon finds out that something is wrong, and one
  /// more.
  private func pair(
    _ backend: Backend, _ mishap: (Stage.Mishap, times: Int), and next: PostRevision
  ) async throws -> Pair {
    let posts = (1...3).map { Sample.post("p\($0)", at: Sample.nine) }
    let pair = try await Pair(backend, posts + [next])
    for _ in 1...mishap.times { pair.one.stage.order(mishap.0, on: Sample.mastodon.id) }
    pair.one.clock.set(Sample.nine)
    await pair.one.work()
    #expect(pair.one.stage.sendings.count == mishap.times)
    return pair
  }

  @Test(arguments: Backend.available, SharedThrottleTests.fails)
  func `a server that fails one daemon is left alone by all, also where it asks for no time`(
    backend: Backend, mishap: (Stage.Mishap, times: Int)
  ) async throws {
    let next = Sample.post("next", at: Sample.nine + .milliseconds(500))
    let pair = try await pair(backend, mishap, and: next)
    await pair.two.advance(to: Sample.nine + .milliseconds(999))
    #expect(pair.one.stage.sendings.count == mishap.times)
    await pair.two.advance(to: "09:00:10")
    #expect(pair.one.stage.shown.count == 4)
  }

  @Test(arguments: Backend.available)
  func `the pauses of a dead server grow, whichever daemon asks whether it is back`(
    backend: Backend
  ) async throws {
    let next = Sample.post("next", at: Sample.nine + .milliseconds(500))
    let pair = try await pair(backend, (.notSent, times: 3), and: next)
    // After one second the other asks, in vain; only after two more it is asked again.
    pair.one.stage.order(.notSent, on: Sample.mastodon.id)
    await pair.two.advance(to: "09:00:02")
    #expect(pair.one.stage.sendings.count == 4)
    await pair.one.advance(to: Sample.nine + .milliseconds(2_900))
    #expect(pair.one.stage.sendings.count == 4)
    await pair.two.advance(to: "09:00:10")
    #expect(pair.one.stage.shown.count == 4)
  }

  @Test(arguments: Backend.available)
  func `one post at a time asks a dead server, whichever daemon sends it`(
    backend: Backend
  ) async throws {
    let next = Sample.post("next", at: Sample.nine + .seconds(1))
    let pair = try await pair(backend, (.notSent, times: 3), and: next)
    pair.one.clock.set(World.time("09:00:05"))
    pair.one.stage.stall(Sample.mastodon.id)
    let (one, two) = (await pair.one.daemon.dispatcher, await pair.two.daemon.dispatcher)
    let first = Task { try await one.run() }
    await pair.one.stage.sent(4)
    let looked = await two.looks
    let second = Task { try await two.run() }
    while await two.looks == looked { await Task.yield() }
    #expect(try await pair.states == [.claimed: 1, .scheduled: 3])
    pair.one.stage.release(Sample.mastodon.id)
    await pair.one.stage.sent(7)
    await one.stop()
    await two.stop()
    try await first.value
    try await second.value
    #expect(try await pair.states == [.delivered: 4])
  }

  @Test(arguments: Backend.available)
  func `a server that one daemon finds back is sent to by the other, too, at once`(
    backend: Backend
  ) async throws {
    let posts = (1...3).map { Sample.post("p\($0)", at: Sample.nine + .seconds($0)) }
    let pair = try await Pair(backend, posts)
    for _ in 1...30 { pair.one.stage.order(.notSent, on: Sample.mastodon.id) }
    await pair.one.advance(to: "09:00:50")
    #expect(pair.one.stage.shown.isEmpty)
    try await pair.two.books.write(at: pair.one.clock.now) {
      let before = try $0.reading.throttles(of: [Sample.mastodon.id])[Sample.mastodon.id]
      try $0.save(Throttle(), after: before ?? Throttle(), of: Sample.mastodon.id)
    }
    let before = pair.one.stage.sendings.count
    await pair.one.work()
    #expect(pair.one.stage.sendings.count > before)
  }

  @Test(arguments: Backend.available)
  func `what may be out is not sent once more while its server asked another daemon to wait`(
    backend: Backend
  ) async throws {
    let pair = try await Pair(backend, [Sample.post(at: Sample.nine, account: Sample.bluesky)])
    let (account, stage) = (Sample.bluesky.id, pair.one.stage)
    stage.order(.lostOnTheWay, on: account)
    stage.order(.cannotLook(retryAfter: .seconds(5)), on: account)
    pair.one.clock.set(Sample.nine)
    await pair.one.work()
    var heard = Throttle()
    heard.hear(
      .failure(PublishFailure(.wait, "busy", retryAfter: .seconds(120))), nil, jitter: { $0 },
      at: Sample.nine)
    let busy = heard
    try await pair.two.books.write(at: Sample.nine) { try $0.save(busy, of: account) }
    await pair.one.advance(to: "09:01:59")
    #expect(stage.sendings.count == 1)
    await pair.one.advance(to: "09:02:30")
    #expect(stage.shown.count == 1)
  }

  @Test(arguments: Backend.available)
  func `what a machine whose clock was ahead wrote down holds no account back until then`(
    backend: Backend
  ) async throws {
    let pair = try await Pair(backend, [Sample.post(at: Sample.nine)])
    let ahead = Sample.nine + .seconds(30 * 86_400)
    let failures = (1...3).map { _ in PublishFailure(.notSent, "no connection") }
    let throttle = (failures + [PublishFailure(.wait, "busy", retryAfter: .seconds(60))]).reduce(
      into: Throttle()
    ) { throttle, failure in
      throttle.hear(
        .failure(failure), Allowance(remaining: 0, renewsIn: .seconds(60)), jitter: { $0 },
        at: ahead)
    }
    try await pair.one.books.write(at: ahead) { try $0.save(throttle, of: Sample.mastodon.id) }
    await pair.two.sleepUntil("09:00")
    #expect(pair.one.stage.shown.count == 1)
    #expect(try await pair.two.books.read { try $0.throttles(at: Sample.nine) } == [:])
  }

  @Test(arguments: Backend.available)
  func `what a platform takes from all accounts together is counted over all daemons`(
    backend: Backend
  ) async throws {
    let first = Sample.post("first", at: Sample.nine, text: "The first.", account: Sample.x)
    let next = Sample.post("next", at: World.time("09:01"), text: "Next.", account: Sample.x)
    let pair = try await Pair(backend, [first, next])
    let stage = pair.one.stage
    stage.counter.limit(to: 1, renewsIn: .seconds(600))
    await pair.one.advance(to: "09:00:30")
    #expect(stage.sendings.count == 1)
    stage.counter.limit(to: 100, renewsIn: .seconds(86_400))
    await pair.two.advance(to: "09:09:59")
    #expect(stage.sendings.count == 1)
    await pair.two.advance(to: "09:10:01")
    #expect(stage.sendings.count == 2)
  }

  @Test(arguments: Backend.kinds)
  func `an answer that is written down late gives the other daemons no more than a newer one`(
    backend: Backend
  ) async throws {
    let books = Books(CampaignStore(try await backend.open())) { _ in }
    // Of one window, which ends at one minute past nine; the second answer was the first to come.
    for (seconds, remaining) in [(20, 1), (10, 7)] as [(Int, Int)] {
      let answer = try answer(remaining, at: Sample.nine + .seconds(seconds))
      try await books.write(at: Sample.nine + .seconds(30)) { try $0.tellThrottles([answer]) }
    }
    let account = Sample.mastodon.id
    let known = try await books.read { try $0.throttles(of: [account])[account]?.allowance }
    #expect(known == StandingAllowance(remaining: 1, until: World.time("09:01")))
  }

  @Test(arguments: Backend.kinds)
  func `what was heard of a server is the same on disk`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    var throttle = Throttle()
    let failure = PublishFailure(.unknown, "no answer came")
    for _ in 1...Throttle.failuresThatBreak {
      throttle.hear(
        .failure(failure), Allowance(remaining: 0, renewsIn: .seconds(60)), jitter: { $0 },
        at: Sample.nine)
    }
    let (account, heard) = (Sample.mastodon.id, throttle)
    _ = try await store.write(at: Sample.nine) { try $0.save(heard, of: account) }
    #expect(try await store.read { try $0.throttles(at: Sample.nine) } == [account: heard])
    _ = try await store.write(at: Sample.nine) { try $0.save(Throttle(), of: account) }
    #expect(try await store.read { try $0.throttles(at: Sample.nine) } == [:])
  }

  @Test(arguments: Backend.kinds)
  func `an answer that got to disk without our hearing of it counts once`(backend: Backend)
    async throws
  {
    let world = try await World(on: try await backend.open())
    let post = Sample.post(at: Sample.nine, account: Sample.x)
    await world.plan(post)
    await world.approve(post)
    world.clock.set(Sample.nine)
    world.database.die(afterClaim: .answered)
    await world.work()
    world.database.revive()
    let claimed = try #require(try await world.books.read { try $0.dispatches(in: .claimed).first })
    let failure = PublishFailure(.notSent, "no connection")
    let answer = Settler.Settlement(
      dispatch: claimed, event: .postpone(until: World.time("09:01")), outcome: .refused(failure),
      note: AuditNote(.postponed, post.post.id.text), stopping: nil,
      notSpent: StagePublisher.costOnX, moment: Sample.nine,
      heard: Heard(result: .failure(failure), allowance: nil, at: Sample.nine, jitter: 0))
    for _ in 1...2 { try await world.books.write(at: Sample.nine) { try $0.settle([answer]) } }
    let account = Sample.x.id
    #expect(try await world.books.read { try $0.throttles(of: [account])[account]?.failures } == 1)
    #expect(try await world.books.read { try $0.spent(on: account, at: Sample.nine) } == 0)
    #expect(try await world.record(of: post).count { $0 == .postponed } == 1)
  }

  /// A post that is out, and how many more the server takes until one minute past nine.
  private func answer(_ remaining: Int, at moment: Instant) throws -> Settler.Settlement {
    let post = Sample.post(at: Sample.nine)
    let dispatch = Dispatch(
      post: post.post.id, revision: post.digest, account: post.post.account, slot: post.post.slot)
    let receipt = Receipt(id: "1", url: nil)
    let allowance = Allowance(
      remaining: remaining, renewsIn: World.time("09:01") - moment)
    return Settler.Settlement(
      dispatch: try dispatch.applying(.claim(lease: moment)), event: .accept,
      outcome: .accepted(receipt), note: AuditNote(.delivered, post.post.id.text), stopping: nil,
      notSpent: 0, moment: moment,
      heard: Heard(result: .success(receipt), allowance: allowance, at: moment, jitter: 0))
  }
}
