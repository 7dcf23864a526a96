import CampaignCore
import Publishers
import Support
import Testing

@Suite struct FeedSubscriptionTests {
  private func fetch(
    _ site: FeedSite, unless tag: String? = nil
  ) async throws(FeedFailure) -> FeedCopy? {
    try await FeedSubscription(http: sharedClient).fetch(site.address + "/days.ics", unless: tag) {
      String(decoding: $0, as: UTF8.self).hasPrefix("BEGIN:VCALENDAR")
    }
  }

  @Test func `a feed is asked for again only if it has changed`() async throws {
    let site = try await FeedSite.start()
    site.answer(
      PlayedAnswer(200, headers: [("ETag", "\"one\"")], "BEGIN:VCALENDAR 1"), PlayedAnswer(304),
      PlayedAnswer(200, "BEGIN:VCALENDAR 2"))
    let first = try #require(try await fetch(site))
    #expect(first == FeedCopy(bytes: Array("BEGIN:VCALENDAR 1".utf8), tag: "\"one\""))
    #expect(try await fetch(site, unless: first.tag) == nil)
    let second = try #require(try await fetch(site, unless: first.tag))
    #expect(second == FeedCopy(bytes: Array("BEGIN:VCALENDAR 2".utf8), tag: nil))
    #expect(site.tags == [nil, "\"one\"", "\"one\""])
  }

  @Test func `errors, pages that are no calendar, and cut answers are no copies`() async throws {
    let site = try await FeedSite.start()
    site.answer(
      PlayedAnswer(503, "busy"), PlayedAnswer(200, "<html>Gone</html>"),
      PlayedAnswer(200, "BEGIN:VCALENDAR good").cutInHalf, .cut, PlayedAnswer(304))
    for _ in 0..<5 {
      await #expect(throws: FeedFailure.self) { try await fetch(site) }
    }
    #expect(site.tags.count == 5)
  }

  @Test
  func `a feed that has moved is followed, but not away from https, and not round in circles`()
    async throws
  {
    let site = try await FeedSite.start()
    let onwards = PlayedAnswer(301, headers: [("Location", site.address + "/new.ics")])
    site.answer(onwards, PlayedAnswer(200, "BEGIN:VCALENDAR moved"))
    #expect(try await fetch(site)?.bytes == Array("BEGIN:VCALENDAR moved".utf8))
    site.answer(PlayedAnswer(302, headers: [("Location", "http://elsewhere.example/")]))
    await #expect(throws: FeedFailure.self) { try await fetch(site) }
    site.answer(onwards, onwards, onwards, onwards, onwards, onwards)
    await #expect(throws: FeedFailure.self) { try await fetch(site) }
  }
}
