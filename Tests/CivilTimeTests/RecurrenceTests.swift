import CivilTime
import Testing

@Suite("Recurrence")
struct RecurrenceTests {
  @Test(arguments: [
    // Days.
    ("20270201", "FREQ=DAILY;COUNT=3", "2027-02-01 2027-02-02 2027-02-03"),
    ("20270227", "FREQ=DAILY;INTERVAL=2;COUNT=3", "2027-02-27 2027-03-01 2027-03-03"),
    (
      "20270131", "FREQ=DAILY;BYMONTH=1,2;BYMONTHDAY=31,1;COUNT=4",
      "2027-01-31 2027-02-01 2028-01-01 2028-01-31"
    ),
    // Weeks: what week start means shows with every second week.
    ("20270202", "FREQ=WEEKLY;COUNT=3", "2027-02-02 2027-02-09 2027-02-16"),
    (
      "20270202", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4",
      "2027-02-02 2027-02-07 2027-02-16 2027-02-21"
    ),
    (
      "20270202", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4",
      "2027-02-02 2027-02-14 2027-02-16 2027-02-28"
    ),
    ("20270204", "FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=-1;COUNT=2", "2027-02-04 2027-02-11"),
    // Months: the 31st is left out where there is none, and never moved.
    ("20270131", "FREQ=MONTHLY;COUNT=4", "2027-01-31 2027-03-31 2027-05-31 2027-07-31"),
    ("20270131", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2027-01-31 2027-02-28 2027-03-31"),
    ("20270205", "FREQ=MONTHLY;BYDAY=1FR;COUNT=3", "2027-02-05 2027-03-05 2027-04-02"),
    ("20270226", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "2027-02-26 2027-03-26"),
    ("20270129", "FREQ=MONTHLY;BYDAY=5FR;COUNT=3", "2027-01-29 2027-04-30 2027-07-30"),
    (
      "20270201", "FREQ=MONTHLY;BYDAY=MO,3TH;COUNT=6",
      "2027-02-01 2027-02-08 2027-02-15 2027-02-18 2027-02-22 2027-03-01"
    ),
    ("20270813", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", "2027-08-13 2028-10-13"),
    ("20270226", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "2027-02-26 2027-03-31"),
    // Years.
    ("20270204", "FREQ=YEARLY;COUNT=2", "2027-02-04 2028-02-04"),
    ("20280229", "FREQ=YEARLY;COUNT=2", "2028-02-29 2032-02-29"),
    ("20960229", "FREQ=YEARLY;COUNT=2", "2096-02-29 2104-02-29"),
    ("20270204", "FREQ=YEARLY;BYMONTH=2;BYDAY=1TH;COUNT=3", "2027-02-04 2028-02-03 2029-02-01"),
    ("20270515", "FREQ=YEARLY;BYDAY=20SA;COUNT=2", "2027-05-15 2028-05-13"),
    ("20271226", "FREQ=YEARLY;BYDAY=-1SU;COUNT=2", "2027-12-26 2028-12-31"),
    ("20270104", "FREQ=YEARLY;BYMONTHDAY=4;BYDAY=MO;COUNT=2", "2027-01-04 2027-10-04"),
    ("20271231", "FREQ=YEARLY;BYYEARDAY=-1;COUNT=2", "2027-12-31 2028-12-31"),
    ("20281231", "FREQ=YEARLY;BYYEARDAY=366;COUNT=2", "2028-12-31 2032-12-31"),
    // The week that holds 1 March: Eating Disorders Awareness Week, as it was held.
    (
      "20210301", "FREQ=YEARLY;BYDAY=MO;BYYEARDAY=-312,-311,-310,-309,-308,-307,-306;COUNT=4",
      "2021-03-01 2022-02-28 2023-02-27 2024-02-26"
    ),
    // ISO weeks: week 53 comes only in long years, week 1 may begin in December.
    ("20261228", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=3", "2026-12-28 2032-12-27 2037-12-28"),
    ("20241230", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3", "2024-12-30 2025-12-29 2027-01-04"),
    ("20270517", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", "2027-05-17 2028-05-15"),
    ("20261228", "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO;COUNT=2", "2026-12-28 2027-12-27"),
    // UNTIL is included; a year's end stands for none.
    ("20270204", "FREQ=WEEKLY;UNTIL=20270218", "2027-02-04 2027-02-11 2027-02-18"),
    ("20270204", "FREQ=WEEKLY;UNTIL=20270218T235959Z", "2027-02-04 2027-02-11 2027-02-18"),
    // "MUST be ignored" on days.
    ("20270204", "FREQ=DAILY;BYHOUR=9,17;COUNT=2", "2027-02-04 2027-02-05"),
    // Accepted quietly: lower case, a semicolon at the end, the one calendar there is.
    ("20270204", "freq=daily;count=1;", "2027-02-04"),
    ("20270204", "RSCALE=GREGORIAN;FREQ=DAILY;COUNT=1;SKIP=OMIT", "2027-02-04"),
  ])
  func `a rule gives the days its words say`(
    start: String, rule: String, expected: String
  ) throws {
    let answer = try RuleQuestion(start: start, rule: rule).answer()
    #expect(answer.occurrences.joined(separator: " ") == expected)
    #expect(answer.remark == nil)
  }

  @Test(arguments: [
    (
      "20270204T090000", "FREQ=DAILY;BYHOUR=9,17;COUNT=3",
      "2027-02-04T09:00:00 2027-02-04T17:00:00 2027-02-05T09:00:00"
    ),
    (
      "20270204T090000", "FREQ=MONTHLY;BYDAY=TH;BYHOUR=9,17;BYMINUTE=0,30;BYSETPOS=1,-1;COUNT=3",
      "2027-02-04T09:00:00 2027-02-25T17:30:00 2027-03-04T09:00:00"
    ),
    (
      "20270204T090000", "FREQ=DAILY;UNTIL=20270205T090000",
      "2027-02-04T09:00:00 2027-02-05T09:00:00"
    ),
    // A day as the end of times is its midnight.
    ("20270204T090000", "FREQ=DAILY;UNTIL=20270206", "2027-02-04T09:00:00 2027-02-05T09:00:00"),
    ("20270204T090000Z", "FREQ=DAILY;COUNT=2", "2027-02-04T09:00:00Z 2027-02-05T09:00:00Z"),
  ])
  func `times of the day come with the days`(
    start: String, rule: String, expected: String
  ) throws {
    let answer = try RuleQuestion(start: start, rule: rule).answer()
    #expect(answer.occurrences.joined(separator: " ") == expected)
  }

  @Test func `exceptions are taken away after they were counted`() throws {
    let answer = try RuleQuestion(
      start: "20190513", rule: "FREQ=YEARLY;BYMONTH=5;BYDAY=2MO;COUNT=5",
      exceptions: ["20200511", "20230508"]
    ).answer()
    #expect(answer.occurrences == ["2019-05-13", "2021-05-10", "2022-05-09"])
  }

  @Test func `an exception may be a day where the start is a time`() throws {
    let answer = try RuleQuestion(
      start: "20270201T090000", rule: "FREQ=DAILY;BYHOUR=9,17;COUNT=4", exceptions: ["20270201"]
    ).answer()
    #expect(answer.occurrences == ["2027-02-02T09:00:00", "2027-02-02T17:00:00"])
  }

  @Test func `an exception may be a time where the start is a day`() throws {
    let answer = try RuleQuestion(
      start: "20270201", rule: "FREQ=DAILY;COUNT=2", exceptions: ["20270201T000000Z"]
    ).answer()
    #expect(answer.occurrences == ["2027-02-02"])
  }

  @Test func `a start out of step stands alone and is remarked on`() throws {
    let answer = try RuleQuestion(
      start: "20270503", rule: "FREQ=YEARLY;BYMONTH=5;BYDAY=2MO"
    ).answer()
    #expect(answer.occurrences == ["2027-05-03"])
    #expect(answer.remark == .startOutOfStep)
  }

  @Test func `a start that an exception takes away leaves the rule`() throws {
    // "Every Friday the 13th", as RFC 5545 itself writes it.
    let answer = try RuleQuestion(
      start: "19970902", rule: "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", exceptions: ["19970902"]
    ).answer(limit: 3)
    #expect(answer.occurrences == ["1998-02-13", "1998-03-13", "1998-11-13"])
    #expect(answer.remark == .startIsException)
  }

  @Test func `a rule that ends before its start gives nothing, and says so`() throws {
    let answer = try RuleQuestion(start: "20270204", rule: "FREQ=DAILY;UNTIL=20270203").answer()
    #expect(answer.occurrences == [])
    #expect(answer.remark == .endsBeforeStart)
  }

  @Test func `listed times join the rule, and each comes once`() throws {
    let set = RecurrenceSet(
      start: try #require(CalendarTime("20260105")),
      rule: try RecurrenceRule("FREQ=MONTHLY;BYDAY=1MO;COUNT=6"),
      additions: try ["20260505", "20260202"].map { try #require(CalendarTime($0)) },
      exceptions: [try #require(CalendarTime("20260504"))])
    let times = set.expansion().times
    #expect(
      times.map(\.wall.date.description) == [
        "2026-01-05", "2026-02-02", "2026-03-02", "2026-04-06", "2026-05-05", "2026-06-01",
      ])
    #expect(times.map(\.origin) == [.rule, .rule, .rule, .rule, .addition, .rule])
  }

  @Test func `an event without a rule happens once`() throws {
    let set = RecurrenceSet(start: try #require(CalendarTime("20270204")))
    #expect(set.expansion().times.map(\.origin) == [.start])
  }

  @Test func `a window in the far future is reached without walking there`() throws {
    let set = RecurrenceSet(
      start: try #require(CalendarTime("00010101")),
      rule: try RecurrenceRule("FREQ=DAILY;INTERVAL=3"))
    let day = try #require(CivilDate("9000-01-01"))
    let expansion = set.expansion(from: day, through: day.adding(days: 6))
    #expect((2...3).contains(expansion.times.count))
    #expect(expansion.times.allSatisfy { $0.wall.date.days(since: set.start.date) % 3 == 0 })
    #expect(expansion.examined < 100)
  }
}
