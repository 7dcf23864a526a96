import CivilTime
import Testing

@Suite("Recurrence rules that are refused")
struct RecurrenceFaultTests {
  @Test(arguments: [
    ("", RecurrenceFault.emptyPart),
    (";FREQ=DAILY", .emptyPart),
    ("FREQ=DAILY;;COUNT=2", .emptyPart),
    ("FREQ=DAILY;COUNT", .partWithoutValue("COUNT")),
    ("FREQ=DAILY;BYDAY=", .partWithoutValue("BYDAY=")),
    // The slip that made one library's event come 127 times in three years.
    ("FREQ=WEEKLY;UNTL=20270201", .unknownPart("UNTL")),
    ("FREQ=DAILY;X-PART=1", .unknownPart("X-PART")),
    ("FREQ=DAILY;COUNT=1;COUNT=2", .repeatedPart("COUNT")),
    ("COUNT=2", .missingFrequency),
    ("RRULE:FREQ=YEARLY", .withItsName),
    ("FREQ=FORTNIGHTLY", .unknownFrequency("FORTNIGHTLY")),
    ("FREQ=HOURLY", .tooFrequent("HOURLY")),
    ("FREQ=MINUTELY", .tooFrequent("MINUTELY")),
    ("FREQ=SECONDLY;COUNT=1", .tooFrequent("SECONDLY")),
    ("RSCALE=CHINESE;FREQ=YEARLY", .otherCalendar("RSCALE=CHINESE")),
    ("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", .otherCalendar("SKIP=FORWARD")),
    ("FREQ=YEARLY;SKIP=OMIT", .otherCalendar("SKIP=OMIT")),
    ("FREQ=DAILY;COUNT=0", .badValue(part: "COUNT", value: "0")),
    ("FREQ=DAILY;COUNT=-1", .badValue(part: "COUNT", value: "-1")),
    ("FREQ=DAILY;INTERVAL=0", .badValue(part: "INTERVAL", value: "0")),
    ("FREQ=MONTHLY;BYDAY=0TU", .badValue(part: "BYDAY", value: "0TU")),
    ("FREQ=MONTHLY;BYDAY=54TU", .badValue(part: "BYDAY", value: "54TU")),
    ("FREQ=WEEKLY;BYDAY=MO, TU", .badValue(part: "BYDAY", value: " TU")),
    ("FREQ=WEEKLY;BYDAY=MO,,TU", .badValue(part: "BYDAY", value: "")),
    ("FREQ=WEEKLY;BYDAY=MONDAY", .badValue(part: "BYDAY", value: "MONDAY")),
    ("FREQ=YEARLY;BYMONTH=13", .badValue(part: "BYMONTH", value: "13")),
    ("FREQ=YEARLY;BYMONTH=-1", .badValue(part: "BYMONTH", value: "-1")),
    ("FREQ=YEARLY;BYMONTH=5L", .badValue(part: "BYMONTH", value: "5L")),
    ("FREQ=MONTHLY;BYMONTHDAY=32", .badValue(part: "BYMONTHDAY", value: "32")),
    ("FREQ=MONTHLY;BYMONTHDAY=0", .badValue(part: "BYMONTHDAY", value: "0")),
    ("FREQ=YEARLY;BYYEARDAY=367", .badValue(part: "BYYEARDAY", value: "367")),
    ("FREQ=YEARLY;BYWEEKNO=54;BYDAY=MO", .badValue(part: "BYWEEKNO", value: "54")),
    ("FREQ=DAILY;BYHOUR=24", .badValue(part: "BYHOUR", value: "24")),
    ("FREQ=DAILY;BYMONTH=1;BYSETPOS=0", .badValue(part: "BYSETPOS", value: "0")),
    ("FREQ=WEEKLY;WKST=1MO", .badValue(part: "WKST", value: "1MO")),
    ("FREQ=DAILY;UNTIL=20270229", .badValue(part: "UNTIL", value: "20270229")),
    ("FREQ=DAILY;UNTIL=20270201T0900", .badValue(part: "UNTIL", value: "20270201T0900")),
    ("FREQ=DAILY;COUNT=2;UNTIL=20270201", .countWithUntil),
    ("FREQ=MONTHLY;BYSETPOS=1", .setPositionAlone),
    ("FREQ=MONTHLY;BYWEEKNO=20;BYDAY=MO", .partNotAllowed("BYWEEKNO", with: .monthly)),
    ("FREQ=DAILY;BYYEARDAY=100", .partNotAllowed("BYYEARDAY", with: .daily)),
    ("FREQ=WEEKLY;BYYEARDAY=100", .partNotAllowed("BYYEARDAY", with: .weekly)),
    ("FREQ=MONTHLY;BYYEARDAY=100", .partNotAllowed("BYYEARDAY", with: .monthly)),
    ("FREQ=WEEKLY;BYMONTHDAY=1", .partNotAllowed("BYMONTHDAY", with: .weekly)),
    ("FREQ=WEEKLY;BYDAY=1MO", .numberedWeekday("1MO")),
    ("FREQ=DAILY;BYDAY=-1MO", .numberedWeekday("-1MO")),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", .numberedWeekday("1MO")),
    ("FREQ=YEARLY;BYWEEKNO=20", .weekNumberWithoutWeekday),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;INTERVAL=2", .weekNumberWithInterval),
  ])
  func `what RFC 5545 forbids, or calendars read differently, is no rule`(
    text: String, fault: RecurrenceFault
  ) {
    #expect(throws: fault) { try RecurrenceRule(text) }
    #expect(!fault.description.isEmpty)
  }

