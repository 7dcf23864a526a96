import CampaignCore
import Foundation
import Publishers
import Support
import Synchronization
import Testing

/// A site of awareness days that counts who asks, and for what.
private final class FeedSite: Sendable {
  private let state = Mutex<(answers: [PlayedAnswer], tags: [String?])>(([], []))
  private let server: Mutex<LoopbackServer?> = Mutex(nil)

  static func start() async throws -> FeedSite {
    let site = FeedSite()
    let server = try await LoopbackServer.start { request in
      site.state.withLock { state in
        state.tags.append(request.header("If-None-Match"))
        return state.answers.isEmpty ? PlayedAnswer(500) : state.answers.removeFirst()
      }
    }
    site.server.withLock { $0 = server }
    return site
  }

  var address: String { server.withLock { $0?.address ?? "" } }

  var tags: [String?] { state.withLock(\.tags) }

  func answer(_ answers: PlayedAnswer...) {
    state.withLock { $0.answers += answers }
  }
}

@Suite struct FeedSubscriptionTests {
  private let folder = TemporaryFolder()

  private func feed(_ site: FeedSite, path: String = "/days.ics") -> Feed {
    Feed(
      id: "days", source: .address(site.address + path), isTrusted: false, events: [:],
      location: SourceLocation(file: "feeds.yaml", line: 1, column: 1))
  }

  private func refresh(_ feed: Feed) async -> FeedSubscription.Outcome {
    await FeedSubscription(http: sharedClient, folder: folder.path).refresh(feed) { bytes in
      String(decoding: bytes, as: UTF8.self).hasPrefix("BEGIN:VCALENDAR")
    }
  }

  private var copy: String? {
    FileManager.default.contents(atPath: "\(folder.path)/days.ics")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a feed is kept, and asked for again only if it has changed`() async throws {
    let site = try await FeedSite.start()
    site.answer(
      PlayedAnswer(200, headers: [("ETag", "\"one\"")], "BEGIN:VCALENDAR 1"), PlayedAnswer(304),
      PlayedAnswer(200, headers: [("ETag", "\"two\"")], "BEGIN:VCALENDAR 2"),
      PlayedAnswer(200, "BEGIN:VCALENDAR 2"))
    #expect(await refresh(feed(site)) == .changed)
    #expect(await refresh(feed(site)) == .unchanged)
    #expect(copy == "BEGIN:VCALENDAR 1")
    #expect(await refresh(feed(site)) == .changed)
    #expect(await refresh(feed(site)) == .unchanged)
    #expect(copy == "BEGIN:VCALENDAR 2")
    #expect(site.tags == [nil, "\"one\"", "\"one\"", "\"two\""])
  }

  @Test func `the last good copy outlives errors, pages that are no calendar, and cut answers`()
    async throws
  {
    let site = try await FeedSite.start()
    let good = PlayedAnswer(200, "BEGIN:VCALENDAR good")
    site.answer(
      good, PlayedAnswer(503, "busy"), PlayedAnswer(200, "<html>Gone</html>"), good.cutInHalf, .cut)
    #expect(await refresh(feed(site)) == .changed)
    for _ in 0..<4 {
      let outcome = await refresh(feed(site))
      #expect(outcome.isFailure)
    }
    #expect(copy == "BEGIN:VCALENDAR good")
  }

  @Test
  func `a feed that has moved is followed, but not away from https, and not round in circles`()
    async throws
  {
    let site = try await FeedSite.start()
    let onwards = PlayedAnswer(301, headers: [("Location", site.address + "/new.ics")])
    site.answer(onwards, PlayedAnswer(200, "BEGIN:VCALENDAR moved"))
    #expect(await refresh(feed(site)) == .changed)
    site.answer(PlayedAnswer(302, headers: [("Location", "http://elsewhere.example/")]))
    #expect(await refresh(feed(site)).isFailure)
    site.answer(onwards, onwards, onwards, onwards, onwards, onwards)
    #expect(await refresh(feed(site)).isFailure)
    #expect(copy == "BEGIN:VCALENDAR moved")
  }
}

extension FeedSubscription.Outcome {
  fileprivate var isFailure: Bool {
    if case .failed = self { true } else { false }
  }
}
