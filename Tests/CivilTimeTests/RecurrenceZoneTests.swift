import CivilTime
import Testing

@Suite("Recurrence on wall clocks", .enabled(if: Zones.systemIsThere))
struct RecurrenceZoneTests {
  @Test func `a time in the gap is an hour later on that day alone`() throws {
    let answer = try RuleQuestion(
      start: "20270327T013000", zone: Zones.named("Europe/London"), rule: "FREQ=DAILY;COUNT=3"
    ).answer()
    #expect(
      answer.occurrences == [
        "2027-03-27T01:30:00", "2027-03-28T02:30:00", "2027-03-29T01:30:00",
      ])
    #expect(
      answer.utc == [
        "2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z",
      ])
  }

  @Test func `a time that comes twice is taken the first time, and once`() throws {
    let answer = try RuleQuestion(
      start: "20271030T013000", zone: Zones.named("Europe/London"), rule: "FREQ=DAILY;COUNT=3"
    ).answer()
    #expect(
      answer.utc == [
        "2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z",
      ])
  }

  @Test func `an end in UTC is an instant`() throws {
    let until = { (end: String) in
      try RuleQuestion(
        start: "20270322T180000", zone: Zones.named("Europe/London"),
        rule: "FREQ=WEEKLY;UNTIL=\(end)"
      ).answer().occurrences.count
    }
    // On 29 March 18:00 in London is 17:00 in UTC.
    #expect(try until("20270329T170000Z") == 2)
    #expect(try until("20270329T165959Z") == 1)
    // Without Z it is no end that RFC 5545 allows here, and read as one in UTC.
    #expect(try until("20270329T165959") == 1)
  }

  @Test func `an exception in UTC meets the local time it names`() throws {
    let answer = try RuleQuestion(
      start: "20270322T180000", zone: Zones.named("Europe/London"), rule: "FREQ=WEEKLY;COUNT=3",
      exceptions: ["20270329T170000Z"]
    ).answer()
    #expect(answer.occurrences == ["2027-03-22T18:00:00", "2027-04-05T18:00:00"])
  }

  @Test func `times are in order and single also where clocks skip`() throws {
    let set = RecurrenceSet(
      start: try #require(CalendarTime("20270328T013000")), zone: try Zones.named("Europe/London"),
      additions: try ["20270328T023000", "20270328T020000"].map {
        try #require(CalendarTime($0))
      })
    let instants = set.expansion().times.compactMap { set.instant(of: $0.wall)?.instant }
    #expect(instants.map(\.description) == ["2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z"])
  }

  @Test func `a day has no instant`() throws {
    let answer = try RuleQuestion(
      start: "20270328", zone: Zones.named("Europe/London"), rule: "FREQ=DAILY;COUNT=1"
    ).answer()
    #expect(answer.utc == nil)
  }
}

@Suite("Wall times", .enabled(if: Zones.systemIsThere))
struct WallQuestionTests {
  @Test(arguments: [
    ("2027-03-28T01:30:00", "2027-03-28T01:30:00Z", LocalReading.afterGap),
    ("20271031T013000", "2027-10-31T00:30:00Z", .firstOfTwo),
    ("2027-07-04 09:00", "2027-07-04T08:00:00Z", .only),
    ("2027-07-04T09:00:00.25", "2027-07-04T08:00:00.25Z", .only),
  ])
  func `a wall time is answered with its instant`(
    wall: String, utc: String, reading: LocalReading
  ) throws {
    let answer = try WallQuestion(wall: wall, zone: Zones.named("Europe/London")).answer()
    #expect(answer == (utc, reading))
  }

  @Test(arguments: ["2027-02-29T09:00", "2027-03-28", "2027-03-28T01:30:00Z", "25:00", ""])
  func `what is no wall time is refused`(wall: String) {
    #expect(throws: RecurrenceFault.badTime(wall)) {
      try WallQuestion(wall: wall, zone: .utc).answer()
    }
  }
}