  @Test func `a rule of a megabyte is not read`() {
    let text = "FREQ=DAILY;BYMONTH=" + String(repeating: "1,", count: 500_000)
    #expect(throws: RecurrenceFault.tooLong(bytes: text.utf8.count)) { try RecurrenceRule(text) }
  }

  @Test(arguments: [
    "20270229", "2027-13-01", "20271301", "20270204T240000", "20270204T0900", "20270204TZ",
    "20270204Z", "2027-02-04 09:00", "", "T", "Z", "99999999", "２０２７０２０４",
  ])
  func `a time that is on no calendar is refused`(start: String) {
    #expect(throws: RecurrenceFault.badTime(start)) { try RuleQuestion(start: start).answer() }
  }

  @Test(arguments: [("20270204", "DATE-TIME"), ("20270204T090000", "DATE"), ("20270204", "TEXT")])
  func `a start of another kind than it says is refused`(start: String, type: String) {
    #expect(throws: RecurrenceFault.badTime(start)) {
      try RuleQuestion(start: start, valueType: type).answer()
    }
  }
}

@Suite("Recurrence without end")
struct EndlessRecurrenceTests {
  @Test(arguments: [
    // Each gives its start and hardly anything after it.
    ("20280229", "FREQ=YEARLY;INTERVAL=4000;BYMONTH=2;BYMONTHDAY=29"),
    ("20270204", "FREQ=DAILY;INTERVAL=999999999999999999999999"),
    ("20270204", "FREQ=WEEKLY;INTERVAL=999999999999999999999999"),
    ("20270204", "FREQ=MONTHLY;INTERVAL=999999999999999999999999"),
    ("20270204", "FREQ=YEARLY;INTERVAL=999999999999999999999999"),
    ("99991231", "FREQ=DAILY"),
    ("99991231", "FREQ=WEEKLY"),
    ("99991227", "FREQ=YEARLY;BYWEEKNO=52;BYDAY=MO"),
  ])
  func `a rule that leaves the calendar ends with it`(start: String, rule: String) throws {
    let answer = try RuleQuestion(start: start, rule: rule).answer()
    #expect(answer.occurrences.count <= 2)
    #expect(answer.occurrences.first == CalendarTime(start)?.date.description)
    #expect(!answer.isCutShort)
  }

  @Test func `a rule no day satisfies has only its start`() throws {
    let answer = try RuleQuestion(
      start: "20270204", rule: "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    ).answer()
    #expect(answer.occurrences == ["2027-02-04"])
    #expect(answer.remark == .startOutOfStep)
  }

  @Test func `a rule is given up when the work it may do is done`() throws {
    let set = RecurrenceSet(
      start: try #require(CalendarTime("20270101")), rule: try RecurrenceRule("FREQ=DAILY"))
    let expansion = set.expansion(work: 1000)
    #expect(expansion.isCutShort)
    #expect((300...1000).contains(expansion.times.count))
    #expect(expansion.examined <= 1003)
  }

  @Test func `a rule of every minute is not laid out before it is asked for`() throws {
    let list = { (range: Range<Int>) in range.map(String.init).joined(separator: ",") }
    let rule =
      "FREQ=YEARLY;BYYEARDAY=\(list(1..<367));BYHOUR=\(list(0..<24));"
      + "BYMINUTE=\(list(0..<60));BYSETPOS=1,2,-1;COUNT=4"
    let answer = try RuleQuestion(start: "20270101T000000", rule: rule).answer()
    #expect(
      answer.occurrences == [
        "2027-01-01T00:00:00", "2027-01-01T00:01:00", "2027-12-31T23:59:00", "2028-01-01T00:00:00",
      ])
    #expect(throws: RecurrenceFault.tooFrequent("2880 times a day")) {
      try RecurrenceRule("\(rule);BYSECOND=0,30")
    }
  }
}
