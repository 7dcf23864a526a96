import CampaignCore
import Publishers
import Support
import Testing

@Suite(.timeLimit(.minutes(1))) struct MastodonPublishingTests {
  @Test func `a post goes out once, public, in its language, under its dispatch's key`()
    async throws
  {
    let stage = try await MastodonStage()
    let revision = Sample.revision(
      text: "Talk to someone today. ☕️ & more\n", platform: .mastodon,
      link: "https://trust.example/talk?a=1&b=2", spoiler: "Mentions self-harm",
      language: "en-GB")
    let receipt = try await stage.publisher.publish(try stage.prepare(revision))
    let stored = try #require(await stage.player.statuses.first)
    #expect(
      stored.text == "Talk to someone today. ☕️ & more\nhttps://trust.example/talk?a=1&b=2")
    #expect(stored.spoiler == "Mentions self-harm")
    #expect(stored.visibility == "public")
    #expect(stored.language == "en")
    #expect(stored.idempotencyKey == "dispatch-1")
    #expect(
      receipt == Receipt(id: stored.id, url: "\(stage.player.address)/@trust/\(stored.id)"))
  }

  @Test func `a picture goes along with its words`() async throws {
    let stage = try await MastodonStage()
    let revision = Sample.revision(
      platform: .mastodon, media: [Sample.picture(alt: "Two people on a bench. Ünïcode")])
    let receipt = try await stage.publisher.publish(try stage.prepare(revision))
    let picture = try #require(await stage.player.statuses.first?.pictures.first)
    #expect(picture.bytes == Sample.pictureBytes)
    #expect(picture.mimeType == "image/png")
    #expect(picture.alt == "Two people on a bench. Ünïcode")
    #expect(receipt.remarks == [])
  }

  @Test func `a picture goes along with what must stay in view`() async throws {
    let stage = try await MastodonStage()
    let picture = Sample.picture(alt: "A bench", focus: Media.Focus(x: -250, y: 500))
    let revision = Sample.revision(platform: .mastodon, media: [picture])
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    let upload = try #require(await stage.player.requests(.upload).first)
    #expect(upload.text.contains("name=\"focus\"\r\n\r\n-0.250,0.500\r\n"))
  }

  @Test func `a picture that takes its time is waited for`() async throws {
    let stage = try await MastodonStage()
    await stage.player.slowPictures(3)
    let revision = Sample.revision(platform: .mastodon, media: [Sample.picture(alt: "A bench")])
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    #expect(await stage.player.requests(.media).count == 4)
    #expect(await stage.player.statuses.first?.pictures.count == 1)
  }

  @Test func `a reply names its parent by the parent's receipt`() async throws {
    let stage = try await MastodonStage()
    let parent = try await stage.publisher.publish(try stage.prepare())
    let reply = try await stage.publisher.publish(
      try stage.prepare(dispatch: "dispatch-2", replyingTo: parent))
    #expect(await stage.player.statuses.last?.repliesTo == parent.id)
    #expect(reply.remarks == [])
  }

  @Test func `what the server left out is remarked, for the post is out`() async throws {
    let stage = try await MastodonStage()
    await stage.player.dropPictures()
    let revision = Sample.revision(platform: .mastodon, media: [Sample.picture(alt: "A bench")])
    let receipt = try await stage.publisher.publish(try stage.prepare(revision))
    #expect(receipt.remarks == ["It went out with 0 of 1 pictures."])
  }

  @Test func `a parent that snac does not know is dropped, and that is remarked`() async throws {
    let stage = try await MastodonStage(.snac)
    let receipt = try await stage.publisher.publish(
      try stage.prepare(replyingTo: Receipt(id: "unknown", url: nil)))
    #expect(receipt.remarks == ["It does not answer its parent."])
  }

  @Test func `a retracted post is gone, and retracting it again is harmless`() async throws {
    let stage = try await MastodonStage()
    let receipt = try await stage.publisher.publish(try stage.prepare())
    try await stage.publisher.retract(receipt)
    try await stage.publisher.retract(receipt)
    #expect(await stage.player.statuses.isEmpty)
  }

  @Test func `the key is trusted on Mastodon only, once the server has said what it is`()
    async throws
  {
    let mastodon = try await MastodonStage()
    #expect(mastodon.publisher.repeatability == .never)
    let standing = try await mastodon.publisher.standing()
    #expect(mastodon.publisher.repeatability == .within(.seconds(3600)))
    #expect(standing.software == "mastodon 4.5.3")
    #expect(standing.handle == "trust")
    #expect(standing.maximumCharacters == 500)
    #expect(standing.maximumPictureSize == 16_777_216)
    #expect(standing.maximumPictureArea == 33_177_600)
    #expect(standing.maximumFilmSize == 41_943_040)
    #expect(
      standing.polls
        == PollLimits(mostOptions: 4, longestOption: 50, shortest: 300, longest: 2_629_746))
    let other = try await MastodonStage(.goToSocial)
    _ = try await other.publisher.standing()
    #expect(other.publisher.repeatability == .never)
  }

  @Test(arguments: [
    PlayedAnswer(503, "<h1>Service Unavailable</h1>"), PlayedAnswer(200, "<html>Welcome</html>"),
  ])
  func `a server that does not say what it takes is not in order`(answer: PlayedAnswer) async throws
  {
    let stage = try await MastodonStage()
    await stage.player.next(.instance, .answers(answer))
    let failure = await #expect(throws: PublishFailure.self) {
      _ = try await stage.publisher.standing()
    }
    #expect(failure?.kind == .notSent)
  }

  @Test func `snac tells its limits under the older address`() async throws {
    let stage = try await MastodonStage(.snac)
    #expect(try await stage.publisher.standing().maximumCharacters == 500)
  }
}
