import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

@testable import Publishers

/// Whose a post is that a person found by its address.
@Suite(.timeLimit(.minutes(1))) struct PostOwnerTests {
  @Test func `a Mastodon server tells its accounts' posts apart`() async throws {
    let stage = try await MastodonStage()
    let own = try await stage.publisher.publish(try stage.prepare())
    await stage.player.change { $0.others["109876543210987654"] = "neighbour" }
    #expect(try await stage.publisher.owner(of: Receipt(id: own.id, url: nil)) == .ourselves)
    #expect(
      try await stage.publisher.owner(of: Receipt(id: "109876543210987654", url: nil))
        == .another("@neighbour"))
    #expect(
      try await stage.publisher.owner(of: Receipt(id: "109876543210987655", url: nil)) == .nobody)
  }

  @Test func `a Mastodon server that fails has not said whose a post is`() async throws {
    let stage = try await MastodonStage()
    await stage.player.next(.show, .answers(PlayedAnswer(503, "Service Unavailable")))
    let failure = await #expect(throws: PublishFailure.self) {
      _ = try await stage.publisher.owner(of: Receipt(id: "1", url: nil))
    }
    #expect(failure?.kind == .notSent)
  }

  @Test func `a post on Bluesky is ours under our handle or DID, where our key is taken`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    let own = try await stage.publisher.publish(try stage.prepare())
    let key = try #require(own.id.split(separator: "/").last.map(String.init))
    let places = [
      BlueskyHouse.did: PostOwner.ourselves, BlueskyHouse.handle.uppercased(): .ourselves,
      "neighbour.test": .another("neighbour.test"),
      "did:web:neighbour.test": .another("did:web:neighbour.test"),
    ]
    for (place, owner) in places {
      let found = Receipt(id: "at://\(place)/app.bsky.feed.post/\(key)", url: nil)
      #expect(try await stage.publisher.owner(of: found) == owner)
    }
    let none = Receipt(id: "at://\(BlueskyHouse.did)/app.bsky.feed.post/3lhmdqmfkys2a", url: nil)
    #expect(try await stage.publisher.owner(of: none) == .nobody)
  }

  @Test func `a post on X is of the account that its address names`() async throws {
    let player = try await XPlayer.startX()
    let publisher = XPublisher(
      account: Account(id: "trust-x", platform: .x, credential: "x-keys"),
      server: try ServerAddress(player.address),
      credentials: Credentials { _ in
        Secret(#"{"consumerKey": "c", "consumerSecret": "cs", "token": "t", "tokenSecret": "ts"}"#)
      },
      pictures: PictureFolder("/"), http: sharedClient, patience: .short, tokens: nil,
      now: { .rightNow }, nonce: { UUID().uuidString })
    let owners = [
      "https://x.com/Trust/status/1": PostOwner.ourselves,
      "https://x.com/neighbour/status/1": .another("@neighbour"),
      "https://x.com/i/web/status/1": .unknown,
    ]
    for (address, owner) in owners {
      #expect(try await publisher.owner(of: Receipt(id: "1", url: address)) == owner)
    }
  }
}
