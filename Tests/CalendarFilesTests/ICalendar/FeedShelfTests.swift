import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

@Suite(.enabled(if: Feeds.zonesAreThere)) struct FeedShelfTests {
  private static let calendars = """
    observances:
      - id: time-to-talk-day
        name: Time to Talk Day
        rule: first Thursday of February
    feeds:
      - id: mind
        file: feeds/mind.ics
        trusted: true
        events: {time-to-talk-day: Time to Talk Day}
    """

  private func readings(_ lines: String) throws -> [FeedReading] {
    let folder = try Folder([
      "calendars/uk.yaml": FeedShelfTests.calendars,
      "feeds/mind.ics": String(decoding: Feeds.calendar(lines), as: UTF8.self),
    ])
    let (calendar, faults) = folder.read()
    #expect(faults.filter { $0.severity == .error } == [])
    let shelf = FeedShelf(campaigns: folder.path, copies: folder.path, zones: ZoneFolder())
    return shelf.readings(of: try #require(calendar), from: try #require(CivilDate("2027-01-01")))
      .readings
  }

  private func record(_ lines: String) throws -> ObservanceYear? {
    try readings(lines).first?.dates["time-to-talk-day"]?.first
  }

  @Test func `an event is known by its name, whatever year stands in it`() throws {
    let record = try record(
      """
      BEGIN:VEVENT\r\nUID:2027-02-04-epoch@mind\r\nSUMMARY:Time To Talk Day 2027\r
      DTSTART;VALUE=DATE:20270204\r\nDTEND;VALUE=DATE:20270205\r\nSTATUS:CONFIRMED\r\nEND:VEVENT
      """)
    #expect(record?.start == CivilDate("2027-02-04"))
    #expect(record?.end == CivilDate("2027-02-04"))
    #expect(record?.status == .confirmed)
  }

  @Test func `midnight to midnight in its zone is whole days`() throws {
    let record = try record(
      """
      BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Time to Talk Day\r
      DTSTART;TZID=America/New_York:20270204T000000\r
      DTEND;TZID=America/New_York:20270206T000000\r\nEND:VEVENT
      """)
    #expect(record?.start == CivilDate("2027-02-04"))
    #expect(record?.end == CivilDate("2027-02-05"))
    #expect(record?.status == .provisional)
  }

  @Test func `an event called off beside its new date gives way, and two that disagree are unsure`()
    throws
  {
    let off = "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Time to Talk Day\r\nDTSTART;VALUE=DATE:20270204\r\n"
    let new = "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Time to Talk Day\r\nDTSTART;VALUE=DATE:20270211\r\n"
    let moved = try record(
      "\(off)STATUS:CANCELLED\r\nEND:VEVENT\r\n\(new)STATUS:CONFIRMED\r\nEND:VEVENT")
    #expect(moved?.start == CivilDate("2027-02-11"))
    #expect(moved?.status == .confirmed)
    let unsure = try record(
      "\(off)STATUS:CONFIRMED\r\nEND:VEVENT\r\n\(new)STATUS:CONFIRMED\r\nEND:VEVENT")
    #expect(unsure?.status == .provisional)
  }

  @Test func `a copy from the store goes before the file of an older one`() throws {
    let folder = try Folder([
      "calendars/uk.yaml": FeedShelfTests.calendars.replacing(
        "file: feeds/mind.ics", with: "url: https://mind.example/days.ics"),
      "mind.ics": event("20270204"),
    ])
    let calendar = try #require(folder.read().0)
    let shelf = FeedShelf(campaigns: folder.path, copies: folder.path, zones: ZoneFolder())
    let today = try #require(CivilDate("2027-01-01"))
    func starts(_ copies: [String: FeedCopy]) -> [CivilDate?] {
      shelf.readings(of: calendar, from: today, copies: copies).readings
        .map { $0.dates["time-to-talk-day"]?.first?.start }
    }
    let copy = FeedCopy(bytes: Array(event("20270211").utf8), tag: nil)
    #expect(starts([:]) == [CivilDate("2027-02-04")])
    #expect(starts(["https://mind.example/days.ics": copy]) == [CivilDate("2027-02-11")])
    #expect(starts(["https://other.example/": copy]) == [CivilDate("2027-02-04")])
  }

  private func event(_ day: String) -> String {
    String(
      decoding: Feeds.event("SUMMARY:Time to Talk Day\r\nDTSTART;VALUE=DATE:\(day)"),
      as: UTF8.self)
  }

  @Test func `a page that is no calendar is not read as an empty one`() throws {
    let folder = try Folder([
      "calendars/uk.yaml": FeedShelfTests.calendars, "feeds/mind.ics": "<html>Not found</html>",
    ])
    let shelf = FeedShelf(campaigns: folder.path, copies: folder.path, zones: ZoneFolder())
    let calendar = try #require(folder.read().0)
    #expect(shelf.readings(of: calendar, from: CivilDate("2027-01-01")!).readings == [])
  }

  @Test func `a feed for an observance that there is not is a fault at its place`() throws {
    let folder = try Folder([
      "calendars/uk.yaml": FeedShelfTests.calendars.replacing(
        "{time-to-talk-day:", with: "{time-to-talk:")
    ])
    #expect(folder.shown().contains("Campaigns/calendars/uk.yaml:6:5: error: the feed 'mind'"))
    #expect(folder.shown().contains("did you mean 'time-to-talk-day'?"))
  }
}
