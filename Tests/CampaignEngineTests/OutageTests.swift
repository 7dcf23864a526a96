import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// The store does not answer for a while, and the daemon lives on.
@Suite(.timeLimit(.minutes(3))) struct OutageTests {
  @Test(arguments: Backend.kinds)
  func `what an outage carried past its deadline is missed and listed, and nothing bursts`(
    backend: Backend
  ) async throws {
    let world = try await World(on: backend.open())
    let due = (1...30).map { Sample.post("due\($0)", at: Sample.nine) }
    let later = Sample.post("later", at: Sample.nine + .seconds(3600))
    await world.read((due + [later]).map { PlannedPost(revision: $0, status: .confirmed) })
    for post in due + [later] { await world.approve(post) }

    let dispatcher = await world.daemon.dispatcher
    await world.advance(to: "08:59")
    world.database.die(at: 1)
    while world.clock.now < World.time("09:20") {
      let next = await dispatcher.workThrough()
      world.clock.set(try #require(next))
    }
    #expect(world.stage.sendings.isEmpty)

    world.database.revive()
    await world.advance(to: "09:30")
    #expect(world.stage.sendings.isEmpty)
    let counts = try await world.books.read { try $0.dispatchCounts() }
    #expect(counts == [.missed: 30, .scheduled: 1])
    let listed = await world.call("queue", by: Sample.onCall) {
      $0.state = "missed"
      $0.from = "2027-02-04"
    }
    #expect(due.allSatisfy { listed.text.contains($0.post.id.text) })
    await world.advance(to: "10:01")
    #expect(world.stage.shown.map(\.post) == [later.post.id])
  }

  @Test func `posts that are still within their deadline leave late when the store is back`()
    async throws
  {
    let world = try await World()
    let post = Sample.post("due", at: Sample.nine)
    await world.plan(post)
    await world.approve(post)
    let dispatcher = await world.daemon.dispatcher
    world.database.die(at: 1)
    world.clock.set(Sample.nine)
    world.clock.set(try #require(await dispatcher.workThrough()))
    world.database.revive()
    world.clock.set(Sample.nine + .seconds(600))
    await world.work()
    #expect(world.stage.shown.map(\.at) == [Sample.nine + .seconds(600)])
  }

  @Test
  func `a store that is away is asked less and less often, but never less than every ten seconds`()
    async throws
  {
    let world = try await World()
    let dispatcher = await world.daemon.dispatcher
    world.database.die(at: 1)
    var pauses: [Duration] = []
    for _ in 1...6 {
      let next = try #require(await dispatcher.workThrough())
      pauses.append(next - world.clock.now)
      world.clock.set(next)
    }
    #expect(zip(pauses, [1, 2, 4, 8, 8, 8]).allSatisfy { $0 >= .seconds($1) })
    #expect(pauses.allSatisfy { $0 <= .seconds(10) })

    world.database.revive()
    _ = await dispatcher.workThrough()
    world.database.die(at: 1)
    let again = try #require(await dispatcher.workThrough())
    #expect(again - world.clock.now < .seconds(2))
  }

  @Test func `daemons that lost the same database do not all come back at one moment`() {
    let pauses = ["one-1a2b", "two-3c4d", "three-5e6f"].map { name in
      var reconnection = Reconnection(of: name)
      return (1...6).map { _ in reconnection.pause() }
    }
    #expect(Set(pauses.map { $0[5] }).count == 3)
    #expect(pauses.allSatisfy { $0 == $0.sorted() && $0[5] <= .seconds(10) })
  }
}
