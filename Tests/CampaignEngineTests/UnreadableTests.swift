import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// A damaged row stops its own post and no other.
@Suite struct UnreadableTests {
  let damaged = Sample.post("damaged", at: Sample.nine, text: "A word that is lost.")
  let sound = Sample.post("sound", at: Sample.nine)

  /// Both are approved, and something happens to a row of the damaged one.
  private func world(_ damage: SQL) async throws -> World {
    let world = try await World()
    await world.plan(damaged, sound)
    await world.approve(damaged)
    await world.approve(sound)
    _ = try await world.database.write { try $0.run(damage) }
    return world
  }

  @Test func `a due post whose row cannot be read is set aside, and the others go out`()
    async throws
  {
    let world = try await world(
      "update review set verdict = \("{") where revision = \(damaged.digest)")
    await world.advance(to: "09:00")
    #expect(world.published == [sound.text])
    #expect(try await world.record(of: damaged).last == .unreadable)
    let states = try await world.books.read { [damaged] in
      try $0.dispatches(of: damaged.post.id).map(\.state)
    }
    #expect(states == [.failed])
  }

  @Test func `a due post whose row has lost its slot leaves at the one that its digest covers`()
    async throws
  {
    let world = try await world(
      "update dispatch set slot_at = \("nine") where post = \(damaged.post.id)")
    await world.advance(to: "09:16")
    #expect(world.published == [sound.text, damaged.text])
    #expect(world.stage.shown.map(\.at) == [Sample.nine, Sample.nine])
  }
}
