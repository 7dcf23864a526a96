import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// A post is on disk a little before its moment, so that at its moment it only has to leave.
@Suite(.timeLimit(.minutes(1))) struct LastMomentTests {
  private let post = Sample.post(at: Sample.nine)

  private static var limits: Dispatcher.Limits {
    var limits = Dispatcher.Limits()
    limits.ahead = .milliseconds(20)
    return limits
  }

  /// A daemon at work, 20 ms before nine, with the post's attempt on disk.
  private func justBefore(
    _ body: (World, Dispatcher) async throws -> Void
  ) async throws -> World {
    let world = try await World(limits: LastMomentTests.limits)
    await world.plan(post)
    await world.approve(post)
    try await world.whileDispatching { dispatcher in
      world.clock.set(Sample.nine - .milliseconds(20))
      while try await world.state(of: post) != "claimed" { await Task.yield() }
      #expect(world.published == [])
      try await body(world, dispatcher)
    }
    return world
  }

  private func deliveries(in world: World) async throws -> [Delivery] {
    try await world.books.read { [post] reading in
      try reading.dispatches(of: post.post.id).flatMap { try reading.deliveries(of: $0.id) }
    }
  }

  @Test func `it leaves at its moment and not before, and its lateness counts from there`()
    async throws
  {
    let world = try await justBefore { world, _ in
      world.clock.set(Sample.nine - .microseconds(1))
      for _ in 0..<1_000 { await Task.yield() }
      #expect(world.published == [])
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
    }
    #expect(world.stage.shown.map(\.at) == [Sample.nine])
    let delivery = try #require(try await deliveries(in: world).first)
    #expect(delivery.began == Sample.nine && delivery.lateness == .zero)
    #expect(delivery.prepared.stamp >= Sample.nine)
    #expect(try await world.state(of: post) == "delivered")
  }

  @Test func `a hold placed between keeps it back`() async throws {
    let world = try await justBefore { world, _ in
      await world.hold(.everything)
      world.clock.set(Sample.nine)
      while try await world.state(of: post) != "held" { await Task.yield() }
    }
    #expect(world.stage.sendings.isEmpty)
    #expect(try await deliveries(in: world).map(\.mayBeOut) == [false])
  }

  @Test func `a hold that lay before and is lifted between lets it go at its moment`() async throws
  {
    let world = try await World(limits: LastMomentTests.limits)
    await world.plan(post)
    await world.approve(post)
    let hold = await world.hold(.everything)
    try await world.whileDispatching { dispatcher in
      let looks = await dispatcher.looks
      world.clock.set(Sample.nine - .milliseconds(20))
      while await dispatcher.looks == looks { await Task.yield() }
      await world.resume(hold)
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
    }
    #expect(world.published == [post.text])
  }

  @Test func `a date that is no longer certain, read between, keeps it back`() async throws {
    let world = try await justBefore { world, _ in
      await world.plan(post, on: .provisional)
      world.clock.set(Sample.nine)
      while try await world.state(of: post) == "claimed" { await Task.yield() }
    }
    #expect(world.stage.sendings.isEmpty)
  }

  @Test func `a hold that is lifted again between changes nothing`() async throws {
    let world = try await justBefore { world, _ in
      let hold = await world.hold(.everything)
      await world.resume(hold)
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
    }
    #expect(world.published == [post.text])
    #expect(try await deliveries(in: world).count == 1)
  }

  @Test func `a post that is taken out of the calendar between does not leave`() async throws {
    let world = try await justBefore { world, _ in
      await world.plan()
      world.clock.set(Sample.nine)
      while try await world.state(of: post) == "claimed" { await Task.yield() }
    }
    #expect(world.stage.sendings.isEmpty)
  }

  @Test func `where the store cannot tell whether it may, it waits until it can`() async throws {
    let world = try await justBefore { world, dispatcher in
      let looks = await dispatcher.looks
      dispatcher.doorbell.ring()
      while await dispatcher.looks == looks { await Task.yield() }
      world.database.die(at: 1)
      world.clock.set(Sample.nine)
      await withCheckedContinuation { asked in world.database.whenDead { asked.resume() } }
      for _ in 0..<1_000 { await Task.yield() }
      #expect(world.stage.sendings.isEmpty)
      world.database.revive()
      while world.stage.sendings.isEmpty {
        world.clock.advance(by: .seconds(1))
        for _ in 0..<100 { await Task.yield() }
      }
    }
    #expect(world.published == [post.text])
  }

  @Test func `a daemon that is told to stop between lets it leave`() async throws {
    let world = try await justBefore { world, dispatcher in
      await dispatcher.stop()
      world.clock.set(Sample.nine)
      await world.stage.sent(1)
    }
    #expect(try await world.state(of: post) == "delivered")
  }
}
