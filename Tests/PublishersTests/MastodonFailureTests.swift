import CampaignCore
import CivilTime
import Publishers
import Support
import Testing

/// What each kind of bad day means: the one question is whether the post can be out.
@Suite(.timeLimit(.minutes(1))) struct MastodonFailureTests {
  private typealias Kind = PublishFailure.Kind

  @Test(arguments: [
    (400, PublishFailure.Kind.refused), (403, .refused), (404, .refused), (410, .refused),
    (413, .refused), (422, .refused), (401, .accessLost), (408, .unknown), (425, .unknown),
    (301, .unknown), (500, .unknown), (502, .unknown), (503, .unknown), (504, .unknown),
  ]) func `a status decides whether the post can be out`(status: Int, kind: PublishFailure.Kind)
    async throws
  {
    let stage = try await MastodonStage()
    await stage.player.next(.post, .answers(.json(status, ["error": "上限は500文字です"])))
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == kind)
    #expect(failure?.reason.contains("上限は500文字です") == true)
  }

  @Test func `a post whose claim ran out does not leave, though the connection stands`()
    async throws
  {
    let stage = try await MastodonStage()
    let prepared = try stage.prepare()
    let never: @Sendable () -> Bool = { false }
    let failure = await Leave.$current.withValue(Leave(never)) {
      await stage.failure(of: prepared)
    }
    #expect(failure?.kind == .notSent)
    #expect(await stage.player.statuses.isEmpty)
    _ = try await stage.publisher.publish(prepared)
    #expect(await stage.player.statuses.count == 1)
  }

  @Test func `a revoked token is access lost, and the token is not in the reason`() async throws {
    let stage = try await MastodonStage(token: "revoked-token")
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .accessLost)
    #expect(failure?.reason.contains("revoked-token") == false)
  }

  @Test func `a token that is not one line is said to be none, and not shown`() async throws {
    let stage = try await MastodonStage(token: "a-token\r\nand more")
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .notSent)
    #expect(failure?.reason.contains("secret is not one line") == true)
    #expect(failure?.reason.contains("a-token") == false)
  }

  @Test func `too many posts: we wait as long as the server says`() async throws {
    let stage = try await MastodonStage()
    await stage.player.limitPosts(to: 0)
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .wait)
    // The server names a moment 600 s after the request came, and its own time in whole seconds.
    let asked = try #require(failure?.retryAfter)
    #expect((.seconds(500)...(.seconds(601))).contains(asked))
  }

  @Test func `a throttle that sends Retry-After is heard too`() async throws {
    let stage = try await MastodonStage()
    await stage.player.next(
      .post, .answers(.json(429, headers: [("Retry-After", "30")], ["error": "slow down"])))
    #expect(await stage.failure(of: try stage.prepare())?.retryAfter == .seconds(30))
  }

  @Test func `a server with which no TLS connection can be agreed on has not got the post`()
    async throws
  {
    let stage = try await MastodonStage(patience: .none, overTLS: true)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .notSent)
    #expect(await stage.player.statuses.isEmpty)
  }

  @Test func `an answer lost after the server kept the post is unknown`() async throws {
    let stage = try await MastodonStage()
    await stage.player.next(.post, .losesAnswer)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .unknown)
    #expect(await stage.player.statuses.count == 1)
  }

  @Test(arguments: [
    BadDay.cutsBefore, .halfAnswer, .answersAfter(PlayedAnswer(200, "<html>")),
    .answersAfter(.json([:] as [String: String])), .answersAfter(.json(["id": ""])),
    .answersAfter(PlayedAnswer(200, "")),
  ]) func `a cut connection, half an answer or a strange one is unknown`(day: BadDay) async throws {
    let stage = try await MastodonStage()
    await stage.player.next(.post, day)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .unknown)
  }

  @Test func `a server that says nothing is unknown when our patience ends`() async throws {
    let stage = try await MastodonStage(patience: .none)
    await stage.player.always(.post, .holdsBefore)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .unknown)
    await stage.player.stop()
  }

  @Test
  func `a server that keeps the post and then says nothing is unknown, and the post is found`()
    async throws
  {
    let stage = try await MastodonStage(patience: .none)
    await stage.player.next(.post, .holdsAnswer)
    let prepared = try stage.prepare()
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    await stage.player.release()
    guard case .published = try await stage.publisher.look(for: prepared) else {
      Issue.record("it was not found")
      return
    }
    #expect(await stage.player.statuses.count == 1)
  }

  @Test func `a token that is revoked between the picture and the post is access lost`()
    async throws
  {
    let stage = try await MastodonStage()
    await stage.player.next(.post, .answers(.json(401, ["error": "The access token was revoked"])))
    let revision = Sample.revision(platform: .mastodon, media: [Sample.picture(alt: "A bench")])
    #expect(await stage.failure(of: try stage.prepare(revision))?.kind == .accessLost)
    #expect(await stage.player.requests(.upload).count == 1)
    #expect(await stage.player.statuses.isEmpty)
  }

  @Test(arguments: [
    ("Retry-After", "30"), ("X-RateLimit-Reset", "iso"), ("X-Ratelimit-Reset", "iso"),
  ]) func `each way in which such servers ask us to wait is heard`(header: String, value: String)
    async throws
  {
    let stage = try await MastodonStage()
    let moment = value == "iso" ? "\(Instant.rightNow + .seconds(29))" : value
    await stage.player.next(
      .post, .answers(.json(429, headers: [(header, moment)], ["error": "slow down"])))
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .wait)
    let wait = try #require(failure?.retryAfter)
    #expect((.seconds(20)...(.seconds(30))).contains(wait))
  }

  @Test func `a server that asks us to wait and says nothing more is not asked how long`()
    async throws
  {
    let stage = try await MastodonStage()
    await stage.player.next(.post, .answers(PlayedAnswer(429, "")))
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .wait)
    #expect(failure?.retryAfter == nil)
  }

  @Test func `a server that cannot be reached has not got the post`() async throws {
    let stage = try await MastodonStage()
    await stage.player.goAway()
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .notSent)
    #expect(failure?.reason.contains("refused") == true)
    try await stage.player.comeBack()
    _ = try await stage.publisher.publish(try stage.prepare())
    #expect(await stage.player.statuses.count == 1)
  }

  @Test(arguments: [
    (BadDay.cutsBefore, PublishFailure.Kind.notSent), (.losesAnswer, .notSent),
    (.answers(.json(500, ["error": "?"])), .notSent),
    (.answers(.json(422, ["error": "?"])), .refused),
    (.answers(.json(429, ["error": "?"])), .wait),
    (.answers(.json(401, ["error": "?"])), .accessLost),
    (.answersAfter(PlayedAnswer(200, "{")), .notSent),
  ]) func `a picture that does not arrive leaves the post unsent`(
    day: BadDay, kind: PublishFailure.Kind
  ) async throws {
    let stage = try await MastodonStage()
    await stage.player.next(.upload, day)
    let revision = Sample.revision(platform: .mastodon, media: [Sample.picture(alt: "A bench")])
    #expect(await stage.failure(of: try stage.prepare(revision))?.kind == kind)
    #expect(await stage.player.requests(.post).isEmpty)
  }

  @Test func `a picture that is not the approved one stays here`() async throws {
    let stage = try await MastodonStage()
    let other = Media(
      file: "media/bench.png", digest: .ofBytes([1, 2, 3]), mimeType: "image/png", size: 3,
      alt: "A bench")
    let revision = Sample.revision(platform: .mastodon, media: [other])
    let failure = await stage.failure(of: try stage.prepare(revision))
    #expect(failure?.kind == .refused)
    #expect(await stage.player.requests(.upload).isEmpty)
  }
}
