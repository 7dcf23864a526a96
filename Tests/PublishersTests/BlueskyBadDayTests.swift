import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support
import Testing

@Suite(.timeLimit(.minutes(1))) struct BlueskyBadDayTests {
  @Test func `an answer lost after storing is unknown; sending again leaves the one record`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await player.next(.putRecord, .losesAnswer)
    let prepared = try stage.prepare()
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    let receipt = try await stage.publisher.publish(prepared)
    let records = await player.house.records
    #expect(records.map(\.key) == [prepared.key])
    #expect(receipt.reference == records.first?.contentID)
    #expect(try await stage.publisher.look(for: prepared) == .published(receipt))
  }

  @Test func `many posts at once sign in once`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    try await withThrowingTaskGroup { group in
      for number in 0..<20 {
        let prepared = try stage.prepare(
          dispatch: ID("d\(number)"), stamp: Sample.stamp + .microseconds(number))
        group.addTask { _ = try await stage.publisher.publish(prepared) }
      }
      try await group.waitForAll()
    }
    #expect(await player.house.records.count == 20)
    #expect(await player.house.signIns == 1)
  }

  @Test func `a token that expired is refreshed, and the post goes out`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    _ = try await stage.publisher.standing()
    await player.expireAccess()
    _ = try await stage.publisher.publish(try stage.prepare())
    #expect(await player.house.records.count == 1)
    #expect(await player.requests(.refreshSession).count == 1)
    #expect(await player.house.signIns == 1)
  }

  @Test(arguments: ["ExpiredToken", "InvalidToken"])
  func `a token that the server calls old or unknown is renewed, and the post goes out`(
    name: String
  ) async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await player.next(.putRecord, .answers(.json(400, ["error": name, "message": "no"])))
    _ = try await stage.publisher.publish(try stage.prepare())
    #expect(await player.house.records.count == 1)
  }

  @Test func `a server that takes no token of its own leaves the post unsent, to be tried again`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    for _ in 0..<2 {
      await player.next(
        .putRecord, .answers(.json(400, ["error": "ExpiredToken", "message": "no"])))
    }
    #expect(await stage.failure(of: try stage.prepare())?.kind == .notSent)
    #expect(await player.house.records.isEmpty)
  }

  @Test func `a session says when it can no longer be renewed`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    #expect(await stage.publisher.tokenEnds == nil)
    _ = try await stage.publisher.standing()
    #expect(await stage.publisher.tokenEnds == Instant("2027-02-20T00:00:00Z"))
  }

  @Test func `where refreshing fails too, the app password signs in again`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    _ = try await stage.publisher.standing()
    await player.expireSession()
    _ = try await stage.publisher.publish(try stage.prepare())
    #expect(await player.house.records.count == 1)
    #expect(await player.house.signIns == 2)
  }

  @Test func `a withdrawn app password is access lost, and it is not in the reason`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage(password: "withdrawn-password")
    let failure = await stage.failure(of: try stage.prepare())
    #expect(failure?.kind == .accessLost)
    #expect(failure?.reason.contains("withdrawn-password") == false)
    #expect(await player.requests(.putRecord).isEmpty)
  }

  @Test(arguments: [
    (BadDay.answers(.json(400, ["error": "InvalidRequest", "message": "no"])), "refused"),
    (.answers(.json(413, ["error": "PayloadTooLarge", "message": "no"])), "refused"),
    (.answers(PlayedAnswer(400, "record already exists")), "refused"),
    (.answers(.json(403, ["error": "AccountTakedown", "message": "no"])), "accessLost"),
    (.answers(.json(429, ["error": "RateLimitExceeded", "message": "no"])), "wait"),
    (.answers(.json(502, ["error": "UpstreamFailure", "message": "no"])), "unknown"),
    (.answers(PlayedAnswer(500, "Internal Server Error")), "unknown"), (.cutsBefore, "unknown"),
    (.answers(PlayedAnswer(503, "<h1>Service Unavailable</h1>")), "unknown"),
    (.answers(.json(504, ["error": "UpstreamTimeout", "message": "no"])), "unknown"),
    (.answersAfter(.json([:] as [String: String])), "unknown"),
    (.answersAfter(PlayedAnswer(200, "{\"uri\": ")), "unknown"),
    (.halfAnswer, "unknown"), (.answersAfter(PlayedAnswer(200, "ok")), "unknown"),
  ]) func `an answer decides whether the post can be out`(day: BadDay, kind: String) async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await player.next(.putRecord, day)
    #expect(await stage.failure(of: try stage.prepare())?.kind.rawValue == kind)
  }

  @Test
  func `a server that keeps the post and then says nothing is unknown, and the post is found`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage(patience: .none)
    await stage.publisher.getReady()
    await player.next(.putRecord, .holdsAnswer)
    let prepared = try stage.prepare()
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    await player.release()
    let receipt = try await stage.publisher.publish(prepared)
    #expect(try await stage.publisher.look(for: prepared) == .published(receipt))
    #expect(await player.house.records.count == 1)
  }

  @Test func `a server with which no TLS connection can be agreed on has not got the post`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try BlueskyStage(
      server: player.address.replacingOccurrences(of: "http:", with: "https:"),
      handle: BlueskyHouse.handle, password: BlueskyHouse.password, patience: .none)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .notSent)
    #expect(await player.house.records.isEmpty)
  }

  @Test
  func `a session that ends between the picture and the post is renewed, and all is out once`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let pictured = try stage.prepare(
      Sample.revision(platform: .bluesky, media: [Sample.picture(alt: "A bench")]))
    // The reference server says 400 ExpiredToken, others say 401.
    await player.next(.putRecord, .answers(.json(400, ["error": "ExpiredToken", "message": "no"])))
    _ = try await stage.publisher.publish(pictured)
    await player.next(.putRecord, .answers(PlayedAnswer(401, "token expired")))
    _ = try await stage.publisher.publish(try stage.prepare(dispatch: "dispatch-2"))
    #expect(await player.requests(.refreshSession).count == 2)
    #expect(await player.requests(.uploadBlob).count == 1)
    #expect(await player.house.records.count == 2)
  }

  @Test func `a session that ends as soon as it is renewed leaves post and picture unsent`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let expired = PlayedAnswer.json(400, ["error": "ExpiredToken", "message": "no"])
    for _ in 1...2 { await player.next(.putRecord, .answers(expired)) }
    let prepared = try stage.prepare()
    #expect(await stage.failure(of: prepared)?.kind == .notSent)
    _ = try await stage.publisher.publish(prepared)
    #expect(await player.house.records.count == 1)
    for _ in 1...2 { await player.next(.uploadBlob, .answers(expired)) }
    let failure = await #expect(throws: PublishFailure.self) {
      _ = try await stage.publisher.upload(Sample.picture(alt: "A bench"))
    }
    #expect(failure?.kind == .notSent)
  }

  @Test func `a session that cannot be renewed in the worst moment leaves the post unsent`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await stage.publisher.getReady()
    await player.expireSession()
    await player.next(.createSession, .answers(PlayedAnswer(503, "down")))
    let prepared = try stage.prepare()
    #expect(await stage.failure(of: prepared)?.kind == .notSent)
    #expect(await player.house.records.isEmpty)
    _ = try await stage.publisher.publish(prepared)
    #expect(await player.house.records.count == 1)
  }

  @Test(arguments: [400, 403, 404])
  func `whatever is refused while we sign in, it is not the post`(status: Int) async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await player.next(.createSession, .answers(PlayedAnswer(status, "<h1>Not here</h1>")))
    let prepared = try stage.prepare()
    let failure = await stage.failure(of: prepared)
    #expect(failure?.kind == .notSent)
    #expect(failure?.reason.contains("did not sign us in") == true)
    _ = try await stage.publisher.publish(prepared)
    #expect(await player.house.records.count == 1)
  }

  @Test(arguments: [("Retry-After", "30"), ("RateLimit-Reset", "")])
  func `too many posts: we wait as long as the server says`(header: String, value: String)
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let until = value.isEmpty ? "\(Instant.rightNow.seconds + 30)" : value
    let answer = PlayedAnswer.json(
      429, headers: [(header, until)], ["error": "RateLimitExceeded", "message": "slow down"])
    await player.next(.putRecord, .answers(answer))
    let asked = try #require(await stage.failure(of: try stage.prepare())?.retryAfter)
    #expect((.zero...(.seconds(30))).contains(asked))
  }

  @Test func `trouble before the record is put leaves the post unsent`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await player.next(.createSession, .cutsBefore)
    #expect(await stage.failure(of: try stage.prepare())?.kind == .notSent)
    await player.next(.uploadBlob, .losesAnswer)
    let pictured = try stage.prepare(
      Sample.revision(platform: .bluesky, media: [Sample.picture(alt: "A bench")]))
    #expect(await stage.failure(of: pictured)?.kind == .notSent)
    await player.goAway()
    #expect(await stage.failure(of: try stage.prepare())?.kind == .notSent)
    try await player.comeBack()
    #expect(await player.requests(.putRecord).isEmpty)
  }

  @Test func `a picture that the server has let go of is handed over once more`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let bench = Sample.picture(alt: "A bench")
    let id = try await stage.publisher.upload(bench)
    let prepared = try stage.prepare(Sample.revision(platform: .bluesky, media: [bench]))
      .showing(HandedOver(ids: [id], usableUntil: .rightNow))
    await player.next(.putRecord, .answers(.json(400, ["error": "BlobNotFound"])))
    _ = try await stage.publisher.publish(prepared)
    #expect(await player.requests(.uploadBlob).count == 2)
    #expect(await player.house.records.count == 1)
    _ = try await stage.publisher.publish(prepared)
    #expect(await player.requests(.uploadBlob).count == 2)
  }

  @Test func `another record under our key is a refusal, and looking leaves it to a person`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let first = try stage.prepare(stamp: Sample.stamp)
    _ = try await stage.publisher.publish(first)
    let other = try stage.prepare(
      Sample.revision(text: "Other words", platform: .bluesky), stamp: Sample.stamp)
    #expect(other.key == first.key)
    #expect(await stage.failure(of: other)?.kind == .refused)
    #expect(
      try await stage.publisher.look(for: other)
        == .undecided(reason: "There is another record under the key \(first.key)."))
  }

  @Test func `a server that fails for missing records is read by its list`() async throws {
    let player = try await BlueskyPlayer.start()
    await player.change { $0.failsForMissingRecords = true }
    let stage = try player.stage()
    let prepared = try stage.prepare()
    #expect(try await stage.publisher.look(for: prepared) == .absent)
    #expect(await player.requests(.listRecords).count == 1)
  }

  @Test func `a picture over two million bytes is refused before anything is sent`() throws {
    let stage = try BlueskyStage(
      server: "http://127.0.0.1:9", handle: "trust.test", password: "none")
    let large = Media(
      file: "media/large.jpg", digest: .ofBytes([1]), mimeType: "image/jpeg", size: 2_000_001,
      alt: "A bench")
    let failure = #expect(throws: PublishFailure.self) {
      try stage.prepare(Sample.revision(platform: .bluesky, media: [large]))
    }
    #expect(failure?.kind == .refused)
    #expect(failure?.reason.contains("2000001") == true)
  }
}
