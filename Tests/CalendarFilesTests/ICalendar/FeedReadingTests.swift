import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite("Feeds", .enabled(if: Feeds.zonesAreThere))
struct FeedReadingTests {
  @Test(arguments: [
    ("DTSTART;VALUE=DATE:20270204", "2027-02-04 to 2027-02-05 date provisional single"),
    (
      "DTSTART;VALUE=DATE:20270608\r\nDTEND;VALUE=DATE:20270615",
      "2027-06-08 to 2027-06-15 date provisional single"
    ),
    (
      "DTSTART;VALUE=DATE:20270608\r\nDURATION:P1W",
      "2027-06-08 to 2027-06-15 date provisional single"
    ),
    (
      "DTSTART:20271015T190000\r\nDURATION:PT1H",
      "2027-10-15T19:00:00 to 2027-10-15T20:00:00 local provisional single"
    ),
    (
      "DTSTART:20270701T080000Z\r\nDTEND:20270701T083000Z",
      "2027-07-01T08:00:00Z to 2027-07-01T08:30:00Z utc provisional single"
    ),
    (
      "DTSTART;TZID=Europe/London:20270701T090000",
      "2027-07-01T08:00:00Z to 2027-07-01T08:00:00Z zoned provisional single"
    ),
    // Clocks: a gap is read an hour later, an overlap the first time; an hour is an exact hour.
    (
      "DTSTART;TZID=Europe/London:20270328T013000\r\nDTEND;TZID=Europe/London:20270328T033000",
      "2027-03-28T01:30:00Z to 2027-03-28T02:30:00Z zoned provisional single"
    ),
    (
      "DTSTART;TZID=Europe/London:20271031T013000\r\nDURATION:PT1H",
      "2027-10-31T00:30:00Z to 2027-10-31T01:30:00Z zoned provisional single"
    ),
    // A day on the clock's face is not always 24 hours.
    (
      "DTSTART;TZID=Europe/London:20270327T120000\r\nDURATION:P1D",
      "2027-03-27T12:00:00Z to 2027-03-28T11:00:00Z zoned provisional single"
    ),
    // Names of zones as programs write them.
    (
      "DTSTART;TZID=\"Europe/London\":20270701T090000",
      "2027-07-01T08:00:00Z to 2027-07-01T08:00:00Z zoned provisional single"
    ),
    (
      "DTSTART;TZID=GMT Standard Time:20270701T090000",
      "2027-07-01T08:00:00Z to 2027-07-01T08:00:00Z zoned provisional single"
    ),
    (
      "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20270701T090000",
      "2027-07-01T08:00:00Z to 2027-07-01T08:00:00Z zoned provisional single"
    ),
    (
      "dtstart;value=date-time:20271015T190000",
      "2027-10-15T19:00:00 to 2027-10-15T19:00:00 local provisional single"
    ),
  ])
  func `an event takes place when its file says`(lines: String, expected: String) throws {
    let (feed, diagnostics) = Feeds.read(Feeds.event(lines))
    #expect(try feed.written() == [expected])
    #expect(!diagnostics.hasErrors)
  }

