import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

@Suite struct TimeTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `an approved post leaves at its slot and not before`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    await world.advance(to: "08:59:59.999999")
    #expect(world.published == [])
    await world.advance(to: "09:00")
    #expect(world.published == [post.text])
    #expect(world.stage.shown.map(\.at) == [Sample.nine])
  }

  @Test func `what is not approved by its slot expires`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.advance(to: "09:00")
    let answer = await world.approve(post)
    #expect(answer.status == .tryLater)
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "expired")
  }

  @Test func `a daemon that was down sends what is still within its grace, and misses the rest`()
    async throws
  {
    let world = try await World()
    let late = Sample.post("late", at: World.time("09:25"), text: "Within its grace.")
    await world.plan(post, late)
    await world.approve(post)
    await world.approve(late)
    world.clock.set(World.time("09:30"))
    try await world.restart()
    await world.work()
    #expect(world.published == [late.text])
    #expect(try await world.state(of: post) == "missed")
    let missed = await world.call("queue", by: Sample.onCall) { $0.state = "missed" }
    #expect(missed.text.contains(post.post.id.text))
  }

  @Test func `many overdue posts are all looked at in one go`() async throws {
    let world = try await World()
    let posts = (1...100).map { Sample.post("p\($0)", at: Sample.nine, text: "Post \($0).") }
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    await world.sleepUntil("11:00")
    #expect(world.published == [])
    let states = try await world.books.read { try $0.dispatchCounts() }
    #expect(states == [.missed: 100])
  }

  @Test(arguments: [DateStatus.provisional, .cancelled, .paused])
  func `nothing leaves on a date that is not confirmed`(date: DateStatus) async throws {
    let world = try await World()
    await world.plan(post, on: date)
    await world.approve(post)
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "missed")
  }

  @Test func `a date confirmed in time lets its posts out without new approvals`() async throws {
    let world = try await World()
    await world.plan(post, on: .provisional)
    await world.approve(post)
    await world.plan(post, on: .confirmed)
    await world.advance(to: "09:00")
    #expect(world.published == [post.text])
  }

  @Test func `a calendar with faults keeps the plan before it`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    let faults = await world.readFaults()
    #expect(faults.hasErrors)
    #expect(await world.call("reload", by: Sample.onCall).status == .no)
    await world.advance(to: "09:00")
    #expect(world.published == [post.text])
    #expect(await world.call("status", by: Sample.onCall).text.contains("a post needs a time"))
  }

  @Test func `a gate that changes its mind stops what was approved`() async throws {
    let world = try await World()
    let ring = Sample.post(at: Sample.nine, text: "Ring us on \(Knowledge.number).")
    await world.plan(ring)
    await world.approve(ring)
    await world.plan(ring, knowing: .bare)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    #expect(try await world.state(of: ring) == "expired")
    #expect(try await world.record(of: ring).contains(.returned))
  }

  @Test func `what the gate stops nobody can approve`() async throws {
    let world = try await World()
    let ring = Sample.post(at: Sample.nine, text: "Ring us on \(Knowledge.number).")
    await world.plan(ring, knowing: .bare)
    #expect(try await world.state(of: ring) == "blocked")
    for person in Sample.house.people.values {
      #expect(await world.approve(ring, by: person).status != .done)
    }
    await world.advance(to: "09:00")
    #expect(world.published == [])
  }

  @Test func `a slot within an embargo is stopped by the gate, and nobody can approve it`()
    async throws
  {
    let world = try await World()
    let embargoed = PostRevision(
      post: post.post, text: "Under embargo.", author: Sample.author.id,
      notBefore: World.time("09:10"), policy: Sample.everyday.id, location: post.location)
    await world.plan(embargoed)
    let answer = await world.approve(embargoed)
    #expect(answer.status == .no)
    #expect(answer.text.contains("time.embargo"))
    await world.advance(to: "09:30")
    #expect(world.published == [])
    #expect(try await world.state(of: embargoed) == "expired")
  }
}
