import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

@testable import Publishers

/// A thread as one commit.
@Suite(.timeLimit(.minutes(1))) struct BlueskyThreadTests {
  /// Three parts as the dispatcher prepares them: each replies to what the one before will be.
  static func prepare(_ stage: BlueskyStage, gated: Bool = false) throws -> [PreparedPost] {
    var parts: [PreparedPost] = []
    for number in 1...3 {
      let parent = try parts.last.map { try #require(stage.publisher.foreseen($0)) }
      let revision = Sample.revision(
        text: "Part \(number).", platform: .bluesky,
        media: number == 2 ? [Sample.picture(alt: "Two people on a bench")] : [],
        presentation: gated && number == 1 ? Presentation(repliers: .nobody) : nil)
      parts.append(
        try stage.prepare(
          revision, dispatch: ID("thread-\(number)"), replyingTo: parent,
          stamp: .rightNow + .microseconds(Int64(number))))
    }
    return parts
  }

  @Test func `a thread is one request, and its receipts are those that were foreseen`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    #expect(stage.publisher.foreseen(try stage.prepare()) == nil)
    await stage.publisher.getReady()
    let parts = try Self.prepare(stage, gated: true)
    let receipts = try await stage.publisher.publish(together: parts)
    #expect(receipts == parts.compactMap { stage.publisher.foreseen($0) })
    #expect(receipts.allSatisfy { $0.remarks.isEmpty })
    #expect(await player.requests(.applyWrites).count == 1)
    #expect(await player.requests(.putRecord).isEmpty)
    #expect(await player.house.records.map(\.key) == parts.map(\.key))
    #expect(await player.house.gates.keys.sorted() == [parts[0].key])
  }

  @Test func `after a restart a thread is one request too, before anybody has signed in`()
    async throws
  {
    let folder = TemporaryFolder()
    let player = try await BlueskyPlayer.start()
    await (try player.stage(identities: folder.path)).publisher.getReady()
    let stage = try player.stage(identities: folder.path)
    let parts = try Self.prepare(stage)
    #expect(await player.requests(.createSession).count == 1)
    let receipts = try await stage.publisher.publish(together: parts)
    #expect(receipts == parts.compactMap { stage.publisher.foreseen($0) })
    #expect(await player.requests(.applyWrites).count == 1)
    #expect(await player.requests(.putRecord).isEmpty)
  }

  @Test func `who an account was is not taken for who another one is`() async throws {
    let folder = TemporaryFolder()
    let player = try await BlueskyPlayer.start()
    await (try player.stage(identities: folder.path)).publisher.getReady()
    let other = try BlueskyStage(
      server: player.address, handle: "other.test", password: BlueskyHouse.password,
      identities: folder.path)
    #expect(other.publisher.foreseen(try other.prepare()) == nil)
  }

  @Test func `a thread for who an account was before stays away, and the next one leaves`()
    async throws
  {
    let folder = TemporaryFolder()
    let player = try await BlueskyPlayer.start()
    await (try player.stage(identities: folder.path)).publisher.getReady()
    await player.change { $0.did = "did:web:moved.test" }
    let stage = try player.stage(identities: folder.path)
    #expect(await failure(of: try Self.prepare(stage), stage)?.kind == .notSent)
    #expect(await player.house.records.isEmpty)
    _ = try await stage.publisher.publish(together: try Self.prepare(stage))
    #expect(await player.house.records.count == 3)
  }

  @Test func `a thread whose answer was lost is unknown; each part is found, and put again is one`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await stage.publisher.getReady()
    let parts = try Self.prepare(stage)
    await player.next(.applyWrites, .losesAnswer)
    #expect(await failure(of: parts, stage)?.kind == .unknown)
    for part in parts {
      let receipt = try #require(stage.publisher.foreseen(part))
      #expect(try await stage.publisher.look(for: part) == .published(receipt))
      #expect(try await stage.publisher.publish(part) == receipt)
    }
    #expect(await player.house.records.count == 3)
  }

  @Test func `a request for all that comes behind one of its parts changes nothing`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await stage.publisher.getReady()
    let parts = try Self.prepare(stage)
    _ = try await stage.publisher.publish(parts[0])
    #expect(await failure(of: parts, stage)?.kind == .unknown)
    #expect(await player.house.records.map(\.key) == [parts[0].key])
  }

  @Test func `one part that the server refuses keeps all of them away`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await stage.publisher.getReady()
    let good = try stage.prepare(stamp: Sample.stamp)
    let long = try stage.prepare(
      Sample.revision(text: String(repeating: "a", count: 301), platform: .bluesky))
    #expect(await failure(of: [good, long], stage)?.kind == .refused)
    #expect(await player.house.records.isEmpty)
  }

  @Test func `a server without threads in one request gets the parts one by one`() async throws {
    let player = try await BlueskyPlayer.start()
    await player.change { $0.lacksApplyWrites = true }
    let stage = try player.stage()
    await stage.publisher.getReady()
    let parts = try Self.prepare(stage)
    #expect(await failure(of: parts, stage)?.kind == .notSent)
    #expect(stage.publisher.foreseen(parts[0]) == nil)
    for part in parts { _ = try await stage.publisher.publish(part) }
    #expect(await player.house.records.count == 3)
  }

  @Test func `an answer that names too few of the parts is unknown`() async throws {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await stage.publisher.getReady()
    await player.next(.applyWrites, .answersAfter(PlayedAnswer(200, "")))
    #expect(await failure(of: try Self.prepare(stage), stage)?.kind == .unknown)
    #expect(await player.house.records.count == 3)
  }

  @Test func `a session that ended in front of a thread is renewed, and the thread is out once`()
    async throws
  {
    let player = try await BlueskyPlayer.start()
    let stage = try player.stage()
    await stage.publisher.getReady()
    let parts = try Self.prepare(stage)
    await player.expireAccess()
    _ = try await stage.publisher.publish(together: parts)
    #expect(await player.house.records.count == 3)
  }

  private func failure(of parts: [PreparedPost], _ stage: BlueskyStage) async -> PublishFailure? {
    await #expect(throws: PublishFailure.self) {
      _ = try await stage.publisher.publish(together: parts)
    }
  }
}
