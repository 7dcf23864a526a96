import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Pictures are with their platform before the posts that show them are due.
@Suite(.timeLimit(.minutes(1))) struct PictureTests {
  @Test func `a post with a picture leaves at its slot, since its picture was handed over before`()
    async throws
  {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.advance(to: .seconds(-121))
    #expect(await day.uploads == 0)
    await day.advance(to: .seconds(-120))
    #expect(await day.uploads == 1)
    #expect(await day.player.statuses.isEmpty)
    await day.player.always(.upload, .cutsBefore)
    await day.advance(to: .zero)
    let status = try #require(await day.player.statuses.first)
    #expect(status.pictures.map(\.alt) == ["A bench"])
    #expect(await day.uploads == 1)
    let delivery = try #require(try await day.deliveries(of: post).first)
    #expect(delivery.lateness == .zero)
    #expect(delivery.prepared.handedOver?.ids == status.pictures.map(\.id))
    #expect(try await !day.world.record(of: post).contains(.postponed))
  }

  @Test func `after a lost answer the picture is not handed over twice`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.player.next(.post, .cutsBefore)
    await day.advance(to: .seconds(180))
    #expect(try await day.world.state(of: post) == "delivered")
    #expect(await day.player.requests(.post).count == 2)
    #expect(await day.player.statuses.map(\.pictures.count) == [1])
    #expect(await day.uploads == 1)
  }

  @Test func `a daemon that falls when a picture is there does not hand it over again`()
    async throws
  {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.advance(to: .seconds(-60))
    try await day.restart()
    await day.advance(to: .zero)
    #expect(await day.player.statuses.map(\.pictures.count) == [1])
    #expect(await day.uploads == 1)
  }

  @Test func `a picture whose answer was lost is handed over again, and its post leaves then`()
    async throws
  {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    for _ in 1...7 { await day.player.next(.upload, .losesAnswer) }
    await day.advance(to: .zero)
    #expect(await day.player.statuses.isEmpty)
    await day.advance(to: .seconds(10))
    #expect(await day.player.statuses.map(\.pictures.count) == [1])
    #expect(await day.uploads == 8)
    #expect(try await day.world.state(of: post) == "delivered")
  }

  @Test func `too many pictures hold up no text, and a post that gets none of them says why`()
    async throws
  {
    let day = try await PictureDay()
    let pictured = day.post()
    let text = day.post("text", text: "Our garden is open.", media: [])
    try await day.plan(pictured, text)
    await day.player.always(
      .upload, .answers(.json(429, headers: [("Retry-After", "600")], ["error": "slow down"])))
    await day.advance(to: .zero)
    #expect(await day.player.statuses.map(\.text) == [text.text])
    #expect(try await day.deliveries(of: text).map(\.lateness) == [.zero])
    #expect(try await day.world.state(of: pictured) == "scheduled")
    await day.advance(to: .seconds(901))
    #expect(try await day.world.state(of: pictured) == "missed")
    let reason = try await day.reason(of: pictured)
    #expect(reason.hasPrefix("its pictures could not be handed over: "))
    #expect(reason.hasSuffix("asks us to wait (429: slow down)"))
    // At the first moment, and when the server was ready to be asked again.
    #expect(await day.uploads == 2)
  }

  @Test func `a slow picture delays no other post`() async throws {
    let day = try await PictureDay(ahead: .zero)
    try await day.plan(day.post("a", text: "The first."), day.post("b", text: "The second."))
    await day.player.next(.upload, .holdsAnswer)
    try await day.world.whileDispatching { _ in
      day.world.clock.set(day.slot)
      await day.player.stored(1)
      #expect(await day.player.statuses.count == 1)
      await day.player.release()
      await day.player.stored(2)
    }
    #expect(await day.uploads == 2)
  }

  @Test func `a picture that was changed since is refused, and no server is blamed for it`()
    async throws
  {
    let day = try await PictureDay()
    let pictured = day.post()
    let text = day.post("text", text: "Our garden is open.", media: [])
    try await day.plan(pictured, text)
    try day.write([4, 5, 6])
    await day.advance(to: .zero)
    #expect(try await day.world.state(of: pictured) == "failed")
    #expect(try await day.reason(of: pictured).contains("is not the one that was approved"))
    #expect(try await day.world.record(of: pictured).last == .refused)
    #expect(await day.player.statuses.map(\.text) == [text.text])
  }

  @Test func `an account that takes no picture of ours any more is stopped`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.player.always(.upload, .answers(.json(401, ["error": "revoked"])))
    await day.advance(to: .seconds(30))
    let stopped = try await day.world.books.read { try $0.stoppedAccounts() }
    #expect(stopped.keys.map(\.self) == [Sample.mastodon.id])
    #expect(await day.uploads == 1)
    #expect(await day.player.requests(.post).isEmpty)
  }

  @Test func `a picture that arrives while its post is with people is there when it comes back`()
    async throws
  {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.advance(to: .seconds(-121))
    await day.player.next(.upload, .holdsAnswer)
    day.world.clock.set(day.slot - .seconds(60))
    let working = Task { await day.world.work() }
    await day.player.arrived(.upload)
    await day.world.sendBack(post)
    #expect(try await day.world.record(of: post).contains(.cancelled))
    await day.player.release()
    _ = await working.value
    await day.world.approve(post)
    await day.advance(to: .zero)
    #expect(await day.player.statuses.map(\.pictures.count) == [1])
    #expect(await day.uploads == 1)
  }

  @Test func `a picture that another account has is handed over anew`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.advance(to: .seconds(-60))
    let other = try await MastodonPlayer.start()
    try await day.move(to: other)
    await day.advance(to: .seconds(10))
    #expect(await other.statuses.map(\.pictures.count) == [1])
    #expect(try await day.world.state(of: post) == "delivered")
    #expect(await day.player.statuses.isEmpty)
  }

  @Test func `what lies under a hold is not handed over before the hold is lifted`() async throws {
    let day = try await PictureDay()
    try await day.plan(day.post())
    let hold = await day.world.hold(.everything)
    await day.advance(to: .seconds(-60))
    #expect(await day.uploads == 0)
    await day.world.resume(hold)
    await day.advance(to: .zero)
    #expect(await day.player.statuses.map(\.pictures.count) == [1])
  }
}

/// A request with pictures that goes out again, and is refused: "already attached" is said in as many
/// ways as there are servers.
@Suite(.timeLimit(.minutes(1))) struct RepeatedPictureTests {
  private static let refusal = PlayedAnswer.json(
    422, ["error": "Cannot attach files that have not finished processing"])

  @Test func `the refusal is taken as a sign that the post may be out`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.player.next(.post, .cutsBefore)
    await day.player.next(.post, .answersAfter(RepeatedPictureTests.refusal))
    await day.advance(to: .seconds(180))
    #expect(try await day.world.record(of: post).count { $0 == .uncertain } == 2)
    #expect(try await day.world.state(of: post) == "delivered")
    #expect(await day.player.statuses.count == 1)
  }

  @Test func `what is not out after all is refused, and not sent for ever`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.player.next(.post, .cutsBefore)
    await day.player.always(.post, .answers(RepeatedPictureTests.refusal))
    await day.advance(to: .zero)
    await day.advance(to: .seconds(180))
    #expect(try await day.world.state(of: post) == "failed")
    #expect(await day.player.requests(.post).count == 2)
    #expect(await day.uploads == 1)
  }

  @Test func `what was never sent before is refused at once`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    await day.player.next(.post, .answers(RepeatedPictureTests.refusal))
    await day.advance(to: .zero)
    #expect(try await day.world.state(of: post) == "failed")
  }
}
