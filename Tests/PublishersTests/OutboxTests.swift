import CampaignCore
import CivilTime
import Foundation
import Publishers
import Testing

@Suite struct OutboxTests {
  private let folder = TemporaryFolder()
  private var outbox: Outbox {
    Outbox(account: Account(id: "trust-outbox", platform: .outbox), folder: folder.path + "/out")
  }

  @Test func `a post becomes one file that names its slot and its dispatch`() async throws {
    let prepared = try outbox.prepare(
      Sample.revision(text: "Talk to someone today."), dispatch: "d1", replyingTo: nil,
      stamp: Sample.stamp)
    let receipt = try await outbox.publish(prepared)
    #expect(receipt.id == "2027-02-04T093000Z-d1.post")
    #expect(receipt.url == "file://\(folder.path)/out/\(receipt.id)")
    #expect(folder.list("out") == [receipt.id])
  }

  @Test func `the file holds what readers would get, with the picture's words`() async throws {
    let revision = Sample.revision(
      text: "Talk to someone today.\n", media: [Sample.picture(alt: "Two people\non a bench")],
      link: "https://trust.example/talk", spoiler: "Mentions self-harm")
    let prepared = try outbox.prepare(
      revision, dispatch: "d1", replyingTo: Receipt(id: "first.post", url: nil),
      stamp: Sample.stamp)
    let receipt = try await outbox.publish(prepared)
    #expect(
      folder.text("out/\(receipt.id)") == """
        Account: trust-outbox
        Post: day/2027/welcome/2027-02-04/trust-outbox
        Slot: 2027-02-04T09:30:00Z
        Dispatch: d1
        Revision: \(revision.digest)
        Language: en
        Replies-To: first.post
        Content-Warning: Mentions self-harm
        Picture: media/bench.png (image/png, sha256 \(Sample.picture(alt: nil).digest))
        Alt-Text: Two people
         on a bench

        Talk to someone today.
        https://trust.example/talk

        """)
  }

  @Test func `the file holds a poll, and how the post is to be shown`() async throws {
    let shown = Presentation(
      visibility: .unlisted, repliers: .nobody, labels: [.graphicMedia],
      card: LinkCard(title: "Talk to us", description: "Who answers,\nand when"))
    let prepared = try outbox.prepare(
      Sample.revision(
        text: "Tea or coffee?",
        poll: Poll(options: ["Tea", "Coffee"], closesAfter: 3600), presentation: shown),
      dispatch: "d1", replyingTo: nil, stamp: Sample.stamp)
    let receipt = try await outbox.publish(prepared)
    #expect(
      folder.text("out/\(receipt.id)")?.hasSuffix(
        """
        Language: en
        Poll-Option: Tea
        Poll-Option: Coffee
        Poll-Closes-After: 3600 s
        Poll-Several-Answers: no
        Visibility: unlisted
        Repliers: nobody
        Label: graphic-media
        Card-Title: Talk to us
        Card-Description: Who answers,
         and when

        Tea or coffee?

        """) == true)
  }

  @Test func `the same dispatch sent twice is one file`() async throws {
    let prepared = try outbox.prepare(
      Sample.revision(), dispatch: "d1", replyingTo: nil, stamp: Sample.stamp)
    let first = try await outbox.publish(prepared)
    let second = try await outbox.publish(prepared)
    #expect(first == second)
    #expect(folder.list("out").count == 1)
    #expect(outbox.repeatability == .forever)
  }

  @Test func `looking finds a post that is there and none that is not`() async throws {
    let prepared = try outbox.prepare(
      Sample.revision(), dispatch: "d1", replyingTo: nil, stamp: Sample.stamp)
    #expect(try await outbox.look(for: prepared) == .absent)
    let receipt = try await outbox.publish(prepared)
    #expect(try await outbox.look(for: prepared) == .published(receipt))
  }

  @Test func `a retracted post is gone, and retracting it again is harmless`() async throws {
    let prepared = try outbox.prepare(
      Sample.revision(), dispatch: "d1", replyingTo: nil, stamp: Sample.stamp)
    let receipt = try await outbox.publish(prepared)
    try await outbox.retract(receipt)
    try await outbox.retract(receipt)
    #expect(folder.list("out") == [])
  }

  @Test func `where a file stands in the way of the folder, the post has not left`() async throws {
    try Data().write(to: URL(fileURLWithPath: folder.path + "/out"))
    let prepared = try outbox.prepare(
      Sample.revision(), dispatch: "d1", replyingTo: nil, stamp: Sample.stamp)
    let failure = await #expect(throws: PublishFailure.self) { try await outbox.publish(prepared) }
    #expect(failure?.kind == .notSent)
  }
}
