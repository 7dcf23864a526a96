import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Support
import Testing

/// A database that was brought back from a backup, some hours later.
@Suite struct RestorationTests {
  let morning = Sample.post(at: Sample.nine, text: "Good morning.")
  let evening = Sample.post("evening", at: World.time("18:00"), text: "Good evening.")

  /// A house whose backup was made before anything was due, at half past nine.
  private func restored() async throws -> (World, Restoration) {
    let world = try await World()
    await world.plan(morning, evening)
    await world.approve(morning)
    await world.approve(evening)
    world.clock.set(World.time("09:30"))
    return (world, try await world.books.settleRestored(at: world.clock.now))
  }

  @Test func `what was due since the backup is not sent, as it may be out`() async throws {
    let (world, restoration) = try await restored()
    #expect(restoration.missed == [morning.post.id])
    _ = await world.call("resume", by: Sample.onCall) {
      $0.hold = restoration.hold.text
      $0.reason = "looked"
    }
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: morning) == "missed")
  }

  @Test func `nothing leaves until somebody lifts the hold, then what is still to come`()
    async throws
  {
    let (world, restoration) = try await restored()
    await world.advance(to: "10:00")
    #expect(try await world.state(of: evening) == "scheduled")
    let resumed = await world.call("resume", by: Sample.onCall) {
      $0.hold = restoration.hold.text
      $0.reason = "looked"
    }
    #expect(resumed.isDone)
    await world.advance(to: "18:00")
    #expect(world.published == [evening.text])
    #expect(await world.call("audit-verify", by: Sample.onCall).isDone)
  }

  @Test func `a hold that nobody lifts keeps everything back`() async throws {
    let (world, _) = try await restored()
    await world.advance(to: "19:00")
    #expect(world.published == [])
  }

  @Test func `no key that may be in use is made again`() async throws {
    let world = try await World()
    let post = Sample.post(at: Sample.nine, account: Sample.bluesky)
    await world.plan(post)
    await world.approve(post)
    await world.advance(to: "09:00")
    let account = post.post.account
    _ = try await world.books.settleRestored(at: World.time("12:00"))
    let stamp = try await world.books.write(at: Sample.nine) {
      try $0.stamp(for: account, from: Sample.nine)
    }
    #expect(stamp > World.time("12:00"))
  }
}
