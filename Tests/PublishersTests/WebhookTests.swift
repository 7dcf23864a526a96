import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support
import Testing

@Suite(.timeLimit(.minutes(1))) struct WebhookTests {
  private func stage(
    secret: String = "shared", _ receiver: WebhookReceiver = WebhookReceiver()
  ) async throws -> (Player<WebhookReceiver>, WebhookPublisher, TemporaryFolder) {
    let player = try await Player.start(receiver)
    let folder = TemporaryFolder()
    try folder.write(Sample.pictureBytes, to: "media/bench.png")
    let publisher = WebhookPublisher(
      account: Account(id: "trust-hook", platform: .webhook, credential: "hook"),
      address: try ServerAddress(player.address + "/posts"),
      credentials: Credentials { _ in Secret(secret) }, pictures: PictureFolder(folder.path),
      http: sharedClient, patience: .short, now: { .rightNow })
    return (player, publisher, folder)
  }

  private func prepare(
    _ publisher: WebhookPublisher, _ revision: PostRevision = Sample.revision(platform: .webhook)
  ) throws -> PreparedPost {
    try publisher.prepare(
      revision, dispatch: "dispatch-1", replyingTo: nil, stamp: Sample.stamp)
  }

  @Test func `a post arrives as signed JSON with its pictures, once, however often it is sent`()
    async throws
  {
    let (player, publisher, folder) = try await stage()
    let prepared = try prepare(
      publisher,
      Sample.revision(
        platform: .webhook,
        media: [Sample.picture(alt: "A bench", focus: Media.Focus(x: -250, y: 500))]))
    await player.next(.post, .losesAnswer)
    await #expect(throws: PublishFailure.self) { _ = try await publisher.publish(prepared) }
    let receipt = try await publisher.publish(prepared)
    let text = try #require(await player.house.posts["dispatch-1"])
    #expect(text.contains(Data(Sample.pictureBytes).base64EncodedString()))
    #expect(text.contains(#""alt":"A bench""#))
    #expect(text.contains(#""focus":"-0.250,0.500""#))
    #expect(receipt.id == "outside-dispatch-1")
    #expect(try await publisher.look(for: prepared) == .published(receipt))
    try await publisher.retract(receipt)
    #expect(try await publisher.look(for: prepared) == .absent)
    withExtendedLifetime(folder) {}
  }

  @Test func `a page from somebody between us says nothing of the post`() async throws {
    let (player, publisher, folder) = try await stage()
    let prepared = try prepare(publisher)
    let page = PlayedAnswer(200, "<html>Welcome</html>")
    await player.next(.post, .answers(page))
    let failure = await #expect(throws: PublishFailure.self) {
      _ = try await publisher.publish(prepared)
    }
    #expect(failure?.kind == .unknown)
    await player.next(.look, .answers(page))
    let look = await #expect(throws: PublishFailure.self) {
      _ = try await publisher.look(for: prepared)
    }
    #expect(look?.kind == .notSent)
    #expect(try await publisher.look(for: prepared) == .absent)
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: ["", "{}", #"{"id": 17}"#])
  func `a receiver need not say what it calls the post`(body: String) async throws {
    let (player, publisher, folder) = try await stage()
    let prepared = try prepare(publisher)
    await player.next(.post, .answersAfter(PlayedAnswer(200, body)))
    #expect(try await publisher.publish(prepared).id == "dispatch-1")
    await player.next(.look, .answersAfter(PlayedAnswer(200, body)))
    let seen = Receipt(id: "dispatch-1", url: nil, reference: "dispatch-1")
    #expect(try await publisher.look(for: prepared) == .published(seen))
    withExtendedLifetime(folder) {}
  }

  @Test func `a receiver that checks the body's signature alone goes on as it did`() async throws {
    let (player, publisher, folder) = try await stage(WebhookReceiver(isOld: true))
    let prepared = try prepare(publisher)
    let receipt = try await publisher.publish(prepared)
    #expect(try await publisher.look(for: prepared) == .published(receipt))
    try await publisher.retract(receipt)
    #expect(await player.house.posts.isEmpty)
    withExtendedLifetime(folder) {}
  }

  @Test func `what is signed for one request is signed for no other`() async throws {
    let (player, publisher, folder) = try await stage()
    let prepared = try prepare(publisher)
    let receipt = try await publisher.publish(prepared)
    _ = try await publisher.look(for: prepared)
    try await publisher.retract(receipt)
    _ = try await publisher.standing()
    let looks = await player.requests(.look)
    let retractions = await player.requests(.delete)
    #expect(looks.map(\.path) == ["/posts/dispatch-1", "/posts"])
    let signatures = (looks + retractions).compactMap {
      $0.header("Campaignd-Request-Signature")?.split(separator: ",").last
    }
    #expect(signatures.count == 3 && Set(signatures).count == 3)
    withExtendedLifetime(folder) {}
  }

  @Test func `a receiver is told how a post is to be shown`() async throws {
    let (player, publisher, folder) = try await stage()
    let shown = Presentation(
      visibility: .unlisted, repliers: .nobody, labels: [.graphicMedia, .signedInOnly],
      card: LinkCard(title: "Talk to us", description: "Who answers, and when"))
    let prepared = try prepare(
      publisher,
      Sample.revision(
        platform: .webhook, link: "https://trust.example/talk", presentation: shown))
    _ = try await publisher.publish(prepared)
    let text = try #require(await player.house.posts["dispatch-1"])
    #expect(text.contains(#""visibility":"unlisted""#))
    #expect(text.contains(#""repliers":"nobody""#))
    #expect(text.contains(#""labels":["graphic-media","no-unauthenticated"]"#))
    #expect(
      text.contains(#""card":{"description":"Who answers, and when","title":"Talk to us"}"#))
    #expect(text.contains("https://trust.example/talk"))
    withExtendedLifetime(folder) {}
  }

  @Test func `a post that was kept before it said how it is shown goes out as it was`() async throws
  {
    let (player, publisher, folder) = try await stage()
    let prepared = try prepare(publisher)
    var words = try #require(
      try JSONSerialization.jsonObject(with: Data(prepared.body.utf8)) as? [String: Any])
    for word in ["visibility", "repliers", "labels"] {
      #expect(words.removeValue(forKey: word) != nil)
    }
    let before = PreparedPost(
      dispatch: prepared.dispatch, key: prepared.key,
      body: String(decoding: try JSONSerialization.data(withJSONObject: words), as: UTF8.self),
      stamp: prepared.stamp, media: [])
    _ = try await publisher.publish(before)
    let text = try #require(await player.house.posts["dispatch-1"])
    #expect(!text.contains("visibility"))
    withExtendedLifetime(folder) {}
  }

  @Test func `a receiver that does not take our signature stops the account`() async throws {
    let (_, publisher, _) = try await stage(secret: "another")
    let prepared = try prepare(publisher)
    let failure = await #expect(throws: PublishFailure.self) {
      _ = try await publisher.publish(prepared)
    }
    #expect(failure?.kind == .accessLost)
    #expect(failure?.reason.contains("another") == false)
  }
}
