import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support
import Testing

@Suite(.timeLimit(.minutes(1))) struct XPublisherTests {
  @Test func `a post goes out, and every request has a signature of its own`() async throws {
    let stage = try await XStage()
    let receipt = try await stage.publisher.publish(
      try stage.prepare(Sample.revision(text: "Talk today.", platform: .x, spoiler: "Self-harm")))
    let post = try #require(await stage.player.house.posts.first)
    #expect(post.text == "Self-harm\n\nTalk today.")
    #expect(receipt == Receipt(id: post.id, url: "https://x.com/i/web/status/\(post.id)"))
  }

  @Test func `a picture goes along with its words, when X has made it ready`() async throws {
    let stage = try await XStage()
    await stage.player.change { $0.questionsUntilReady = 3 }
    let revision = Sample.revision(platform: .x, media: [Sample.picture(alt: "A bench")])
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    let picture = try #require(await stage.player.house.posts.first?.pictures.first)
    #expect(picture.bytes == Sample.pictureBytes)
    #expect(picture.alt == "A bench")
    #expect(await stage.player.requests(.uploadStatus).count == 3)
  }

  @Test func `a picture that was handed over before is not handed over again`() async throws {
    let stage = try await XStage()
    let bench = Sample.picture(alt: "A bench")
    let id = try await stage.publisher.upload(bench)
    let prepared = try stage.prepare(Sample.revision(platform: .x, media: [bench]))
    _ = try await stage.publisher.publish(
      prepared.showing(HandedOver(ids: [id], usableUntil: .rightNow + .seconds(3600))))
    #expect(await stage.player.house.posts.first?.pictures.map(\.alt) == ["A bench"])
    #expect(await stage.player.requests(.upload).count == 1)
  }

  @Test(arguments: [
    .json(500, ["title": "?"]), PlayedAnswer(200, "<html>Welcome</html>"),
    .json(["errors": [["title": "?"]]]),
  ]) func `a picture without its words does not go out`(answer: PlayedAnswer) async throws {
    let stage = try await XStage()
    await stage.player.next(.describe, .answers(answer))
    let revision = Sample.revision(platform: .x, media: [Sample.picture(alt: "A bench")])
    #expect(await stage.failure(of: try stage.prepare(revision))?.kind == .notSent)
    #expect(await stage.player.house.posts.isEmpty)
  }

  @Test(arguments: [
    (400, "refused"), (403, "refused"), (404, "refused"), (401, "accessLost"),
    (402, "accessLost"), (429, "wait"), (500, "unknown"), (503, "unknown"),
  ]) func `a status decides whether the post can be out`(status: Int, kind: String) async throws {
    let stage = try await XStage()
    await stage.player.next(
      .post, .answers(.json(status, ["title": "no", "detail": "Not like this."])))
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind.rawValue == kind)
    #expect(failure?.reason.contains("Not like this.") == true)
  }

  @Test(arguments: [
    BadDay.cutsBefore, .losesAnswer, .halfAnswer, .answersAfter(PlayedAnswer(201, "<html>")),
    .answersAfter(.json(201, [:] as [String: String])), .answersAfter(PlayedAnswer(201, "")),
  ]) func `a cut connection, half an answer or a strange one is unknown`(day: BadDay) async throws {
    let stage = try await XStage()
    await stage.player.next(.post, day)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .unknown)
  }

  @Test func `X that keeps the post and then says nothing is unknown, and the post is found`()
    async throws
  {
    let stage = try await XStage(patience: .none)
    await stage.player.next(.post, .holdsAnswer)
    let prepared = try stage.prepare()
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    await stage.player.release()
    let post = try #require(await stage.player.house.posts.first)
    let found = Receipt(id: post.id, url: "https://x.com/i/web/status/\(post.id)")
    #expect(try await stage.publisher.look(for: prepared) == .published(found))
  }

  @Test func `an X with which no TLS connection can be agreed on has not got the post`()
    async throws
  {
    let stage = try await XStage(patience: .none, overTLS: true)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .notSent)
    #expect(await stage.player.house.posts.isEmpty)
  }

  @Test
  func `a token that ran out between the picture and the post is renewed, and all is out once`()
    async throws
  {
    let stage = try await XStage(keys: #"{"clientID": "app", "refreshToken": "refresh-0"}"#)
    await stage.player.next(.post, .answers(.json(401, ["title": "Unauthorized"])))
    let revision = Sample.revision(platform: .x, media: [Sample.picture(alt: "A bench")])
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    #expect(await stage.player.requests(.token).count == 2)
    #expect(await stage.player.requests(.upload).count == 1)
    #expect(await stage.player.house.posts.first?.pictures.count == 1)
  }

  @Test func `too many posts: we wait until the moment X names in seconds`() async throws {
    let stage = try await XStage()
    let reset = "\(Instant.rightNow.seconds + 60)"
    await stage.player.next(
      .post, .answers(.json(429, headers: [("x-rate-limit-reset", reset)], ["title": "Too Many"])))
    let asked = try #require(await stage.failure(of: try stage.prepare())?.retryAfter)
    #expect((.zero...(.seconds(60))).contains(asked))
  }

  @Test func `a post whose answer was lost is found through shortened links and escapes`()
    async throws
  {
    let stage = try await XStage()
    await stage.player.next(.post, .losesAnswer)
    let prepared = try stage.prepare(
      Sample.revision(
        text: "Tea & talk <today>", platform: .x, media: [Sample.picture(alt: "A bench")],
        link: "https://trust.example/talk?a=1&b=2"))
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    let post = try #require(await stage.player.house.posts.first)
    let found = Receipt(id: post.id, url: "https://x.com/i/web/status/\(post.id)")
    #expect(try await stage.publisher.look(for: prepared) == .published(found))
  }

  @Test func `an equal post is unknown, until looking tells whether it is this one`() async throws {
    let stage = try await XStage()
    let first = try stage.prepare()
    let receipt = try await stage.publisher.publish(first)
    #expect(await stage.failure(of: first)?.kind == .unknown)
    #expect(try await stage.publisher.look(for: first) == .published(receipt))
    let later = try stage.prepare(stamp: .rightNow + .seconds(3600))
    #expect(await stage.failure(of: later)?.kind == .unknown)
    #expect(try await stage.publisher.look(for: later) == .absent)
  }

  @Test func `a reply names its parent`() async throws {
    let stage = try await XStage()
    let parent = try await stage.publisher.publish(try stage.prepare())
    let reply = try stage.prepare(
      Sample.revision(text: "And more.", platform: .x), replyingTo: parent)
    let receipt = try await stage.publisher.publish(reply)
    #expect(await stage.player.house.posts.last?.parent == parent.id)
    #expect(try await stage.publisher.look(for: reply) == .published(receipt))
  }

  @Test func `a retracted post is gone, and retracting it again is harmless`() async throws {
    let stage = try await XStage()
    let receipt = try await stage.publisher.publish(try stage.prepare())
    try await stage.publisher.retract(receipt)
    try await stage.publisher.retract(receipt)
    #expect(await stage.player.house.posts.isEmpty)
  }

  @Test func `broken keys are said to be broken, without showing them`() async throws {
    let stage = try await XStage(keys: "consumerKey: my-secret-key")
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .notSent)
    #expect(failure?.reason.contains("my-secret-key") == false)
  }

  @Test func `a link costs more than words, and words for a picture cost a little`() {
    #expect(XPrice.ofPublishing(Sample.revision(text: "Talk.", platform: .x)) == 15)
    #expect(
      XPrice.ofPublishing(Sample.revision(text: "Talk https://example.org", platform: .x)) == 200)
    let picture = Sample.picture(alt: "A bench")
    #expect(
      XPrice.ofPublishing(Sample.revision(text: "Talk.", platform: .x, media: [picture])) == 15)
    #expect(XPrice.ofHandingOver(picture) == 5)
    #expect(XPrice.ofHandingOver(Sample.picture(alt: nil)) == 0)
  }

  @Test func `by OAuth 2 a token is fetched once, and a new daemon goes on with what was kept`()
    async throws
  {
    let folder = TemporaryFolder()
    let grant = #"{"clientID": "app", "refreshToken": "refresh-0"}"#
    let stage = try await XStage(folder: folder, keys: grant)
    _ = try await stage.publisher.publish(try stage.prepare())
    let second = Sample.revision(text: "And more.", platform: .x)
    _ = try await stage.publisher.publish(try stage.prepare(second))
    #expect(await stage.player.requests(.token).count == 1)
    let restarted = stage.another()
    _ = try await restarted.publish(
      try stage.prepare(Sample.revision(text: "After a restart.", platform: .x)))
    #expect(await stage.player.requests(.token).count == 1)
    #expect(await stage.player.house.posts.count == 3)
    #expect(folder.text("tokens/trust-x.json")?.contains("refresh-1") == true)
  }

  @Test func `a token that ran out in the middle is renewed, and the post goes out once`()
    async throws
  {
    let stage = try await XStage(keys: #"{"clientID": "app", "refreshToken": "refresh-0"}"#)
    _ = try await stage.publisher.publish(try stage.prepare())
    await stage.player.change { $0.expireAccess() }
    try await withThrowingTaskGroup { group in
      for number in 0..<8 {
        let revision = Sample.revision(text: "Part \(number)", platform: .x)
        let prepared = try stage.prepare(revision)
        group.addTask { _ = try await stage.publisher.publish(prepared) }
      }
      try await group.waitForAll()
    }
    #expect(await stage.player.house.posts.count == 9)
    #expect(await stage.player.requests(.token).count == 2)
  }

  @Test func `a new refresh token that no disk takes stays in hand until one does`()
    async throws
  {
    let folder = TemporaryFolder()
    try folder.write([], to: "tokens")
    let stage = try await XStage(
      folder: folder, keys: #"{"clientID": "app", "refreshToken": "refresh-0"}"#)
    let prepared = try stage.prepare()
    let failure = await stage.failure(of: prepared)
    #expect(failure?.kind == .notSent)
    #expect(failure?.reason.contains("cannot be kept") == true)
    #expect(await stage.failure(of: prepared) == failure)
    #expect(await stage.player.requests(.token).count == 1)
    await stage.player.change { $0.expireAccess() }
    try FileManager.default.removeItem(atPath: folder.path + "/tokens")
    _ = try await stage.publisher.publish(prepared)
    #expect(await stage.player.requests(.token).count == 2)
    #expect(await stage.player.house.posts.count == 1)
    #expect(folder.text("tokens/trust-x.json")?.contains("refresh-2") == true)
  }

  @Test func `where the kept token cannot be read, the one it came from is not spent again`()
    async throws
  {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/tokens", withIntermediateDirectories: true)
    try folder.write(Array("{damaged".utf8), to: "tokens/trust-x.json")
    let stage = try await XStage(
      folder: folder, keys: #"{"clientID": "app", "refreshToken": "refresh-0"}"#)
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .notSent)
    #expect(failure?.reason.contains("cannot be read") == true)
    #expect(await stage.player.requests(.token).isEmpty)
  }

  @Test func `a refresh token that is spent stops the account`() async throws {
    let stage = try await XStage(keys: #"{"clientID": "app", "refreshToken": "an-old-one"}"#)
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .accessLost)
    #expect(failure?.reason.contains("an-old-one") == false)
  }

  @Test func `what is for followers alone does not go to X, where everybody would read it`()
    async throws
  {
    let stage = try await XStage()
    let revision = Sample.revision(
      platform: .x, presentation: Presentation(visibility: .followers))
    #expect(throws: PublishFailure.self) { _ = try stage.prepare(revision) }
  }

  @Test func `a poll goes along with its options`() async throws {
    let stage = try await XStage()
    let revision = Sample.revision(
      platform: .x, poll: Poll(options: ["Tea", "Coffee"], closesAfter: 3600))
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    let request = try #require(await stage.player.requests(.post).first)
    #expect(request.text.contains(#""poll":{"duration_minutes":60,"options":["Tea","Coffee"]}"#))
  }
}
