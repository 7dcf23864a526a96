import CampaignCore
import CampaignStore
import CivilTime
import Laws
import Logging
import Support
import Testing

@testable import CampaignEngine

/// An answer may wait a little for the look that takes its place, and is on disk all the same.
@Suite(.timeLimit(.minutes(1))) struct AnswerTests {
  private static var limits: Dispatcher.Limits {
    var limits = Dispatcher.Limits()
    limits.gathering = .seconds(1)
    return limits
  }

  /// Two posts, so near to each other that the answer to the first waits for the look that sends the
  /// second.
  private let pair = [
    Sample.post("first", at: Sample.nine),
    Sample.post("second", at: Sample.nine + .milliseconds(50)),
  ]

  /// Posts of one account that are due together, until all are out and on disk.
  /// - Parameter meanwhile: what happens while the first is on its way.
  private func burst(_ meanwhile: (World) async throws -> Void) async throws {
    let world = try await World(limits: AnswerTests.limits)
    await world.plan((1...3).map { Sample.post("p\($0)", at: Sample.nine) })
    world.stage.stall(Sample.mastodon.id)
    try await world.whileDispatching { _ in
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
      try await meanwhile(world)
      // What no look takes along waits for its time and no longer.
      while try await world.counts != [.delivered: 3] {
        world.clock.advance(by: .seconds(1))
        await Task.yield()
      }
    }
    #expect(world.stage.sendings.count == 3)
    #expect(world.stage.shown.count == 3)
  }

  @Test func `the look that sends an account's next post writes the answer to the one before down`()
    async throws
  {
    try await burst { world in
      world.stage.release(Sample.mastodon.id)
      // No clock moves: the answers are on disk as the looks that sent the others took them along.
      await world.stage.sent(3)
      let delivered = try await world.counts[.delivered] ?? 0
      #expect(delivered >= 2)
    }
  }

  @Test func `an answer that a failing look had taken along gets to disk`() async throws {
    try await burst { world in
      world.database.die(at: 1)
      world.stage.release(Sample.mastodon.id)
      await withCheckedContinuation { asked in world.database.whenDead { asked.resume() } }
      for _ in 0..<1_000 { await Task.yield() }
      world.database.revive()
    }
  }

  @Test(arguments: [false, true])
  func `a daemon that ends leaves no answer to a look that does not come`(isCut: Bool) async throws
  {
    let world = try await World(limits: AnswerTests.limits)
    await world.plan(pair)
    let dispatcher = await world.daemon.dispatcher
    let running = Task { try await dispatcher.run() }
    world.clock.set(Sample.nine)
    await world.stage.sent(1)
    await dispatcher.isAtRest(on: Sample.mastodon.id)
    #expect(try await world.state(of: pair[0]) == "claimed")
    if isCut { running.cancel() } else { await dispatcher.stop() }
    try await running.value
    #expect(try await world.state(of: pair[0]) == "delivered")
  }

  @Test func `a clock that is set back while an answer waits keeps no later one from the disk`()
    async throws
  {
    let world = try await World(at: Sample.nine)
    let settler = Settler(
      world.books, clock: world.clock,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    let (first, second) = (try refusal(of: pair[0]), try refusal(of: pair[1]))
    let before = Task { await settler.settle([first], within: .seconds(1)) }
    for _ in 0..<1_000 { await Task.yield() }
    world.clock.set(Sample.nine - .seconds(3_600))
    let after = Task {
      _ = await settler.settle([second], within: .seconds(1))
      return world.clock.now
    }
    while world.clock.now < Sample.nine + .seconds(1) {
      world.clock.advance(by: .seconds(10))
      for _ in 0..<100 { await Task.yield() }
    }
    let written = await after.value
    #expect(written < Sample.nine - .seconds(60))
    _ = await before.value
  }

  /// A post that the platform would not take.
  private func refusal(of post: PostRevision) throws -> Settler.Settlement {
    let dispatch = Dispatch(
      post: post.post.id, revision: post.digest, account: post.post.account, slot: post.post.slot)
    let failure = PublishFailure(.refused, "no")
    return Settler.Settlement(
      dispatch: try dispatch.applying(.claim(lease: Sample.nine)), event: .refuse,
      outcome: .refused(failure), note: AuditNote(.refused, post.post.id.text), stopping: nil,
      notSpent: 0, moment: Sample.nine)
  }

  @Test func `a post claimed anew by the look that wrote its answer down is on its way`()
    async throws
  {
    var limits = AnswerTests.limits
    limits.ahead = .milliseconds(20)
    let world = try await World(
      on: SQLiteDatabase.inMemory(), tenure: .shared(as: "one"), limits: limits)
    // On another account, whose posts do not wait for this one's.
    let pair = [
      pair[0], Sample.post("sky", at: Sample.nine + .milliseconds(50), account: Sample.bluesky),
    ]
    await world.plan(pair)
    for account in [Sample.mastodon, Sample.bluesky] { world.stage.stall(account.id) }
    let dispatcher = await world.daemon.dispatcher
    let running = Task { try await dispatcher.run() }
    world.clock.set(Sample.nine - .milliseconds(20))
    while try await world.state(of: pair[0]) != "claimed" { await Task.yield() }
    // A new plan calls it back at its moment; the look for the second post claims it once more.
    await world.plan(pair)
    world.clock.set(Sample.nine)
    await dispatcher.isAtRest(on: Sample.mastodon.id)
    for _ in 0..<1_000 { await Task.yield() }
    world.clock.set(Sample.nine + .milliseconds(30))
    // An answer that came too late for that look is written down when its time is over.
    while world.stage.sendings.count < 2 {
      world.clock.advance(by: .milliseconds(1))
      for _ in 0..<10 { await Task.yield() }
    }
    // A look fails: what is on its way is not taken for what never left.
    world.database.die(at: 1)
    dispatcher.doorbell.ring()
    await withCheckedContinuation { asked in world.database.whenDead { asked.resume() } }
    world.database.revive()
    let looks = await dispatcher.looks
    while await dispatcher.looks < looks + 2 {
      dispatcher.doorbell.ring()
      await Task.yield()
    }
    for account in [Sample.mastodon, Sample.bluesky] { world.stage.release(account.id) }
    while try await world.counts != [.delivered: 2] {
      world.clock.advance(by: .milliseconds(100))
      await Task.yield()
    }
    await dispatcher.stop()
    try await running.value
    #expect(world.stage.sendings.count == 2)
  }
}

extension Dispatcher {
  /// Returns once nothing is on its way to this account.
  fileprivate func isAtRest(on account: Account.ID) async {
    while traffic[account]?.underWay != 0 { await Task.yield() }
  }
}

extension World {
  /// Plans these and has them approved.
  fileprivate func plan(_ posts: [PostRevision]) async {
    await read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await approve(post) }
  }

  fileprivate var counts: [Dispatch.State: Int] {
    get async throws { try await books.read { try $0.dispatchCounts() } }
  }
}
