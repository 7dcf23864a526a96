import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import NIOCore
import Publishers
import Support
import Testing

/// Posts to a server of the AT Protocol that nobody on this project wrote.
@Suite(
  .enabled("needs python3-venv and PyPI; the reason stands above") { await PyPI.canRun() },
  .timeLimit(.minutes(3)))
struct RealPDSTests {
  @Test func `a post is there under its own key, with its links and hashtags in bytes`()
    async throws
  {
    let (pds, stage) = try await stage()
    let revision = Sample.revision(
      text: "Café talk ☕️ #TimeToTalk", platform: .bluesky,
      link: "https://trust.example/talk", language: "en-GB")
    let prepared = try stage.prepare(revision, stamp: Sample.stamp)
    let receipt = try await stage.publisher.publish(prepared)
    #expect(receipt.id == "at://\(pds.did)/app.bsky.feed.post/\(prepared.key)")
    #expect(receipt.remarks == [])
    let record = try await pds.record(prepared.key)
    #expect(record.cid == receipt.reference)
    #expect(record.value.text == "Café talk ☕️ #TimeToTalk\nhttps://trust.example/talk")
    #expect(record.value.createdAt == "2027-02-04T09:30:00.120456Z")
    #expect(record.value.langs == ["en-GB"])
    #expect(
      record.value.facets?.map { $0.index } == [
        .init(byteStart: 18, byteEnd: 29), .init(byteStart: 30, byteEnd: 56),
      ])
    #expect(
      record.value.facets?.map { $0.features.first?.tag ?? $0.features.first?.uri } == [
        "TimeToTalk", "https://trust.example/talk",
      ])
  }

  @Test func `a picture is there with its words`() async throws {
    let (pds, stage) = try await stage()
    let revision = Sample.revision(
      platform: .bluesky, media: [Sample.picture(alt: "Two people on a bench")])
    let prepared = try stage.prepare(revision)
    let receipt = try await stage.publisher.publish(prepared)
    #expect(receipt.remarks == [])
    let image = try #require(try await pds.record(prepared.key).value.embed?.images.first)
    #expect(image.alt == "Two people on a bench")
    #expect(image.image.size == Sample.pictureBytes.count)
    #expect(image.image.mimeType == "image/png")
  }

  @Test func `the same post put twice is one record`() async throws {
    let (pds, stage) = try await stage()
    let prepared = try stage.prepare(dispatch: "twice")
    let first = try await stage.publisher.publish(prepared)
    #expect(try await stage.publisher.publish(prepared) == first)
    #expect(try await pds.keys().filter { $0 == prepared.key }.count == 1)
  }

  @Test func `looking finds what is there and nothing that is not`() async throws {
    let (_, stage) = try await stage()
    let prepared = try stage.prepare(dispatch: "looking")
    #expect(try await stage.publisher.look(for: prepared) == .absent)
    let receipt = try await stage.publisher.publish(prepared)
    #expect(try await stage.publisher.look(for: prepared) == .published(receipt))
  }

  @Test func `replies name their parent and the thread's first post`() async throws {
    let (pds, stage) = try await stage()
    let first = try await stage.publisher.publish(try stage.prepare(dispatch: "first"))
    let second = try await stage.publisher.publish(
      try stage.prepare(dispatch: "second", replyingTo: first))
    let third = try stage.prepare(dispatch: "third", replyingTo: second)
    _ = try await stage.publisher.publish(third)
    let reply = try await pds.record(third.key).value.reply
    #expect(reply?.root.uri == first.id)
    #expect(reply?.root.cid == first.reference)
    #expect(reply?.parent.uri == second.id)
  }

  @Test func `a thread with a picture is one commit, and is read back as we foresaw it`()
    async throws
  {
    let (pds, stage) = try await stage()
    await stage.publisher.getReady()
    let parts = try BlueskyThreadTests.prepare(stage)
    let receipts = try await stage.publisher.publish(together: parts)
    #expect(receipts == parts.compactMap { stage.publisher.foreseen($0) })
    var parent = receipts[0]
    for (part, receipt) in zip(parts, receipts).dropFirst() {
      let reply = try await pds.record(part.key).value.reply
      #expect(reply?.root.cid == (try await pds.record(parts[0].key).cid))
      #expect(reply?.parent.uri == parent.id)
      parent = receipt
    }
    let image = try await pds.record(parts[1].key).value.embed?.images.first
    #expect(image?.alt == "Two people on a bench")
  }

  @Test func `another client reads the thread, its picture and its order, by the lexicon`()
    async throws
  {
    let (pds, stage) = try await stage()
    await stage.publisher.getReady()
    let parts = try BlueskyThreadTests.prepare(stage)
    let receipts = try await stage.publisher.publish(together: parts)
    let read = try await PyPI.records(at: pds.address, of: pds.did)
    let thread = receipts.compactMap { receipt in read.first { $0.uri == receipt.id } }
    // A reply's reference names the thread's first post too, behind its own.
    let known = receipts.map { $0.reference?.split(separator: " ").first.map(String.init) }
    #expect(thread.map(\.cid) == known)
    #expect(thread.map(\.parent) == [nil, receipts[0].id, receipts[1].id])
    #expect(thread.map(\.root) == [nil, receipts[0].id, receipts[0].id])
    #expect(thread.map(\.alts) == [[], ["Two people on a bench"], []])
  }

  @Test func `a retracted post is gone, and retracting it again is harmless`() async throws {
    let (pds, stage) = try await stage()
    let prepared = try stage.prepare(dispatch: "retracted")
    let receipt = try await stage.publisher.publish(prepared)
    try await stage.publisher.retract(receipt)
    try await stage.publisher.retract(receipt)
    #expect(try await pds.keys().contains(prepared.key) == false)
  }

  @Test func `a text the server does not take is refused`() async throws {
    let (_, stage) = try await stage()
    let long = Sample.revision(text: String(repeating: "a", count: 301), platform: .bluesky)
    #expect(await stage.failure(of: try stage.prepare(long))?.kind == .refused)
  }

  @Test func `a wrong password is access lost`() async throws {
    let pds = try await RealPDS.shared()
    let stage = try BlueskyStage(server: pds.address, handle: pds.handle, password: "wrong")
    #expect(await stage.failure(of: try stage.prepare())?.kind == .accessLost)
  }

  private func stage() async throws -> (RealPDS, BlueskyStage) {
    let pds = try await RealPDS.shared()
    return (
      pds, try BlueskyStage(server: pds.address, handle: pds.handle, password: pds.password)
    )
  }
}

