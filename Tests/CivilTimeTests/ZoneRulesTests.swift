import CivilTime
import Foundation
import Testing

@Suite("Zones of the system", .enabled(if: Zones.systemIsThere))
struct SystemZoneTests {
  @Test(arguments: [
    ("Europe/London", "2027-03-28T00:59", "2027-03-28T00:59:00Z only"),
    ("Europe/London", "2027-03-28T01:00", "2027-03-28T01:00:00Z afterGap"),
    ("Europe/London", "2027-03-28T01:30", "2027-03-28T01:30:00Z afterGap"),
    ("Europe/London", "2027-03-28T02:00", "2027-03-28T01:00:00Z only"),
    ("Europe/London", "2027-10-31T00:59", "2027-10-30T23:59:00Z only"),
    ("Europe/London", "2027-10-31T01:30", "2027-10-31T00:30:00Z firstOfTwo"),
    ("Europe/London", "2027-10-31T02:00", "2027-10-31T02:00:00Z only"),
    // Ireland's law calls summer standard time and saves in winter.
    ("Europe/Dublin", "2027-03-28T01:30", "2027-03-28T01:30:00Z afterGap"),
    ("Europe/Dublin", "2027-10-31T01:30", "2027-10-31T00:30:00Z firstOfTwo"),
    // Lord Howe Island moves its clocks by half an hour.
    ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z afterGap"),
    ("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z only"),
    ("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z firstOfTwo"),
    ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z afterGap"),
    ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z firstOfTwo"),
    // Samoa left out 30 December 2011 altogether.
    ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z afterGap"),
    ("Pacific/Apia", "2011-12-31T12:00", "2011-12-30T22:00:00Z only"),
    // Kiribati's clocks are 14 hours ahead.
    ("Pacific/Kiritimati", "2027-01-01T09:00", "2026-12-31T19:00:00Z only"),
    // Far ahead the file lists no changes: its last line has the rule.
    ("Europe/London", "2500-03-28T01:30", "2500-03-28T01:30:00Z afterGap"),
    ("Europe/London", "2500-07-01T09:00", "2500-07-01T08:00:00Z only"),
    ("Europe/London", "2500-10-31T01:30", "2500-10-31T00:30:00Z firstOfTwo"),
    ("Europe/London", "9999-12-31T23:59", "9999-12-31T23:59:00Z only"),
    // Before there was a standard, London kept its own noon.
    ("Europe/London", "0001-01-01T00:00", "0001-01-01T00:01:15Z only"),
  ])
  func `a wall time names one instant, or says that clocks were in the way`(
    zone: String, local: String, expected: String
  ) throws {
    #expect(try Zones.named(zone).reading(of: local) == expected)
  }

  @Test func `fractions of a second survive the way to an instant and back`() throws {
    let london = try Zones.named("Europe/London")
    let local = try #require(CivilDateTime("2027-07-04T09:00:00.250001"))
    let (instant, reading) = london.resolve(local)
    #expect(instant.description == "2027-07-04T08:00:00.250001Z")
    #expect(reading == .only)
    #expect(london.local(of: instant) == local)
  }

  @Test func `nine in the morning stays nine across both clock changes`() throws {
    let london = try Zones.named("Europe/London")
    let nine = try #require(TimeOfDay("09:00"))
    let newYear = try #require(CivilDate("2027-01-01"))
    for day in 0..<365 {
      let local = CivilDateTime(date: newYear.adding(days: day), time: nine)
      #expect(london.local(of: london.resolve(local).instant) == local)
    }
  }

  @Test func `every zone file of the system is read, and reads back what it names`() throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: Zones.system.path)
    let nine = try #require(CivilDateTime("2027-06-15T09:00"))
    var read = 0
    for file in files {
      let contents = FileManager.default.contents(
        atPath: Zones.system.appending(path: file).path)
      guard let bytes = contents.map([UInt8].init), bytes.starts(with: Array("TZif".utf8)) else {
        continue
      }
      // "right" zones count leap seconds.
      guard !file.hasPrefix("right/") else { continue }
      let zone = try ZoneRules(identifier: file, tzif: bytes)
      #expect(zone.local(of: zone.resolve(nine).instant) == nine, "\(file)")
      read += 1
    }
    #expect(read > 300)
  }

  @Test func `the first and last instants have an offset`() throws {
    let london = try Zones.named("Europe/London")
    #expect(london.offset(at: .distantPast) == -75)
    #expect([0, 3600].contains(london.offset(at: .distantFuture)))
    #expect(london.local(of: .distantPast).date == CivilDate("0001-01-01"))
    #expect(london.local(of: .distantFuture).date == CivilDate("9999-12-31"))
  }
}

@Suite("UTC")
struct UTCTests {
  @Test func `in UTC a wall time is the instant`() throws {
    #expect(try ZoneRules.utc.reading(of: "2027-03-28T01:30") == "2027-03-28T01:30:00Z only")
    #expect(ZoneRules.utc.offset(at: .distantFuture) == 0)
  }
}
