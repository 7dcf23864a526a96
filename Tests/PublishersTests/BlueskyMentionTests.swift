import CampaignCore
import Foundation
import Support
import Testing

@testable import Publishers

/// Whom a post on Bluesky mentions: by the DID of the handle, which the server is asked for beforehand.
@Suite(.timeLimit(.minutes(1))) struct BlueskyMentionTests {
  private let did = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"

  private func stage() async throws -> (BlueskyPlayer, BlueskyStage) {
    let player = try await BlueskyPlayer.start()
    await player.change { [did] in $0.others["carers.test"] = did }
    return (player, try player.stage())
  }

  private func revision(_ text: String) -> PostRevision {
    Sample.revision(text: text, platform: .bluesky)
  }

  private func facets(in player: BlueskyPlayer) async throws -> [[String: Any]] {
    let stored = try #require(await player.house.records.first)
    let record = try JSONSerialization.jsonObject(with: Data(stored.json)) as? [String: Any]
    return record?["facets"] as? [[String: Any]] ?? []
  }

  @Test func `a mention names the account behind the handle, by its bytes in the text`()
    async throws
  {
    let (player, stage) = try await stage()
    let revision = revision("Schön: thanks to @Carers.test, and #TimeToTalk")
    await stage.publisher.getReady(for: [revision])
    let receipt = try await stage.publisher.publish(try stage.prepare(revision))
    #expect(receipt.remarks == [])
    let facets = try await facets(in: player)
    #expect(facets.count == 2)
    let feature = try #require((facets[0]["features"] as? [[String: Any]])?.first)
    #expect(feature["$type"] as? String == "app.bsky.richtext.facet#mention")
    #expect(feature["did"] as? String == did)
    let index = try #require(facets[0]["index"] as? [String: Any])
    #expect(index["byteStart"] as? Int == 18 && index["byteEnd"] as? Int == 30)
  }

  @Test func `a handle that nobody knows, or that was not looked up, stays plain text`()
    async throws
  {
    let (player, stage) = try await stage()
    let unknown = revision("Thanks to @nobody.test")
    await stage.publisher.getReady(for: [unknown, revision("No mention: a@carers.test @carers")])
    #expect(await player.requests(.resolveHandle).map { $0.query["handle"] } == ["nobody.test"])
    _ = try await stage.publisher.publish(try stage.prepare(unknown))
    #expect(try await facets(in: player).isEmpty)

    let (other, late) = try await self.stage()
    _ = try await late.publisher.publish(try late.prepare(revision("Thanks to @carers.test")))
    #expect(try await facets(in: other).isEmpty)
    #expect(await other.requests(.resolveHandle).isEmpty)
  }

  @Test func `a post whose answer was lost is sent again as it was, whoever has the handle now`()
    async throws
  {
    let (player, stage) = try await stage()
    let revision = revision("Thanks to @carers.test")
    await stage.publisher.getReady(for: [revision])
    let prepared = try stage.prepare(revision)
    await player.next(.putRecord, .losesAnswer)
    #expect(await stage.failure(of: prepared)?.kind == .unknown)
    await player.change { $0.others["carers.test"] = "did:web:others.test" }
    await stage.publisher.getReady(for: [revision])
    _ = try await stage.publisher.publish(prepared)
    #expect(await player.house.kept == 1)
    let facets = try await facets(in: player)
    let feature = try #require((facets.first?["features"] as? [[String: Any]])?.first)
    #expect(feature["did"] as? String == did)
  }

  @Test func `who was known stays known while the server does not answer`() async throws {
    let (player, stage) = try await stage()
    let revision = revision("Thanks to @carers.test")
    await stage.publisher.getReady(for: [revision])
    await player.always(.resolveHandle, .answers(PlayedAnswer(502, "Bad Gateway")))
    await stage.publisher.getReady(for: [revision])
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    #expect(try await facets(in: player).count == 1)
  }

  @Test func `an answer that is no DID makes no mention`() async throws {
    let (player, stage) = try await stage()
    await player.change { $0.others["carers.test"] = "https://evil.test" }
    let revision = revision("Thanks to @carers.test")
    await stage.publisher.getReady(for: [revision])
    _ = try await stage.publisher.publish(try stage.prepare(revision))
    #expect(try await facets(in: player).isEmpty)
  }
}
