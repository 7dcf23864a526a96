import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Where it is not known what was told before, or what time it is, a person has to read on.
@Suite struct FailClosedTests {
  let told = Sample.post("told", at: Sample.nine, text: "Our choir meets on Friday.")
  let next = Sample.post("next", at: World.time("09:30"), text: "The kettle is on again.")

  @Test func `a published post whose words are lost puts the next one before a reviewer`()
    async throws
  {
    let world = try await World()
    await world.plan(told, next)
    await world.approve(told)
    await world.approve(next)
    await world.advance(to: "09:00")
    #expect(world.published == [told.text])
    _ = try await world.database.write { [told] in
      try $0.run("update revision set body = \("{") where digest = \(told.digest)")
    }
    try await world.restart()
    await world.plan(told, next)
    await world.advance(to: "09:30")
    #expect(world.published == [told.text])
    #expect(try await world.record(of: next).contains(.returned))
  }

  @Test(arguments: [Stage.Mishap.answerLost, .lostOnTheWay])
  func `what may be out counts as told, though it is no longer in the calendar`(
    mishap: Stage.Mishap
  ) async throws {
    let seven = Sample.post(
      "morning", at: Sample.nine, text: "We have seven guests this morning.",
      account: Sample.x, unit: "Larch Ward")
    let six = Sample.post(
      "tonight", at: World.time("09:30"), text: "We have six guests tonight.",
      unit: "Larch Ward")
    let world = try await World()
    await world.plan(six)
    await world.approve(six)
    await world.plan(seven, six)
    await world.approve(seven)
    world.stage.order(mishap, on: Sample.x.id)
    world.stage.order(.cannotTell, .cannotTell, .cannotTell, on: Sample.x.id)
    await world.advance(to: "09:00")
    #expect(world.stage.sendings.count == 1)
    #expect(try await world.state(of: seven) == "uncertain")
    await world.plan(six)
    await world.advance(to: "09:30")
    #expect(!world.published.contains(six.text))
    #expect(try await world.record(of: six).contains(.returned))
  }

  @Test func `a post that is sent again is not held against itself`() async throws {
    let post = Sample.post(
      at: Sample.nine, text: "We had seven guests this morning. Six guests stayed.",
      unit: "Larch Ward")
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    world.stage.order(.wait(.seconds(60)), on: Sample.mastodon.id)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    await world.advance(to: "09:05")
    #expect(world.published == [post.text])
  }
}
