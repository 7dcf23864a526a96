import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// What a daemon makes of its own claims when its database was away: it may not know what left.
@Suite(.timeLimit(.minutes(1))) struct DoubtTests {
  private func hello(_ account: Account) -> PostRevision {
    Sample.post("hello", at: Sample.nine, account: account)
  }

  @Test(arguments: Backend.available)
  func `a post is looked for, not sent again, where a standby has its claim but not its answer`(
    backend: Backend
  ) async throws {
    let post = hello(Sample.x)
    let pair = try await Pair(backend, [post])
    pair.one.clock.set(Sample.nine)
    // The standby may be behind by a second try too.
    pair.one.stage.order(.notSent, on: Sample.x.id)
    await pair.one.advance(to: "09:00:10")
    #expect(pair.one.stage.shown.count == 1)
    let sendings = pair.one.stage.sendings.count
    try await pair.forgetAnswers()
    await pair.one.loseDatabase()
    await pair.one.advance(to: "09:05")
    #expect(try await pair.states == [.delivered: 1])
    #expect(pair.one.stage.sendings.count == sendings)
    #expect(try await pair.one.record(of: post).contains(.uncertain))
  }

  @Test(arguments: Backend.available)
  func `where a second request did not leave, the first is still looked for`(backend: Backend)
    async throws
  {
    let post = hello(Sample.bluesky)
    let pair = try await Pair(backend, [post])
    pair.one.stage.order(.arrivesLate(.seconds(60)), on: Sample.bluesky.id)
    pair.one.database.die(afterClaim: .answered)
    pair.one.clock.set(Sample.nine)
    await pair.one.work()
    pair.one.database.revive()
    try await pair.one.restart()
    #expect(try await pair.states == [.uncertain: 1])
    // What goes out beside it is claimed, and nobody hears of that until all is too late.
    pair.one.database.die(afterClaim: .unanswered)
    await pair.one.advance(to: "09:00:30")
    #expect(try await pair.states == [.claimed: 1])
    pair.one.clock.set(World.time("09:30"))
    pair.one.database.revive()
    await pair.one.work()
    #expect(try await pair.states == [.delivered: 1])
    #expect(pair.one.stage.shown.count == 1)
    #expect(pair.one.stage.sendings.count == 1)
  }

  @Test(arguments: Backend.available)
  func `what did not leave was not refused by anybody, and is paid once`(backend: Backend)
    async throws
  {
    let post = hello(Sample.x)
    let pair = try await Pair(backend, [post])
    pair.one.clock.set(Sample.nine)
    pair.one.database.die(afterClaim: .unanswered)
    await pair.one.work()
    pair.one.database.revive()
    await pair.one.advance(to: "09:01")
    #expect(try await pair.states == [.delivered: 1])
    let id = Dispatch.id(post: post.post.id, revision: post.digest)
    let (spent, deliveries) = try await pair.two.books.read { reading in
      (try reading.spent(on: Sample.x.id, at: Sample.nine), try reading.deliveries(of: id))
    }
    #expect(spent == StagePublisher.costOnX)
    #expect(deliveries.map(\.mayBeOut) == [false, false])
  }
}

extension Pair {
  /// The database falls back to a moment at which the first daemon's claims stood.
  fileprivate func forgetAnswers() async throws {
    let lease = World.time("09:02")
    _ = try await two.database.write {
      try $0.run("delete from delivery where attempt > 1")
      try $0.run("update delivery set ended = null, outcome = null")
      return try $0.run(
        """
        update dispatch set state = 'claimed', attempt = 1, holder = 'one', lease_until = \(lease),
          receipt = null
        """)
    }
  }
}

extension World {
  /// It is asked, does not answer, and is back.
  fileprivate func loseDatabase() async {
    database.die(at: 1)
    daemon.dispatcher.doorbell.ring()
    await work()
    database.revive()
  }
}