  @Test(arguments: [
    "DTSTART;VALUE=DATE:20270229", "DTSTART;TZID=Nowhere:20270204T090000",
    "DTSTART;TZID=tzone://Microsoft/Custom:20270204T090000", "DTSTART;;VALUE=DATE:20270204",
    "DTSTART;VALUE=DATE:20270510\r\nDTEND;VALUE=DATE:20270509",
    "DTSTART:20270510T090000Z\r\nDTEND:20270510T080000Z",
    "DTSTART:20270510T090000Z\r\nDURATION:-PT1H",
    "DTSTART:20270510T090000Z\r\nDURATION:P999999999999999999W",
    "DTSTART:20270510T090000Z\r\nDURATION:P", "DTSTART:20270510T090000Z\r\nDURATION:PT",
    "DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=WEEKLY;UNTL=20270201",
    "DTSTART;VALUE=DATE:20270104\r\nRRULE:RSCALE=CHINESE;FREQ=YEARLY",
    "DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=HOURLY",
    "DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY",
    "DTSTART;VALUE=DATE:20270104\r\nDTSTART;VALUE=DATE:20270105",
    "DTSTART;VALUE=DATE:20270104\r\nEXDATE;VALUE=DATE:20270229", "SUMMARY:No start at all",
  ])
  func `an event that cannot be read is left out, and the others stay`(lines: String) throws {
    let (feed, diagnostics) = Feeds.read(
      Feeds.calendar(
        """
        BEGIN:VEVENT\r\nUID:bad@example.org\r\n\(lines)\r\nEND:VEVENT\r
        BEGIN:VEVENT\r\nUID:good@example.org\r\nDTSTART;VALUE=DATE:20270602\r
        STATUS:CONFIRMED\r\nEND:VEVENT
        """))
    #expect(
      try feed.written(isTrusted: true) == ["2027-06-02 to 2027-06-03 date confirmed single"])
    let fault = try #require(diagnostics.last { $0.severity == .error })
    #expect(fault.message.contains("bad@example.org"))
    #expect((3...7).contains(fault.location.line))
  }

  @Test(arguments: [
    ("TENTATIVE", false, "provisional"), ("TENTATIVE", true, "provisional"),
    ("CONFIRMED", false, "provisional"), ("CONFIRMED", true, "confirmed"),
    ("Confirmed", true, "confirmed"), ("CANCELLED", false, "cancelled"),
    ("CANCELLED", true, "cancelled"), ("PERHAPS", true, "provisional"),
  ])
  func `only a trusted feed confirms a date`(
    written: String, isTrusted: Bool, status: String
  ) throws {
    let (feed, _) = Feeds.read(Feeds.event("DTSTART;VALUE=DATE:20270204\r\nSTATUS:\(written)"))
    #expect(
      try feed.written(isTrusted: isTrusted) == ["2027-02-04 to 2027-02-05 date \(status) single"])
  }

  @Test func `a rule confirms nothing, a listed date may`() throws {
    let (feed, _) = Feeds.read(
      Feeds.event(
        """
        DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3\r
        EXDATE;VALUE=DATE:20270201\r\nRDATE;VALUE=DATE:20270202\r\nSTATUS:CONFIRMED
        """))
    #expect(
      try feed.written(isTrusted: true) == [
        "2027-01-04 to 2027-01-05 date provisional rule",
        "2027-02-02 to 2027-02-03 date confirmed rdate",
        "2027-03-01 to 2027-03-02 date provisional rule",
      ])
  }

  @Test func `a start out of step stands alone, with a word to its author`() throws {
    let (feed, diagnostics) = Feeds.read(
      Feeds.event("DTSTART;VALUE=DATE:20270503\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=2MO"))
    #expect(
      try feed.written(before: "2030-01-01") == ["2027-05-03 to 2027-05-04 date provisional single"]
    )
    #expect(diagnostics.map(\.severity) == [.warning])
  }

  @Test func `the newest of two events of one name counts`() throws {
    let (feed, _) = Feeds.read(
      Feeds.calendar(
        """
        BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:2\r\nDTSTART;VALUE=DATE:20270206\r\nEND:VEVENT\r
        BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:1\r\nDTSTART;VALUE=DATE:20270205\r\nEND:VEVENT
        """))
    #expect(try feed.written() == ["2027-02-06 to 2027-02-07 date provisional single"])
  }

  @Test func `one occurrence can be moved, and another called off`() throws {
    let (feed, _) = Feeds.read(
      Feeds.calendar(
        """
        BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/London:20270315T090000\r
        DURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r
        BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;TZID=Europe/London:20270322T090000\r
        DTSTART;TZID=Europe/London:20270323T090000\r\nDURATION:PT30M\r\nEND:VEVENT\r
        BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20270329T080000Z\r
        DTSTART;TZID=Europe/London:20270329T090000\r\nSTATUS:CANCELLED\r\nEND:VEVENT
        """))
    #expect(
      try feed.written() == [
        "2027-03-15T09:00:00Z to 2027-03-15T09:30:00Z zoned provisional rule",
        "2027-03-23T09:00:00Z to 2027-03-23T09:30:00Z zoned provisional override",
        "2027-03-29T08:00:00Z to 2027-03-29T08:00:00Z zoned cancelled override",
      ])
  }

  @Test func `what is moved with all that follows stays moved`() throws {
    let (feed, _) = Feeds.read(
      Feeds.calendar(
        """
        BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270901T120000Z\r\nDTEND:20270901T140000Z\r
        RRULE:FREQ=DAILY;COUNT=4\r\nEND:VEVENT\r
        BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270903T120000Z\r
        DTSTART:20270903T090000Z\r\nDTEND:20270903T100000Z\r\nEND:VEVENT
        """))
    #expect(
      try feed.written() == [
        "2027-09-01T12:00:00Z to 2027-09-01T14:00:00Z utc provisional rule",
        "2027-09-02T12:00:00Z to 2027-09-02T14:00:00Z utc provisional rule",
        "2027-09-03T09:00:00Z to 2027-09-03T10:00:00Z utc provisional override",
        "2027-09-04T09:00:00Z to 2027-09-04T10:00:00Z utc provisional rule",
      ])
  }

  @Test func `a zone that only the file knows is read from the file`() throws {
    let (feed, diagnostics) = Feeds.read(
      Feeds.calendar(
        """
        BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Ours:20270701T090000\r\nEND:VEVENT\r
        BEGIN:VTIMEZONE\r\nTZID:Ours\r
        BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0130\r\nDTSTART:16010328T010000\r
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r
        BEGIN:STANDARD\r\nTZOFFSETFROM:+0130\r\nTZOFFSETTO:+0000\r\nDTSTART:16011025T020000\r
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r
        END:VTIMEZONE
        """))
    #expect(
      try feed.written() == [
        "2027-07-01T07:30:00Z to 2027-07-01T07:30:00Z zoned provisional single"
      ]
    )
    #expect(diagnostics.isEmpty)
  }

  @Test func `clocks that skip a time are warned of where the feed is planned`() throws {
    let (feed, _) = Feeds.read(
      Feeds.event("DTSTART;TZID=Europe/London:20270327T013000\r\nRRULE:FREQ=DAILY;COUNT=3"))
    let (_, diagnostics) = try feed.occurrences(
      from: #require(CivilDate("2027-01-01")), before: #require(CivilDate("2028-01-01")),
      isTrusted: false)
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(diagnostics.first?.message.contains("01:30 on 2027-03-28") == true)
  }

  @Test func `the window takes its first day in and leaves its last out`() throws {
    let (feed, _) = Feeds.read(Feeds.event("DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=DAILY"))
    #expect(try feed.written(from: "2027-03-01", before: "2027-03-04").count == 3)
  }
}
