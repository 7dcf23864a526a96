import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Approvals that grow old, and live posts that have little time.
@Suite struct LapseTests {
  @Test
  func `approvals that grow too old before the slot are said to, and asked for again in time`()
    async throws
  {
    let world = try await World()
    let post = Sample.post(at: World.time("11:00"), policy: Sample.careful.id)
    await world.plan(post)
    await world.approve(post)
    let answer = await world.approve(post, by: Sample.clinician)
    #expect(answer.text.contains("approvals count no longer than until"))
    #expect(try await world.state(of: post) == "scheduled")
    await world.advance(to: "09:31")
    #expect(try await world.state(of: post) == "inReview")
    #expect(try await world.record(of: post).suffix(2) == [.cancelled, .lapsed])
    await world.approve(post)
    await world.approve(post, by: Sample.clinician)
    await world.advance(to: "11:00")
    #expect(world.published == [post.text])
  }

  @Test func `approvals that outlast the slot stay as they are`() async throws {
    let world = try await World()
    let post = Sample.post(at: Sample.nine, policy: Sample.careful.id)
    await world.plan(post)
    await world.approve(post)
    await world.approve(post, by: Sample.clinician)
    await world.advance(to: "12:00")
    #expect(world.published == [post.text])
    #expect(try await world.record(of: post).contains(.lapsed) == false)
  }

  @Test func `a live post may use the short path, with two people instead of one`() async throws {
    let world = try await World()
    let live = ApprovalPolicy(
      id: "live", quorum: [.approver: 1], reflection: .seconds(86_400),
      shortPath: ApprovalPolicy.ShortPath())
    let house = House(
      trust: "A trust", timeZone: "Europe/London", people: Array(Sample.house.people.values),
      policies: [live], accounts: [Sample.mastodon], defaultPolicy: "live")
    let post = Sample.post(at: Sample.nine, policy: "live")
    let late = Sample.post("late", at: Sample.morning + .seconds(60), policy: "live")
    await world.plan(post, late, house: house)
    #expect(await world.approve(late).text.contains("time to stop and think"))
    #expect(await world.approve(post).text.contains("still needed: 1 × approver"))
    #expect(await world.approve(post, by: Sample.clinician).isDone)
    await world.advance(to: "09:00")
    #expect(world.published == [post.text])
  }
}
