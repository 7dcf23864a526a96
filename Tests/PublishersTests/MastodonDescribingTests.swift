import CampaignCore
import Publishers
import Support
import Testing

/// Other words for the pictures of a post that is out.
@Suite(.timeLimit(.minutes(1))) struct MastodonDescribingTests {
  private let revision = Sample.revision(
    text: "Talk to someone today. #TimeToTalk", platform: .mastodon,
    media: [Sample.picture(alt: "A bench"), Sample.picture(alt: "A kettle")],
    link: "https://trust.example/talk", spoiler: "Mentions self-harm", language: "en-GB")

  @Test(arguments: [MastodonSoftware.mastodon("4.5.3"), .goToSocial])
  func `the pictures get new words, and nothing else is another`(software: MastodonSoftware)
    async throws
  {
    let stage = try await MastodonStage(software)
    let prepared = try stage.prepare(revision)
    let receipt = try await stage.publisher.publish(prepared)
    let before = try #require(await stage.player.statuses.first)
    try await stage.publisher.describe(receipt, of: prepared, as: ["Two people on a bench", "Tea"])
    let after = try #require(await stage.player.statuses.first)
    #expect(after.pictures.map(\.alt) == ["Two people on a bench", "Tea"])
    #expect(after.pictures.map(\.bytes) == before.pictures.map(\.bytes))
    #expect(after.text == before.text)
    #expect(after.spoiler == before.spoiler)
    #expect(after.visibility == before.visibility)
    #expect(after.language == before.language)
    #expect(await stage.player.statuses.count == 1)
  }

  @Test func `the same words again ask for no edit`() async throws {
    let stage = try await MastodonStage()
    let prepared = try stage.prepare(revision)
    let receipt = try await stage.publisher.publish(prepared)
    try await stage.publisher.describe(receipt, of: prepared, as: ["One", "Two"])
    try await stage.publisher.describe(receipt, of: prepared, as: ["One", "Two"])
    #expect(await stage.player.requests(.edit).count == 1)
  }

  @Test func `what somebody changed on the platform is not undone`() async throws {
    let stage = try await MastodonStage()
    let prepared = try stage.prepare(revision)
    let receipt = try await stage.publisher.publish(prepared)
    let other = try stage.prepare(
      Sample.revision(text: "By hand", platform: .mastodon), dispatch: "by-hand")
    #expect(await failure(stage, receipt, other)?.kind == .refused)
    #expect(await stage.player.requests(.edit).isEmpty)
  }

  @Test(arguments: [
    (BadDay.answers(.json(422, ["error": "no"])), PublishFailure.Kind.refused),
    (.answers(.json(401, ["error": "no"])), .accessLost),
    (.answers(.json(503, ["error": "no"])), .unknown), (.losesAnswer, .notSent),
    (.answersAfter(PlayedAnswer(200, "<html>")), .unknown),
    (.answers(.json(["id": "1", "media_attachments": [] as [String]])), .refused),
  ]) func `an edit that goes wrong is said to have gone wrong`(
    day: BadDay, kind: PublishFailure.Kind
  ) async throws {
    let stage = try await MastodonStage()
    let prepared = try stage.prepare(revision)
    let receipt = try await stage.publisher.publish(prepared)
    await stage.player.next(.edit, day)
    #expect(await failure(stage, receipt, prepared)?.kind == kind)
  }

  private func failure(
    _ stage: MastodonStage, _ receipt: Receipt, _ prepared: PreparedPost
  ) async -> PublishFailure? {
    await #expect(throws: PublishFailure.self) {
      try await stage.publisher.describe(receipt, of: prepared, as: ["One", "Two"])
    }
  }
}
