import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// What becomes of posts when their platform has a bad day.
@Suite struct AccountTests {
  let post = Sample.post(at: Sample.nine)
  let next = Sample.post("next", at: World.time("09:05"), text: "The next one.")
  let sky = Sample.post(
    "sky", at: World.time("09:05"), text: "On the sky.", account: Sample.bluesky)
  let cross = Sample.post("cross", at: Sample.nine, text: "On X.", account: Sample.x)

  private func world(_ posts: PostRevision...) async throws -> World {
    let world = try await World()
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    return world
  }

  @Test func `a platform that asks us to wait delays its own account alone`() async throws {
    let world = try await world(post, next, sky)
    world.stage.order(.wait(.seconds(600)), on: Sample.mastodon.id)
    await world.advance(to: "09:09:59")
    #expect(world.published == [sky.text])
    #expect(world.stage.sendings.count == 2)
    await world.advance(to: "09:10")
    #expect(Set(world.published) == [sky.text, post.text, next.text])
  }

  @Test func `an account without access is stopped, and goes on when somebody says so`()
    async throws
  {
    let world = try await world(post, next, sky)
    world.stage.order(.accessLost, on: Sample.mastodon.id)
    await world.advance(to: "09:06")
    #expect(world.published == [sky.text])
    #expect(world.stage.sendings.count == 2)
    let status = await world.call("status", by: Sample.onCall)
    #expect(status.text.contains("the token was revoked"))
    await world.resume(Sample.mastodon.id.text)
    await world.work()
    #expect(Set(world.published) == [sky.text, post.text, next.text])
  }

  @Test func `an account that does not let us look is stopped as well`() async throws {
    let world = try await world(cross)
    world.stage.order(.answerLost, on: Sample.x.id)
    world.stage.order(.shutOut, on: Sample.x.id)
    await world.advance(to: "09:10")
    let stopped = try await world.books.read { try $0.stoppedAccounts() }
    #expect(stopped[Sample.x.id] == "the token was revoked")
    #expect(try await world.state(of: cross) == "delivered")
  }

