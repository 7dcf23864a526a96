import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support
import Testing

/// An account on X on which several daemons publish: none of them may be its refresher.
@Suite(.timeLimit(.minutes(1))) struct XSharingTests {
  @Test func `a token that only one daemon may renew is not touched by daemons that share a store`()
    async throws
  {
    let player = try await XPlayer.startX()
    let publisher = try publisher(
      player, keys: #"{"clientID": "app", "refreshToken": "refresh-0"}"#)
    let prepared = try prepare(publisher)
    let failure = await #expect(throws: PublishFailure.self) {
      _ = try await publisher.publish(prepared)
    }
    #expect(failure?.kind == .accessLost)
    #expect(failure?.reason.contains("it needs the keys of OAuth 1.0a") == true)
    #expect(failure?.reason.contains("refresh-0") == false)
    await #expect(throws: PublishFailure.self) { _ = try await publisher.standing() }
    #expect(await player.requests(.token).isEmpty)
    #expect(await player.requests(.post).isEmpty)
  }

  @Test func `keys that do not run out serve them all`() async throws {
    let player = try await XPlayer.startX()
    let publisher = try publisher(
      player,
      keys: #"{"consumerKey": "c", "consumerSecret": "cs", "token": "t", "tokenSecret": "ts"}"#)
    _ = try await publisher.publish(try prepare(publisher))
    #expect(await player.house.posts.count == 1)
  }

  private func publisher(_ player: XPlayer, keys: String) throws -> XPublisher {
    XPublisher(
      account: Account(id: "trust-x", platform: .x, credential: "x-keys"),
      server: try ServerAddress(player.address), credentials: Credentials { _ in Secret(keys) },
      pictures: PictureFolder("/"), http: sharedClient, patience: .short, tokens: nil,
      now: { .rightNow }, nonce: { UUID().uuidString })
  }

  private func prepare(_ publisher: XPublisher) throws -> PreparedPost {
    try publisher.prepare(
      Sample.revision(platform: .x), dispatch: "dispatch-1", replyingTo: nil, stamp: .rightNow)
  }
}
