import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Seven ways to approve what must not be approved: each has its own sentence and exit code, and
/// nothing changes.
@Suite struct RefusalTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `twice by the same person`() async throws {
    let world = try await World()
    let post = Sample.post(at: Sample.nine, policy: Sample.careful.id)
    await world.plan(post)
    #expect(await world.approve(post).isDone)
    try await refused(world, post, .notYours, "head-of-comms has approved these words already")
    #expect(await world.approve(post, by: Sample.clinician).isDone)
    try await refused(world, post, .notYours, "head-of-comms has approved these words already")
  }

  @Test func `with a digest that no words of the post have`() async throws {
    let world = try await World()
    await world.plan(post)
    let stale = Sample.post(at: Sample.nine, text: "Words that never were in the calendar.")
    try await refused(world, stale, .tryLater, "the words have changed")
  }

  @Test func `for a revision that was superseded`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.plan(Sample.post(at: Sample.nine, text: "The drop-in opens at eleven."))
    try await refused(world, post, .tryLater, "were superseded by")
  }

  @Test func `by its author`() async throws {
    let world = try await World()
    await world.plan(post)
    try await refused(
      world, post, by: Sample.author, .notYours, "comms-officer wrote this post")
  }

  @Test func `by a person without the role`() async throws {
    let world = try await World()
    await world.plan(post)
    try await refused(
      world, post, by: Sample.onCall, .notYours, "on-call has none of the roles that can do this")
  }

  @Test func `after it expired`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.advance(to: "09:00")
    try await refused(world, post, .tryLater, "give it a new slot")
  }

  @Test func `while it is held`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.hold(.campaign("week"))
    try await refused(world, post, .tryLater, "lies over this post (campaign week: major incident)")
  }

  private func refused(
    _ world: World, _ revision: PostRevision, by person: Person = Sample.approver,
    _ status: CampaignEngine.ExitStatus, _ sentence: String
  ) async throws {
    let before = try await world.books.read { try $0.chain() }
    let answer = await world.approve(revision, by: person)
    #expect(answer.status == status)
    #expect(answer.text.contains(sentence), "\(answer.text)")
    #expect(try await world.books.read { try $0.chain() } == before)
  }
}
