import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

@Suite(
  "Feeds kept beside the project",
  .enabled(if: SharedFeeds.folder != nil && Feeds.zonesAreThere))
struct SharedFeedTests {
  struct Expected: Decodable {
    let file: String
    let window: [String]?
    let events: [Event]

    struct Event: Decodable {
      let uid: String?
      let summary: String?
      let kind: String?
      let start: String?
      let end: String?
      let status: String?

      var written: String {
        let kind = kind.map { $0 == "floating" ? "local" : $0 } ?? "-"
        return "\(uid ?? "-") | \(summary ?? "-") | \(kind) | \(start ?? "-") | \(end ?? "-")"
          + " | \(status ?? "-")"
      }
    }
  }

  static let real = (try? SharedFeeds.files("conformance/ics", suffix: ".expect.json")) ?? []
  static let examples =
    (try? SharedFeeds.files("examples/calendar/ics", suffix: ".expect.json")) ?? []

  @Test(arguments: (real + examples).sorted { $0.path < $1.path })
  func `a real feed gives the occurrences on which other calendars agree`(expectation: URL) throws {
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: expectation))
    guard let window = expected.window else { return }
    let url = expectation.deletingLastPathComponent().appending(path: expected.file)
    let (feed, _) = try Feeds.read([UInt8](Data(contentsOf: url)), file: expected.file)
    let found = try feed.occurrences(
      from: #require(CivilDate(window[0])), before: #require(CivilDate(window[1])),
      isTrusted: true
    ).occurrences
    let written = found.map { occurrence in
      Expected.Event(
        uid: occurrence.uid, summary: occurrence.summary,
        kind: occurrence.start.kind == "zoned" ? "utc" : occurrence.start.kind,
        start: occurrence.start.description, end: occurrence.end.description,
        status: occurrence.writtenStatus
      ).written
    }
    #expect(written.sorted() == expected.events.map(\.written).sorted())
  }

  struct Broken: Decodable {
    let file: String
    let uidsThatMustNotBeConfirmed: [String]?

    enum CodingKeys: String, CodingKey {
      case file
      case uidsThatMustNotBeConfirmed = "uids_that_must_not_be_confirmed"
    }
  }

  @Test func `a broken feed is diagnosed, and what is broken is never confirmed`() throws {
    let folder = try #require(SharedFeeds.folder).appending(path: "conformance/ics-broken")
    let index = try JSONDecoder().decode(
      [Broken].self, from: Data(contentsOf: folder.appending(path: "INDEX.json")))
    for broken in index {
      let bytes = try [UInt8](Data(contentsOf: folder.appending(path: broken.file)))
      let (feed, diagnostics) = Feeds.read(bytes, file: broken.file)
      #expect(!diagnostics.isEmpty, "\(broken.file)")
      #expect(diagnostics.allSatisfy { $0.location.file == broken.file })
      let (occurrences, _) = feed.occurrences(
        from: .earliest, before: .latest, isTrusted: true)
      #expect(occurrences.allSatisfy { $0.status != .confirmed }, "\(broken.file)")
      for uid in broken.uidsThatMustNotBeConfirmed ?? [] {
        #expect(!occurrences.contains { $0.uid == uid }, "\(broken.file)")
      }
    }
    #expect(index.count >= 6)
  }
}