/// A post's record as a reader of the server sees it.
private struct SeenRecord: Decodable {
  struct Reference: Decodable {
    let uri: String
    let cid: String
  }

  struct Reply: Decodable {
    let root: Reference
    let parent: Reference
  }

  struct Facet: Decodable {
    struct Index: Decodable, Equatable {
      let byteStart: Int
      let byteEnd: Int
    }

    struct Feature: Decodable {
      let tag: String?
      let uri: String?
    }

    let index: Index
    let features: [Feature]
  }

  struct Embed: Decodable {
    struct Image: Decodable {
      struct Blob: Decodable {
        let mimeType: String
        let size: Int
      }

      let alt: String
      let image: Blob
    }

    let images: [Image]
  }

  struct Value: Decodable {
    let text: String
    let createdAt: String
    let langs: [String]?
    let facets: [Facet]?
    let embed: Embed?
    let reply: Reply?
  }

  let uri: String
  let cid: String
  let value: Value
}

extension RealPDS {
  fileprivate func record(_ key: String) async throws -> SeenRecord {
    try await read("getRecord", "rkey=\(key)")
  }

  fileprivate func keys() async throws -> [String] {
    struct Page: Decodable { let records: [SeenRecord] }
    let page: Page = try await read("listRecords", "limit=100")
    return page.records.map { String($0.uri.split(separator: "/").last ?? "") }
  }

  private func read<Value: Decodable>(_ call: String, _ query: String) async throws -> Value {
    let place = "repo=\(did)&collection=app.bsky.feed.post"
    let request = HTTPClientRequest(
      url: "\(address)/xrpc/com.atproto.repo.\(call)?\(place)&\(query)")
    let answer = try await sharedClient.execute(request, timeout: .seconds(20))
    let body = try await answer.body.collect(upTo: 1 << 20)
    return try JSONDecoder().decode(Value.self, from: Data(body.readableBytesView))
  }
}
