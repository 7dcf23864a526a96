import CampaignCore
import Foundation
import Support
import Testing

@testable import Publishers

/// Answers of a real Mastodon 4.6/4.7 server, recorded by the tests of Mastodon.py, played back.
@Suite(
  .enabled(if: SharedFacts.folder != nil, "needs ../shared/conformance/mastodon-recordings"),
  .timeLimit(.minutes(1)))
struct MastodonRecordingTests {
  @Test func `every recorded post is read as a receipt with its id`() async throws {
    let posts = recordings.filter { $0.method == "POST" && $0.path == "/api/v1/statuses" }
    let accepted = posts.filter { $0.status == 200 && $0.id != nil && $0.scheduled == nil }
    #expect(accepted.count > 40)
    for recorded in accepted {
      let stage = try await MastodonStage()
      await stage.player.next(.post, .answers(recorded.answer))
      #expect(try await stage.publisher.publish(try stage.prepare()).id == recorded.id)
    }
  }

  @Test func `every recorded refusal is a refusal, in whatever language`() async throws {
    let refused = recordings.filter { $0.path == "/api/v1/statuses" && $0.status == 422 }
    #expect(refused.count >= 2)
    for recorded in refused {
      let stage = try await MastodonStage()
      await stage.player.next(.post, .answers(recorded.answer))
      #expect(await stage.failure(of: try stage.prepare())?.kind == .refused)
    }
  }

  @Test func `every recorded picture is attached by its id`() async throws {
    let uploads = recordings.filter { $0.path == "/api/v2/media" && $0.status == 200 }
    #expect(uploads.count == 5)
    for recorded in uploads {
      let id = json(MastodonAttachment.self, in: Array(recorded.body))?.id
      #expect(id?.isEmpty == false)
    }
  }

  @Test func `every recorded picture that takes its time is waited for`() async throws {
    let slow = recordings.filter { $0.path == "/api/v2/media" && $0.status == 202 }
    #expect(slow.count == 3)
    let ready = try #require(
      recordings.first { $0.method == "GET" && $0.path.hasPrefix("/api/v1/media/") })
    let stage = try await MastodonStage()
    for recorded in slow {
      await stage.player.next(.upload, .answers(recorded.answer))
      await stage.player.next(.media, .answers(ready.answer))
      #expect(try await stage.publisher.upload(Sample.picture(alt: "A bench")) == recorded.id)
    }
    #expect(await stage.player.requests(.media).count == 3)
  }

  @Test func `every recorded deletion takes its post down, or says that it is gone`() async throws {
    let deletions = recordings.filter {
      $0.method == "DELETE" && $0.path.hasPrefix("/api/v1/statuses/")
    }
    #expect(deletions.count > 60)
    #expect(deletions.contains { $0.status == 404 })
    let stage = try await MastodonStage()
    for recorded in deletions {
      await stage.player.next(.delete, .answers(recorded.answer))
      try await stage.publisher.retract(Receipt(id: "1", url: nil))
    }
  }

  @Test func `every recorded page of an account, edit and source is understood`() throws {
    let pages = recordings.filter {
      $0.path.hasPrefix("/api/v1/accounts/") && $0.path.hasSuffix("/statuses")
    }
    #expect(pages.count == 9)
    #expect(pages.allSatisfy { json([MastodonPosted].self, in: Array($0.body)) != nil })
    let edits = recordings.filter {
      $0.method == "PUT" && $0.path.hasPrefix("/api/v1/statuses/")
    }
    #expect(edits.count == 1)
    #expect(edits.allSatisfy { json(MastodonPosted.self, in: Array($0.body))?.id == $0.id })
    let sources = recordings.filter { $0.path.hasSuffix("/source") }
    #expect(sources.count == 1)
    #expect(sources.allSatisfy { json(MastodonSource.self, in: Array($0.body)) != nil })
  }

  @Test func `the recorded server says what it is and what it takes`() async throws {
    let links = try #require(first("/.well-known/nodeinfo", NodeInfoLinks.self))
    #expect(links.links.map(\.href) == ["http://localhost:3000/nodeinfo/2.0"])
    let software = try #require(first("/nodeinfo/2.0", NodeInfo.self)).software
    #expect(software.name == "mastodon")
    #expect(software.version == "4.6.4")
    let limits = try #require(first("/api/v2/instance/", MastodonInstance.self)).configuration
    #expect(limits?.statuses?.maximumCharacters == 500)
    #expect(limits?.statuses?.maximumPictures == 4)
    #expect(limits?.pictures?.maximumSize == 16_777_216)
    #expect(limits?.pictures?.maximumArea != nil)
    #expect(limits?.pictures?.maximumFilmSize != nil)
    #expect(limits?.pictures?.maximumAltCharacters == 10_000)
    let me = try #require(
      first("/api/v1/accounts/verify_credentials", MastodonAccount.self))
    #expect(me.id == "117020457910412882")
  }

  private func first<Value: Decodable>(_ path: String, _ type: Value.Type) -> Value? {
    recordings.first { $0.path == path && $0.status == 200 }
      .flatMap { json(type, in: Array($0.body)) }
  }

  private var recordings: [Recorded] {
    SharedFacts.list("mastodon-recordings").flatMap { Recorded.all(in: $0) }
  }
}

/// One recorded exchange.
private struct Recorded {
  let method: String
  let path: String
  let status: Int
  let body: Data
  let id: String?
  let scheduled: String?

  static func all(in file: String) -> [Recorded] {
    guard let bytes = SharedFacts.bytes("mastodon-recordings/\(file)"),
      let whole = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let exchanges = whole["interactions"] as? [[String: Any]]
    else { return [] }
    return exchanges.compactMap(Recorded.init)
  }

  private init?(_ exchange: [String: Any]) {
    guard let request = exchange["request"] as? [String: Any],
      let response = exchange["response"] as? [String: Any],
      let method = request["method"] as? String, let uri = request["uri"] as? String,
      let status = response["status"] as? Int, let shown = response["body"],
      let body = try? JSONSerialization.data(withJSONObject: shown, options: .fragmentsAllowed)
    else { return nil }
    self.method = method
    path = String(uri.dropFirst("http://localhost:3000".count).prefix { $0 != "?" })
    self.status = status
    self.body = body
    id = (shown as? [String: Any])?["id"] as? String
    scheduled = (shown as? [String: Any])?["scheduled_at"] as? String
  }

  var answer: PlayedAnswer { PlayedAnswer(status, String(decoding: body, as: UTF8.self)) }
}
