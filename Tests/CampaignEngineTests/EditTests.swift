import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

@Suite struct EditTests {
  let first = Sample.post(at: Sample.nine, text: "The drop-in opens at ten.")
  let second = Sample.post(at: Sample.nine, text: "The drop-in opens at eleven.")

  @Test func `words edited after approval need approval again, and the old ones never leave`()
    async throws
  {
    let world = try await World()
    await world.plan(first)
    await world.approve(first)
    await world.plan(second)
    #expect(try await world.state(of: second) == "inReview")
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: second) == "expired")
    let record = try await world.record(of: first)
    #expect(record.contains(.cancelled) && record.contains(.superseded))
  }

  @Test func `words that come back need approval again`() async throws {
    let world = try await World()
    await world.plan(first)
    await world.approve(first)
    await world.plan(second)
    await world.plan(first)
    #expect(try await world.state(of: first) == "inReview")
    await world.approve(first)
    await world.advance(to: "09:00")
    #expect(world.published == [first.text])
  }

  @Test func `the digest of other words approves nothing`() async throws {
    let world = try await World()
    await world.plan(first)
    await world.plan(second)
    let answer = await world.approve(first)
    #expect(answer.status == .tryLater)
    #expect(answer.text.contains("were superseded by"))
    #expect(try await world.state(of: second) == "inReview")
  }

  @Test func `an edit after publishing changes nothing`() async throws {
    let world = try await World()
    await world.plan(first)
    await world.approve(first)
    await world.advance(to: "09:00")
    await world.plan(second)
    await world.approve(second)
    await world.advance(to: "10:00")
    #expect(world.published == [first.text])
    #expect(try await world.state(of: first) == "delivered")
  }

  @Test func `a later slot is another revision of the same post`() async throws {
    let world = try await World()
    let moved = Sample.post(at: Sample.nine + .seconds(1800), text: first.text)
    await world.plan(first)
    await world.approve(first)
    await world.plan(moved)
    await world.advance(to: "09:15")
    await world.approve(moved)
    await world.advance(to: "09:30")
    #expect(world.stage.shown.map(\.at) == [World.time("09:30")])
  }

  @Test func `what is taken out of the calendar does not leave`() async throws {
    let world = try await World()
    await world.plan(first)
    await world.approve(first)
    await world.plan()
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: first) == "withdrawn")
  }

  @Test func `what is taken out while it waits for its platform does not leave either`()
    async throws
  {
    let world = try await World()
    await world.plan(first)
    await world.approve(first)
    world.stage.order(.wait(.seconds(300)), on: Sample.mastodon.id)
    await world.advance(to: "09:01")
    await world.plan()
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: first) == "withdrawn")
  }

  @Test func `what is moved to a time that has gone does not leave with its old slot`()
    async throws
  {
    let world = try await World()
    func poster(at instant: Instant) -> PostRevision {
      Sample.post("poster", at: instant, account: Sample.outbox, policy: Sample.unattended.id)
    }
    await world.plan(poster(at: Sample.nine))
    world.clock.set(World.time("09:05"))
    await world.plan(poster(at: Sample.nine - .seconds(1800)))
    await world.work()
    #expect(world.published == [])
    #expect(try await world.state(of: poster(at: Sample.nine)) == "withdrawn")
  }

  @Test func `reading the same calendar twice changes nothing`() async throws {
    let world = try await World()
    let patient = Sample.post(
      "patient", at: Sample.nine - .seconds(2 * 86_400), text: "All week long.",
      grace: .seconds(7 * 86_400))
    await world.plan(first, patient)
    await world.approve(first)
    let before = try await world.books.read { try $0.chain().number }
    await world.plan(first, patient)
    let added = try await world.books.read { try $0.entries(after: before, limit: 10).map(\.did) }
    #expect(added == [.planRead])
  }

  /// A world in which nobody knows whether the first words are out.
  private func inDoubt(
    after mishap: Stage.Mishap = .lostOnTheWay, _ glances: Stage.Glance...
  ) async throws -> World {
    let world = try await World()
    await world.plan(first)
    await world.approve(first)
    world.stage.order(mishap, on: Sample.mastodon.id)
    for glance in glances { world.stage.order(glance, on: Sample.mastodon.id) }
    await world.advance(to: "09:00:20")
    #expect(try await world.state(of: first) == "uncertain")
    return world
  }

  /// What people do to a post of which nobody knows whether it is out.
  enum Second: CaseIterable, Sendable {
    case corrected, deleted, withdrawn, rejected
  }

  @Test(arguments: Second.allCases)
  func `words that were sent in vain, and stopped then, do not leave after all`(
    second thought: Second
  ) async throws {
    let world = try await inDoubt()
    switch thought {
    case .corrected: await world.plan(second)
    case .deleted: await world.plan()
    case .withdrawn:
      let answer = await world.call("withdraw", by: Sample.clinician) {
        $0.post = first.post.id.text
        $0.reason = "wrong"
      }
      #expect(answer.text.contains("nobody knows yet whether it is out"))
    case .rejected:
      let answer = await world.call("reject", by: Sample.clinician) {
        $0.post = first.post.id.text
        $0.reason = "wrong"
      }
      #expect(answer.text.contains("nobody knows yet whether it is out"))
    }
    await world.advance(to: "09:02")
    await world.advance(to: "09:03")
    #expect(world.published == [])
    #expect(world.stage.sendings.count == 1)
    #expect(try await world.record(of: first).contains(.cancelled))
  }

  @Test(arguments: [false, true])
  func `what was stopped in doubt, and was not out, can be put back and needs approval again`(
    isCorrected: Bool
  ) async throws {
    let world = try await inDoubt()
    await world.plan()
    await world.advance(to: "09:02")
    await world.advance(to: "09:03")
    let back = isCorrected ? second : first
    await world.plan(back)
    #expect(try await world.state(of: back) == "inReview")
  }

  @Test func `words that were sent in vain, and that nobody stops, leave once more`() async throws {
    let world = try await inDoubt()
    await world.advance(to: "09:02")
    await world.advance(to: "09:03")
    #expect(world.published == [first.text])
    #expect(world.stage.sendings.count == 2)
  }

  @Test func `what turns out to be out stays so, though it was corrected while nobody knew`()
    async throws
  {
    let world = try await inDoubt(after: .answerLost, .cannotLook(retryAfter: .seconds(60)))
    await world.plan(second)
    await world.advance(to: "09:20")
    #expect(world.published == [first.text])
    #expect(try await world.books.read { try $0.dispatchCounts() } == [.delivered: 1])
  }
}
