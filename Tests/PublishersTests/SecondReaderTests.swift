import CampaignCore
import Publishers
import Support
import Testing

/// What a Mastodon server keeps of our posts, read by a client that nobody on this project wrote.
@Suite(
  .enabled("needs python3-venv and PyPI; the reason stands above") { await PyPI.canRun() },
  .timeLimit(.minutes(3)))
struct SecondReaderTests {
  @Test func `a thread with a picture and a poll is there as it was written`() async throws {
    let stage = try await MastodonStage()
    let opening = Sample.revision(
      text: "Three things that help. 1/3 ☕️", platform: .mastodon,
      media: [Sample.picture(alt: "Two people on a bench. Ünïcode")], spoiler: "Mentions self-harm",
      language: "en-GB")
    let first = try await stage.publisher.publish(try stage.prepare(opening))
    let second = try await stage.publisher.publish(
      try stage.prepare(
        Sample.revision(
          text: "Tea or a walk? 2/3", platform: .mastodon,
          poll: Poll(options: ["Tea", "A walk"], closesAfter: 86_400)),
        dispatch: "dispatch-2", replyingTo: first))

    let read = try await PyPI.statuses(
      at: stage.player.address, token: await stage.player.house.token)
    #expect(
      read == [
        ReadStatus(
          id: first.id, text: "Three things that help. 1/3 ☕️", spoiler: "Mentions self-harm",
          visibility: "public", language: "en", repliesTo: nil,
          alts: ["Two people on a bench. Ünïcode"], options: []),
        ReadStatus(
          id: second.id, text: "Tea or a walk? 2/3", spoiler: "", visibility: "public",
          language: "en", repliesTo: first.id, alts: [], options: ["Tea", "A walk"]),
      ])
  }
}
