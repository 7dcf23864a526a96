import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Support

/// One day with a bit of everything in it, step by step; each step can be done again by people who
/// got no answer.
package struct WholeDay: Sendable {
  package typealias Step = @Sendable (World) async throws -> Void

  package static let sky = Sample.post(
    "sky", at: World.time("09:00"), text: "Good morning, sky.", account: Sample.bluesky)
  /// With the one before it a thread: due at one moment, and sent in one request.
  package static let skyToo = Sample.post(
    "sky-2", at: World.time("09:00"), text: "And the clouds.", account: Sample.bluesky,
    repliesTo: sky.post.id)
  static let toot = Sample.post("toot", at: World.time("09:05"), text: "Good morning, all.")
  package static let cross = Sample.post(
    "cross", at: World.time("09:10"), text: "Good morning, X.", account: Sample.x)
  static let reply = Sample.post(
    "reply", at: World.time("09:12"), text: "And a word more.", account: Sample.bluesky,
    repliesTo: sky.post.id)
  static let unattended = Sample.post(
    "poster", at: World.time("09:15"), text: "On the wall.", account: Sample.outbox,
    policy: Sample.unattended.id)
  static let draft = Sample.post("edited", at: World.time("09:20"), text: "The first words.")
  static let edited = Sample.post("edited", at: World.time("09:20"), text: "The last words.")
  package static let held = Sample.post("held", at: World.time("09:30"), text: "Not today.")
  package static let dropped = Sample.post("dropped", at: World.time("09:35"), text: "Struck out.")

  /// What must be out when the day is over, come what may; X alone may have asked a person.
  package static let due = [sky, skyToo, toot, reply, unattended, edited]

  static let steps: [Step] =
    [{ await $0.plan(sky, skyToo, toot, cross, reply, unattended, draft, held, dropped) }]
    + [sky, skyToo, toot, cross, reply, draft, held, dropped].map(approval)
    + [
      { await $0.plan(sky, skyToo, toot, cross, reply, unattended, edited, held) },
      { await $0.approve(edited) },
      { await $0.advance(to: "09:25") },
      { await $0.hold(.everything) },
      { await $0.advance(to: "09:35") },
      { try await $0.liftAllHolds() },
      { await $0.advance(to: "12:00") },
      { try await $0.resolveAll() },
    ]

  private static func approval(of post: PostRevision) -> Step {
    { world in await world.approve(post) }
  }

  /// Lives the day in a world whose process dies once, at a moment counted from its first; then
  /// campaignd is started again and the people go on where they had no answer.
  package static func live(on backend: Backend = .memory, dyingAt moment: Int?) async throws
    -> World
  {
    let world = try await World(on: backend.open(), tenure: backend.tenure)
    world.stage.order(.answerLost, on: Sample.bluesky.id)
    world.stage.order(.lostOnTheWay, on: Sample.mastodon.id)
    if let moment { world.database.die(at: moment) }
    for step in steps {
      try? await step(world)
      guard world.database.isDead else { continue }
      world.database.revive()
      try await world.restart()
      try await step(world)
    }
    return world
  }
}

extension World {
  fileprivate func liftAllHolds() async throws {
    let now = clock.now
    for hold in try await books.read({ try $0.holds(at: now) }) { await resume(hold.id.text) }
  }

  /// A person looks on the account of each post that nobody can tell of.
  fileprivate func resolveAll() async throws {
    for dispatch in try await books.read({ try $0.dispatches(in: .uncertain) }) {
      let shown = stage.shown.first { $0.post == dispatch.post }
      await resolve(dispatch.post, published: shown?.receipt.url)
    }
  }
}
