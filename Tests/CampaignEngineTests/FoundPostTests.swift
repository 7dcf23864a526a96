import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Posts of which only a person could tell that they are out.
@Suite struct FoundPostTests {
  let post = Sample.post(at: Sample.nine, text: "On X.", account: Sample.x)

  /// It is out, under the name that X gave it, and nobody could tell.
  private func doubtful() async throws -> (World, name: String) {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    world.stage.order(.answerLost, on: Sample.x.id)
    world.stage.order(.cannotTell, on: Sample.x.id)
    await world.advance(to: "09:05")
    return (world, try #require(world.stage.shown.first?.receipt.id))
  }

  /// As versions did that took the address for the name.
  private func keep(_ address: String, in world: World) async throws {
    try await world.books.write(at: world.clock.now) { [post] transaction in
      for dispatch in try transaction.reading.dispatches(of: post.post.id) {
        try transaction.settle(
          try dispatch.applying(.accept), attempt: dispatch.attempt,
          outcome: .accepted(Receipt(id: address, url: address)),
          AuditNote(
            .resolved, post.post.id.text, ["dispatch": dispatch.id.text, "published": address]))
      }
    }
  }

  @Test func `what a person found by its address is taken down by its name`() async throws {
    let (world, name) = try await doubtful()
    let address = "https://twitter.com/trust/status/\(name)?s=20"
    #expect(await world.resolve(post.post.id, published: address).isDone)
    let receipt = try await world.books.read { [post] in try $0.receipt(ofPost: post.post.id) }
    #expect(receipt == Receipt(id: name, url: address))
    #expect(await world.retract(post).isDone)
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "retracted")
  }

  @Test func `a post of another account is not taken for ours`() async throws {
    let world = try await World()
    let other = Sample.post("other", at: Sample.nine - .seconds(60))
    await world.plan(other, post)
    await world.approve(other)
    await world.approve(post)
    world.stage.order(.answerLost, on: Sample.x.id)
    world.stage.order(.cannotTell, on: Sample.x.id)
    await world.advance(to: "09:05")
    let name = try #require(world.stage.shown.first { $0.post == other.post.id }?.receipt.id)
    let address = "https://x.com/another/status/\(name)"
    let answer = await world.resolve(post.post.id, published: address)
    #expect(answer.status == .no)
    #expect(answer.text.contains("'\(address)' is a post of trust-mastodon, not of trust-x"))
    #expect(try await world.state(of: post) == "uncertain")
    let own = try #require(world.stage.shown.last?.receipt.id)
    let found = await world.resolve(
      post.post.id, published: "https://x.com/trust/status/\(own)")
    #expect(found.word("message") == "recorded: published")
  }

  @Test func `where the platform does not tell whose a post is, it counts, and that is said`()
    async throws
  {
    let (world, _) = try await doubtful()
    let answer = await world.resolve(
      post.post.id, published: "https://x.com/i/web/status/99")
    #expect(
      answer.word("message")
        == "recorded: published; whose post it is was not checked: trust-x does not tell")
    let entries = try await world.books.read { [post] in try $0.entries(of: post.post.id.text) }
    #expect(entries.last { $0.did == .resolved }?.detail["unchecked"] == "trust-x does not tell")
    #expect(try await world.state(of: post) == "delivered")
  }

  @Test func `an address without a name is refused, with an example of one that has it`()
    async throws
  {
    let (world, _) = try await doubtful()
    let answer = await world.resolve(post.post.id, published: "https://x.com/trust")
    #expect(answer.status == .usage)
    #expect(answer.text.contains("'https://x.com/trust' does not tell"))
    #expect(answer.text.contains("--published https://x.com/name/status/"))
    #expect(try await world.state(of: post) == "uncertain")
  }

  @Test func `a name is read from the address that an earlier version kept in its place`()
    async throws
  {
    let (world, name) = try await doubtful()
    try await keep("https://x.com/trust/status/\(name)", in: world)
    #expect(await world.retract(post).isDone)
    #expect(world.published == [])
  }

  @Test func `what only an address is kept of is not said to be taken down`() async throws {
    let (world, _) = try await doubtful()
    try await keep("https://x.example/1", in: world)
    let answer = await world.retract(post)
    #expect(answer.status == .no)
    #expect(answer.text.contains("take it down by hand: https://x.example/1"))
    #expect(world.published == [post.text])
    #expect(try await world.state(of: post) == "delivered")
    #expect(try await world.record(of: post).suffix(2) == [.retracting, .notRetracted])
  }
}
