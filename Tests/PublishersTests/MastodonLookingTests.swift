import CampaignCore
import CivilTime
import Publishers
import Support
import Testing

/// Finding out, after an answer was lost, whether the post is out.
@Suite(.timeLimit(.minutes(1))) struct MastodonLookingTests {
  @Test(arguments: [MastodonSoftware.mastodon("4.5.3"), .mastodon("4.6.4"), .goToSocial, .snac])
  func `a post whose answer was lost is found by its words`(software: MastodonSoftware)
    async throws
  {
    let stage = try await MastodonStage(software)
    await stage.player.next(.post, .losesAnswer)
    let prepared = try stage.prepare(
      Sample.revision(
        text: "Line one\n\nLine two", platform: .mastodon, media: [Sample.picture(alt: "A bench")],
        spoiler: "Mentions self-harm"))
    _ = await stage.failure(of: prepared)
    let stored = try #require(await stage.player.statuses.first)
    let receipt = Receipt(id: stored.id, url: "\(stage.player.address)/@trust/\(stored.id)")
    #expect(try await stage.publisher.look(for: prepared) == .published(receipt))
  }

  @Test func `a post that never arrived is absent after a second look`() async throws {
    let stage = try await MastodonStage()
    let prepared = try stage.prepare()
    await stage.player.next(.post, .cutsBefore)
    _ = await stage.failure(of: prepared)
    #expect(try await stage.publisher.look(for: prepared) == .absent)
    #expect(await stage.player.requests(.timeline).count == 2)
  }

  @Test func `the same words from before the first attempt are another post`() async throws {
    let stage = try await MastodonStage()
    _ = try await stage.publisher.publish(try stage.prepare())
    let later = try stage.prepare(dispatch: "dispatch-2", stamp: .rightNow + .seconds(3600))
    #expect(try await stage.publisher.look(for: later) == .absent)
  }

  @Test func `other words, other pictures or another parent are other posts`() async throws {
    let stage = try await MastodonStage()
    let parent = try await stage.publisher.publish(
      try stage.prepare(Sample.revision(text: "The first.", platform: .mastodon)))
    for (number, revision) in [
      Sample.revision(text: "It is Time to Talk Day.", platform: .mastodon),
      Sample.revision(platform: .mastodon, media: [Sample.picture(alt: "A bench")]),
      Sample.revision(platform: .mastodon, spoiler: "Mentions self-harm"),
    ].enumerated() {
      _ = try await stage.publisher.publish(
        try stage.prepare(revision, dispatch: ID("other-\(number)")))
    }
    _ = try await stage.publisher.publish(
      try stage.prepare(dispatch: "reply", replyingTo: parent))
    #expect(
      try await stage.publisher.look(for: try stage.prepare(dispatch: "wanted")) == .absent)
  }

  @Test func `it is found behind a hundred newer posts`() async throws {
    let stage = try await MastodonStage()
    let wanted = try stage.prepare()
    let receipt = try await stage.publisher.publish(wanted)
    for number in 0..<100 {
      let revision = Sample.revision(text: "Post \(number)", platform: .mastodon)
      _ = try await stage.publisher.publish(
        try stage.prepare(revision, dispatch: ID("other-\(number)")))
    }
    #expect(try await stage.publisher.look(for: wanted) == .published(receipt))
  }

  @Test func `many posts are looked for in one reading, and each has its own answer`() async throws
  {
    let stage = try await MastodonStage(.snac)
    var wanted: [PreparedPost] = []
    for number in 0..<100 {
      let revision = Sample.revision(text: "Post \(number)", platform: .mastodon)
      let prepared = try stage.prepare(revision, dispatch: ID("dispatch-\(number)"))
      if number % 10 != 3 { _ = try await stage.publisher.publish(prepared) }
      wanted.append(prepared)
    }
    let seen = await stage.publisher.look(forAll: wanted)
    #expect(seen.count == wanted.count)
    for (number, sighting) in seen.enumerated() {
      switch try sighting.get() {
      case .published(let receipt):
        let stored = await stage.player.statuses.first { $0.id == receipt.id }
        #expect(stored?.text == "Post \(number)")
      case .absent: #expect(number % 10 == 3)
      case .undecided: Issue.record("post \(number) was left undecided")
      }
    }
    // Ninety posts are three pages, and what is absent is looked for once more.
    #expect(await stage.player.requests(.timeline).count <= 8)
  }

  @Test func `one post is not taken for two that were to say the same`() async throws {
    let stage = try await MastodonStage()
    let wanted = try (0..<2).map { try stage.prepare(dispatch: ID("same-\($0)")) }
    let receipt = try await stage.publisher.publish(wanted[0])
    let seen = try await stage.publisher.look(forAll: wanted).map { try $0.get() }
    #expect(Set(seen) == [.published(receipt), .absent])
  }

  @Test func `a request that cannot be read hides none of those beside it`() async throws {
    let stage = try await MastodonStage()
    let out = try stage.prepare()
    let receipt = try await stage.publisher.publish(out)
    let broken = PreparedPost(
      dispatch: "broken", key: "broken", body: "{", stamp: out.stamp, media: [])
    let seen = await stage.publisher.look(forAll: [broken, out])
    #expect(throws: PublishFailure.self) { try seen[0].get() }
    #expect(try seen[1].get() == .published(receipt))
  }

  @Test func `an account that cannot be read decides nothing`() async throws {
    let stage = try await MastodonStage()
    await stage.player.always(.timeline, .answers(.json(503, ["error": "down"])))
    let failure = await #expect(throws: PublishFailure.self) {
      try await stage.publisher.look(for: try stage.prepare())
    }
    #expect(failure?.kind == .notSent)
  }

  @Test func `looking learns whether the key can be trusted`() async throws {
    let stage = try await MastodonStage()
    _ = try await stage.publisher.look(for: try stage.prepare())
    #expect(stage.publisher.repeatability == .within(.seconds(3600)))
  }

  @Test func `on Mastodon 4.5 the same key twice is the one post`() async throws {
    let stage = try await MastodonStage()
    let prepared = try stage.prepare()
    let first = try await stage.publisher.publish(prepared)
    #expect(try await stage.publisher.publish(prepared) == first)
    #expect(await stage.player.statuses.count == 1)
  }

  @Test func `on Mastodon 4.6 the same key again fails, and looking finds the post`() async throws {
    let stage = try await MastodonStage(.mastodon("4.6.4"))
    let prepared = try stage.prepare()
    let first = try await stage.publisher.publish(prepared)
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    #expect(try await stage.publisher.look(for: prepared) == .published(first))
    #expect(await stage.player.statuses.count == 1)
  }
}
