import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

@Suite struct HoldTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `a hold placed in the last second keeps the post back`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    await world.advance(to: "08:59:59.999999")
    await world.hold(.everything)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "held")
  }

  @Test func `a hold lifted before the slot lets the post go at its slot`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    let hold = await world.hold(.campaign("week"))
    await world.advance(to: "08:59")
    await world.resume(hold)
    await world.advance(to: "09:00")
    #expect(world.published == [post.text])
  }

  @Test func `what a hold kept back past its slot stays missed, and resuming never bursts`()
    async throws
  {
    let world = try await World()
    let posts = (1...40).map { Sample.post("entry\($0)", at: Sample.nine + .seconds($0)) }
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    let hold = await world.hold(.everything)
    await world.advance(to: "09:05")
    let answer = await world.resume(hold)
    await world.advance(to: "12:00")
    #expect(answer.word("message")?.contains("40 posts") == true)
    #expect(world.published == [])
    for post in posts { #expect(try await world.state(of: post) == "missed") }
  }

  @Test func `a hold that runs out by itself sends nothing late either`() async throws {
    let world = try await World()
    let later = Sample.post("later", at: World.time("09:20"))
    await world.plan(post, later)
    await world.approve(post)
    await world.approve(later)
    await world.hold(.everything, until: World.time("09:10"))
    await world.advance(to: "09:30")
    #expect(world.published == [later.text])
    #expect(try await world.state(of: post) == "missed")
  }

  @Test func `a hold on one account leaves the others alone`() async throws {
    let world = try await World()
    let elsewhere = Sample.post(at: Sample.nine, text: "On the sky.", account: Sample.bluesky)
    await world.plan(post, elsewhere)
    await world.approve(post)
    await world.approve(elsewhere)
    await world.hold(.account(Sample.mastodon.id))
    await world.advance(to: "09:00")
    #expect(world.published == ["On the sky."])
  }

  @Test func `what a hold spares goes out though many others are kept back before it`()
    async throws
  {
    let world = try await World()
    let kept = (1...70).map { Sample.post("a\($0)", at: Sample.nine) }
    let safety = Sample.post(
      "z", at: Sample.nine, text: "Do not use the east gate.", priority: "patient-safety")
    await world.read((kept + [safety]).map { PlannedPost(revision: $0, status: .confirmed) })
    for post in kept + [safety] { await world.approve(post) }
    await world.hold(.everything, sparing: "patient-safety")
    await world.advance(to: "09:00")
    #expect(world.published == [safety.text])
  }

  @Test func `a hold stands though the clock is set back behind its beginning`() async throws {
    let world = try await World()
    let early = Sample.post(at: World.time("08:50"), grace: .seconds(3600))
    await world.plan(early)
    await world.approve(early)
    world.clock.set(World.time("09:05"))
    await world.hold(.everything)
    world.clock.set(World.time("08:40"))
    await world.advance(to: "08:50")
    #expect(world.published == [])
    #expect(try await world.state(of: early) == "held")
  }

  @Test func `a hold finds its unit however its capitals are typed, and says where it finds none`()
    async throws
  {
    let post = Sample.post(at: Sample.nine, unit: "Larch Ward")
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    let strange = await world.call("hold", by: Sample.onCall) {
      $0.unit = "Birch Ward"
      $0.reason = "a complaint"
    }
    #expect(strange.text.contains("NO PLANNED POST IS OF IT"))
    #expect(strange.text.contains("Larch Ward"))
    let found = await world.call("hold", by: Sample.onCall) {
      $0.unit = "larch ward"
      $0.reason = "a complaint"
    }
    #expect(!found.text.contains("NO PLANNED POST"))
    await world.advance(to: "09:05")
    #expect(world.published == [])
  }
}
