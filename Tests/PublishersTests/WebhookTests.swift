import CampaignCore
import CivilTime
import Crypto
import Foundation
import Publishers
import Support
import Testing

/// A receiver of somebody else's: it publishes each key once.
private struct Receiver: PlayedHouse {
  enum Route: Hashable, Sendable { case post, look, delete }

  private(set) var posts: [String: String] = [:]
  /// Whether it was written before requests were signed whole.
  var isOld = false
  var kept: Int { posts.count }

  static func route(of request: PlayedRequest) -> Route? {
    switch request.method {
    case "POST": .post
    case "GET": .look
    case "DELETE": .delete
    default: nil
    }
  }

  mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    guard isOld ? Receiver.hasSignedBody(request) : Receiver.isSigned(request) else {
      return .json(401, ["error": "signature"])
    }
    let key = request.header("Idempotency-Key") ?? ""
    switch route {
    case .post: posts[key] = request.text
    case .look: if posts[key] == nil { return .json(404, ["error": "unknown"]) }
    case .delete: posts[key] = nil
    }
    return .json(["id": "outside-\(key)", "url": "\(address)/\(key)"])
  }

  /// As campaignd-webhook(7) tells a receiver to check it.
  static func isSigned(_ request: PlayedRequest) -> Bool {
    isSigned(request, "Campaignd-Request-Signature", "v2") {
      "\($0)\n\(request.method)\n\(request.path)\n"
    }
  }

  /// As it told receivers before.
  static func hasSignedBody(_ request: PlayedRequest) -> Bool {
    isSigned(request, "Campaignd-Signature", "v1") { "\($0)." }
  }

  private static func isSigned(
    _ request: PlayedRequest, _ header: String, _ version: String,
    beforeBody: (Substring) -> String
  ) -> Bool {
    let parts = (request.header(header) ?? "").split(separator: ",")
    guard parts.count == 2, parts[0].hasPrefix("t="), parts[1].hasPrefix("\(version)=") else {
      return false
    }
    let message = Data(beforeBody(parts[0].dropFirst(2)).utf8) + Data(request.body)
    let code = HMAC<SHA256>.authenticationCode(
      for: message, using: SymmetricKey(data: Data("shared".utf8)))
    return code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      == parts[1].dropFirst(3)
  }
}

@Suite(.timeLimit(.minutes(1))) struct WebhookTests {
  private func stage(
    secret: String = "shared", _ receiver: Receiver = Receiver()
  ) async throws -> (Player<Receiver>, WebhookPublisher, TemporaryFolder) {
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
      Sample.revision(platform: .webhook, media: [Sample.picture(alt: "A bench")]))
    await player.next(.post, .losesAnswer)
    await #expect(throws: PublishFailure.self) { _ = try await publisher.publish(prepared) }
    let receipt = try await publisher.publish(prepared)
    let text = try #require(await player.house.posts["dispatch-1"])
    #expect(text.contains(Data(Sample.pictureBytes).base64EncodedString()))
    #expect(text.contains(#""alt":"A bench""#))
    #expect(receipt.id == "outside-dispatch-1")
    #expect(try await publisher.look(for: prepared) == .published(receipt))
    try await publisher.retract(receipt)
    #expect(try await publisher.look(for: prepared) == .absent)
    withExtendedLifetime(folder) {}
  }

  @Test func `a receiver that checks the body's signature alone goes on as it did`() async throws {
    let (player, publisher, folder) = try await stage(Receiver(isOld: true))
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
