import CampaignCore
import Publishers
import Support
import Testing

/// Polls, who may see and answer, and the card of a link.
@Suite(.timeLimit(.minutes(1))) struct PresentationTests {
  private let tea = Poll(options: ["Tea", "Coffee & cake"], closesAfter: 86_400)

  @Test func `Mastodon gets a poll as a form, and its answer is compared with it`() async throws {
    let stage = try await MastodonStage()
    let revision = Sample.revision(
      platform: .mastodon, poll: tea, presentation: Presentation(visibility: .unlisted))
    let prepared = try stage.prepare(revision)
    let receipt = try await stage.publisher.publish(prepared)
    let stored = try #require(await stage.player.statuses.first)
    #expect(stored.poll == ["Tea", "Coffee & cake"])
    #expect(stored.visibility == "unlisted")
    #expect(receipt.remarks == [])
    #expect(try await stage.publisher.look(for: prepared) == .published(receipt))
  }

  @Test func `a poll that the server left out is remarked, for the post is out`() async throws {
    let stage = try await MastodonStage()
    await stage.player.change { $0.dropsPolls = true }
    let receipt = try await stage.publisher.publish(
      try stage.prepare(Sample.revision(platform: .mastodon, poll: tea)))
    #expect(receipt.remarks == ["It went out without its poll, or with another."])
  }

  @Test func `Bluesky has no polls, and says so before anything is sent`() async throws {
    let stage = try await BlueskyPlayer.start().stage()
    #expect(throws: PublishFailure.self) {
      _ = try stage.prepare(Sample.revision(platform: .bluesky, poll: tea))
    }
  }

  @Test func `what is for followers alone does not go to Bluesky, where everybody would read it`()
    async throws
  {
    let presentation = Presentation(visibility: .followers)
    let bluesky = try await BlueskyPlayer.start().stage()
    #expect(throws: PublishFailure.self) {
      _ = try bluesky.prepare(Sample.revision(platform: .bluesky, presentation: presentation))
    }
  }

  @Test func `on Bluesky the gate stands before the post, with card and labels in it`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let revision = Sample.revision(
      platform: .bluesky, link: "https://trust.example/talk",
      presentation: Presentation(
        repliers: .nobody, labels: [.graphicMedia],
        card: LinkCard(title: "Talk to us", description: "Who answers, and when")))
    let prepared = try stage.prepare(revision)
    await player.next(.putRecord, .losesAnswer)
    #expect(await stage.failure(of: prepared)?.kind == .notSent)
    #expect(await player.house.records.isEmpty)
    let receipt = try await stage.publisher.publish(prepared)
    let record = String(
      decoding: try #require(await player.house.records.first).json, as: UTF8.self)
    #expect(record.contains(#""title":"Talk to us""#))
    #expect(record.contains(#""val":"graphic-media""#))
    let gate = try #require(await player.house.gates[prepared.key])
    let words = String(decoding: gate, as: UTF8.self).replacing("\\/", with: "/")
    #expect(words.contains(#""allow":[]"#))
    #expect(words.contains(receipt.id))
  }
}
