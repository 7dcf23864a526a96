import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite("The text of feeds")
struct FeedTextTests {
  static func summaries(_ bytes: [UInt8]) throws -> [String] {
    let (feed, _) = Feeds.read(bytes)
    return try feed.occurrences(
      from: #require(CivilDate("2027-01-01")), before: #require(CivilDate("2028-01-01")),
      isTrusted: false
    ).occurrences.map(\.summary)
  }

  @Test func `a fold may split a character`() throws {
    let folded =
      Array("DTSTART;VALUE=DATE:20270204\r\nSUMMARY:Caf".utf8) + [0xC3]
      + Array("\r\n ".utf8) + [0xA9] + Array(" roadshow".utf8)
    let bytes =
      Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n".utf8) + folded
      + Array("\r\nEND:VEVENT\r\nEND:VCALENDAR".utf8)
    #expect(try Self.summaries(bytes) == ["Café roadshow"])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `lines end in any of three ways, after a byte-order mark or blanks`(
    ending: String
  ) throws {
    let lines = [
      "BEGIN:VCALENDAR", "", "begin:vevent", "UID:a", "dtstart;value=date:20270204",
      "summary:Time to ", "\tTalk", "END:VEVENT", "END:VCALENDAR",
    ].joined(separator: ending)
    #expect(try Self.summaries([0xEF, 0xBB, 0xBF] + Array(lines.utf8)) == ["Time to Talk"])
    #expect(try Self.summaries(Array("   \(lines)".utf8)) == ["Time to Talk"])
  }

  @Test(arguments: [
    (#"SUMMARY:One\, two\; three\\four\nfive"#, "One, two; three\\four\nfive"),
    (#"SUMMARY;LANGUAGE="en:GB":Colon"#, "Colon"),
    (#"SUMMARY;X-NOTE="a;b","c":Lists"#, "Lists"),
    ("SUMMARY;X-NOTE=^'quoted^' ^n ^^:Carets", "Carets"),
    (#"SUMMARY:at the end\"#, "at the end"),
  ])
  func `text is unescaped`(line: String, summary: String) throws {
    #expect(
      try Self.summaries(Feeds.event("DTSTART;VALUE=DATE:20270204\r\n\(line)")) == [summary])
  }

  @Test func `several calendars in one file are all read`() throws {
    let one = { (uid: String) in
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:\(uid)\nDTSTART;VALUE=DATE:20270204\nSUMMARY:\(uid)\n"
        + "END:VEVENT\nEND:VCALENDAR\n"
    }
    #expect(try Self.summaries(Array((one("a") + one("b")).utf8)) == ["a", "b"])
  }

  @Test func `alarms are passed over, and that is said`() {
    let (_, diagnostics) = Feeds.read(
      Feeds.event(
        """
        DTSTART;VALUE=DATE:20270204\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P7D\r
        END:VALARM
        """))
    #expect(diagnostics.map(\.severity) == [.note])
  }

  @Test func `a stray line is reported with its place, and the rest is read`() throws {
    let (_, diagnostics) = Feeds.read(
      Feeds.calendar("BEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20270204\r\nEND:VEVENT\r\nX"))
    #expect(diagnostics.map(\.location.line) == [7])
  }
}

@Suite("Feeds that mean harm")
struct HostileFeedTests {
  static let first = CivilDate.earliest
  static let last = CivilDate.latest

  @Test func `a file larger than any calendar is not read`() {
    let (_, diagnostics) = Feeds.read([UInt8](repeating: 0x58, count: 6_000_001))
    #expect(diagnostics.count == 1)
  }

  @Test func `an endless rule gives what is asked for, within bounds`() {
    let (feed, _) = Feeds.read(Feeds.event("DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=DAILY"))
    let (occurrences, diagnostics) = feed.occurrences(
      from: Self.first, before: Self.last, isTrusted: false)
    #expect(occurrences.count == 5000)
    #expect(diagnostics.hasErrors)
  }

  @Test func `many rules that find nothing are given up together`() {
    let event = { (number: Int) in
      "BEGIN:VEVENT\nUID:\(number)\nDTSTART;VALUE=DATE:20280229\n"
        + "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=9999\nEND:VEVENT"
    }
    let (feed, _) = Feeds.read(Feeds.calendar((0..<3).map(event).joined(separator: "\n")))
    let (_, diagnostics) = feed.occurrences(
      from: Self.last, before: Self.last, isTrusted: false, work: 20_000)
    #expect(diagnostics.hasErrors)
  }

  @Test func `exceptions by the hundred thousand are taken`() throws {
    let days = (0..<100_000).map { CivilDate.earliest.adding(days: 20 * $0) }
    let list = days.map { "\($0)".replacing("-", with: "") }.joined(separator: ",")
    let (feed, diagnostics) = Feeds.read(
      Feeds.event("DTSTART;VALUE=DATE:20270201\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:\(list)"))
    #expect(!diagnostics.hasErrors)
    #expect(try feed.written().count <= 3)
  }

  @Test func `a line folded a million times is one line`() throws {
    let folds = [UInt8](Array(repeating: Array("\n x".utf8), count: 1_000_000).joined())
    let (feed, _) = Feeds.read(
      Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20270204\nSUMMARY:".utf8)
        + folds + Array("\nEND:VEVENT\nEND:VCALENDAR".utf8))
    #expect(try feed.written().count == 1)
  }

  @Test func `parts within parts without end are passed over`() {
    let (_, diagnostics) = Feeds.read(
      Array(String(repeating: "BEGIN:VCALENDAR\n", count: 100_000).utf8))
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.count <= 1001)
  }
}