  @Test func `what stood on a stopped account past its deadline is missed, not sent late`()
    async throws
  {
    let world = try await world(post)
    world.stage.order(.accessLost, on: Sample.mastodon.id)
    await world.advance(to: "09:30")
    await world.resume(Sample.mastodon.id.text)
    await world.work()
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "missed")
  }

  @Test func `what stands on a stopped account is missed at its deadline, though nobody comes`()
    async throws
  {
    let world = try await world(post, sky)
    world.stage.order(.accessLost, on: Sample.mastodon.id)
    await world.advance(to: "09:15:01")
    #expect(try await world.state(of: post) == "missed")
    let entries = try await world.books.read { [post] in
      try $0.entries(of: post.post.id.text)
    }
    #expect(entries.last?.detail["reason"]?.hasPrefix("its account was stopped") == true)
  }

  @Test
  func `a dead server for six hours: what is past its deadline is missed, and nothing bursts`()
    async throws
  {
    let posts = (0..<12).map {
      Sample.post("p\($0)", at: Sample.nine + .seconds(Int64($0) * 1800), text: "Post \($0).")
    }
    let world = try await World()
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    for _ in 0..<2000 { world.stage.order(.notSent, on: Sample.mastodon.id) }
    await world.advance(to: "14:31")
    world.stage.calm()
    await world.advance(to: "16:00")
    #expect(world.published == ["Post 11."])
    let states = try await world.books.read { try $0.dispatchCounts() }
    #expect(states == [.missed: 11, .delivered: 1])
    #expect(world.stage.sendings.count < 400)
  }

  @Test func `a month's budget is never overspent: what would cost more waits, and is missed`()
    async throws
  {
    let account = Account(
      id: Sample.x.id, platform: .x, server: Sample.x.server, handle: "@trust",
      monthlyBudget: 2 * StagePublisher.costOnX - 1)
    let house = Sample.house(with: account)
    let second = Sample.post("second", at: World.time("09:01"), text: "More.", account: Sample.x)
    let world = try await World()
    await world.plan(cross, second, house: house)
    await world.approve(cross)
    await world.approve(second)
    await world.advance(to: "09:30")
    #expect(world.published == [cross.text])
    #expect(try await world.state(of: second) == "missed")
    let entries = try await world.books.read { try $0.entries(of: second.post.id.text) }
    #expect(entries.contains { $0.detail["reason"]?.contains("of this month's") == true })
  }

  @Test func `what was refused was not paid for`() async throws {
    let world = try await world(cross)
    world.stage.order(.refused, on: Sample.x.id)
    await world.advance(to: "09:05")
    let spent = try await world.books.read {
      try $0.spent(on: Sample.x.id, at: Sample.nine)
    }
    #expect(spent == 0)
  }

  @Test func `a post that needs a person is told of once, however often the daemon starts`()
    async throws
  {
    let world = try await world(cross)
    world.stage.order(.lostOnTheWay, on: Sample.x.id)
    await world.advance(to: "09:05")
    try await world.restart()
    await world.work()
    let entries = try await world.books.read { [cross] in
      try $0.entries(of: cross.post.id.text)
    }
    #expect(entries.count { $0.detail["needs"] != nil } == 1)
  }

  @Test func `a connection that fails is tried again until the post is out`() async throws {
    let world = try await world(post)
    world.stage.order(.notSent, .notSent, .notSent, on: Sample.mastodon.id)
    await world.advance(to: "09:14")
    #expect(world.published == [post.text])
    #expect(world.stage.sendings.count == 4)
  }

  @Test func `a refusal is final`() async throws {
    let world = try await world(post)
    world.stage.order(.refused, on: Sample.mastodon.id)
    await world.advance(to: "12:00")
    #expect(world.stage.sendings.count == 1)
    #expect(try await world.state(of: post) == "failed")
  }

  @Test func `an answer that was lost is found on the account`() async throws {
    let world = try await world(post, cross)
    world.stage.order(.answerLost, on: Sample.mastodon.id)
    world.stage.order(.answerLost, on: Sample.x.id)
    world.stage.order(.cannotLook(retryAfter: .seconds(90)), on: Sample.x.id)
    await world.advance(to: "09:10")
    #expect(world.stage.sendings.count == 2)
    #expect(try await world.state(of: post) == "delivered")
    #expect(try await world.state(of: cross) == "delivered")
    let entries = try await world.books.read { [post] in try $0.entries(of: post.post.id.text) }
    let found = entries.last { $0.did == .delivered }
    #expect(found?.detail["found"] == "on the account")
    #expect(found?.detail["lateness"] == "0")
  }

  @Test func `a request that was lost goes out again where that makes no second post`()
    async throws
  {
    let world = try await world(post, sky)
    world.stage.order(.lostOnTheWay, on: Sample.mastodon.id)
    world.stage.order(.lostOnTheWay, on: Sample.bluesky.id)
    await world.advance(to: "09:14")
    #expect(Set(world.published) == [post.text, sky.text])
    #expect(world.stage.sendings.count == 4)
  }

  @Test func `a request that comes late to the stage makes no second post`() async throws {
    let world = try await world(post, sky)
    world.stage.order(.arrivesLate(.seconds(50)), on: Sample.mastodon.id)
    world.stage.order(.arrivesLate(.seconds(50)), on: Sample.bluesky.id)
    await world.advance(to: "09:14")
    #expect(Set(world.published) == [post.text, sky.text])
    #expect(world.published.count == 2)
  }

  @Test func `where nothing may be sent twice, a person looks and decides`() async throws {
    let world = try await world(cross)
    world.stage.order(.lostOnTheWay, on: Sample.x.id)
    await world.advance(to: "09:05")
    #expect(world.stage.sendings.count == 1)
    #expect(try await world.state(of: cross) == "uncertain")
    #expect(await world.resolve(cross.post.id, published: nil).isDone)
    #expect(try await world.state(of: cross) == "missed")
    await world.advance(to: "12:00")
    #expect(world.published == [])
  }

  @Test func `a person's word that it is out ends the doubt`() async throws {
    let world = try await world(cross)
    world.stage.order(.answerLost, on: Sample.x.id)
    world.stage.order(.cannotTell, on: Sample.x.id)
    await world.advance(to: "09:05")
    #expect(try await world.state(of: cross) == "uncertain")
    #expect(await world.resolve(cross.post.id, published: "https://x.com/trust/status/1").isDone)
    #expect(try await world.state(of: cross) == "delivered")
    #expect(await world.resolve(cross.post.id, published: nil).status == .no)
  }

  @Test func `a reply waits for the post it answers`() async throws {
    let parent = Sample.post("parent", at: Sample.nine, text: "A question.")
    let reply = Sample.post(
      "reply", at: Sample.nine, text: "Its answer.", repliesTo: parent.post.id)
    let world = try await world(parent, reply)
    world.stage.order(.notSent, on: Sample.mastodon.id)
    await world.advance(to: "09:10")
    #expect(world.published == [parent.text, reply.text])
    #expect(world.stage.shown.last?.repliesTo == world.stage.shown.first?.receipt.id)
  }

  @Test func `a reply whose parent failed is missed`() async throws {
    let parent = Sample.post("parent", at: Sample.nine, text: "A question.")
    let reply = Sample.post(
      "reply", at: Sample.nine, text: "Its answer.", repliesTo: parent.post.id)
    let world = try await world(parent, reply)
    world.stage.order(.refused, on: Sample.mastodon.id)
    await world.advance(to: "09:20")
    #expect(world.published == [])
    #expect(try await world.state(of: reply) == "missed")
    let acts = try await world.record(of: reply)
    #expect(acts.count { $0 == .postponed } <= 1)
    let entries = try await world.books.read { try $0.entries(of: reply.post.id.text) }
    #expect(
      entries.last?.detail["reason"]
        == "the post it replies to is refused by the platform")
  }

  @Test func `a reply whose parent nobody approved is missed`() async throws {
    let world = try await World()
    let parent = Sample.post("parent", at: Sample.nine, text: "A question.")
    let reply = Sample.post(
      "reply", at: Sample.nine, text: "Its answer.", repliesTo: parent.post.id)
    await world.plan(parent, reply)
    await world.approve(reply)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    #expect(try await world.state(of: reply) == "missed")
  }

  @Test func `what waits for a stopped account is missed at its deadline, also where nobody looks`()
    async throws
  {
    let world = try await world(post)
    world.stage.order(.accessLost, on: Sample.mastodon.id)
    await world.advance(to: "09:16")
    #expect(try await world.state(of: post) == "missed")
    let entries = try await world.books.read { [post] in
      try $0.entries(of: post.post.id.text)
    }
    #expect(entries.last?.detail["reason"] == "its account was stopped: the token was revoked")
  }

  @Test func `what X takes from all accounts together is shared among them, and the rest waits`()
    async throws
  {
    let second = Account(
      id: "trust-x-youth", platform: .x, server: "http://127.0.0.1:3", handle: "@youth")
    let house = Sample.house(with: second)
    let world = try await World()
    let first = Sample.post("first", at: Sample.nine, text: "The first.", account: Sample.x)
    let rest = [Sample.x, second].map { account in
      Sample.post("rest", at: World.time("09:05"), text: "On \(account.id).", account: account)
    }
    await world.read(
      ([first] + rest).map { PlannedPost(revision: $0, status: .confirmed) }, house: house)
    for post in [first] + rest { await world.approve(post) }
    world.stage.counter.limit(to: 2, renewsIn: .seconds(600))
    await world.advance(to: "09:05")
    #expect(world.stage.sendings.count == 2)
    world.stage.counter.limit(to: 100, renewsIn: .seconds(86_400))
    await world.advance(to: "09:14:59")
    #expect(world.stage.sendings.count == 2)
    await world.advance(to: "09:15")
    #expect(Set(world.published) == Set(([first] + rest).map(\.text)))
  }
}
