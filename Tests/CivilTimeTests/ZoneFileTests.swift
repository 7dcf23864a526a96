import CivilTime
import Foundation
import Testing

@Suite("Zones of our own, compiled", .enabled(if: Zones.compiler != nil))
struct CompiledZoneTests {
  static let british = """
    Rule B 1990 max - Mar lastSun 1:00u 1:00 S
    Rule B 1990 max - Oct lastSun 1:00u 0 D
    Zone Test/Zone 0:00 B T%sT
    """

  @Test(arguments: ["fat", "slim"])
  func `a rule without end gives changes for ever`(form: String) async throws {
    let zone = try ZoneRules(
      identifier: "Test/Zone", tzif: await Zones.compiled(Self.british, options: ["-b", form]))
    #expect(try zone.reading(of: "2027-03-28T01:30") == "2027-03-28T01:30:00Z afterGap")
    #expect(try zone.reading(of: "3027-03-25T01:30") == "3027-03-25T01:30:00Z afterGap")
    #expect(try zone.reading(of: "3027-07-01T12:00") == "3027-07-01T11:00:00Z only")
  }

  @Test(arguments: [
    // Saving in winter, as Ireland does.
    ("Rule I 1990 max - Mar lastSun 1:00u 0 D\nRule I 1990 max - Oct lastSun 1:00u -1:00 S", "I"),
    // The same as summer time.
    ("Rule I 1990 max - Mar lastSun 1:00u 1:00 S\nRule I 1990 max - Oct lastSun 1:00u 0 D", "I"),
  ])
  func `whether summer or winter is the exception changes nothing`(
    rules: String, name: String
  ) async throws {
    let standard = rules.contains("-1:00") ? "1:00" : "0:00"
    let zone = try ZoneRules(
      identifier: "Test/Zone",
      tzif: await Zones.compiled("\(rules)\nZone Test/Zone \(standard) \(name) T%sT"))
    #expect(try zone.reading(of: "2040-01-15T12:00") == "2040-01-15T12:00:00Z only")
    #expect(try zone.reading(of: "2040-07-15T12:00") == "2040-07-15T11:00:00Z only")
  }

  @Test func `a local time between two gaps close together is still one that was there`()
    async throws
  {
    let zone = try ZoneRules(
      identifier: "Test/Zone",
      tzif: await Zones.compiled(
        """
        Zone Test/Zone 0:00 - AAA 2027 Jan 1 0:00u
        1:00 - BBB 2027 Jan 1 1:00u
        -1:00 - CCC
        """))
    // 00:30 is skipped at midnight, and comes when the clocks go back by two hours.
    #expect(try zone.reading(of: "2027-01-01T00:30") == "2027-01-01T01:30:00Z only")
    #expect(try zone.reading(of: "2027-01-01T01:30") == "2027-01-01T00:30:00Z firstOfTwo")
  }

  @Test func `a file cut short anywhere is refused, and none of it traps`() async throws {
    let file = try await Zones.compiled(Self.british, options: ["-b", "fat"])
    for length in 0..<file.count {
      #expect(throws: ZoneFault.self) {
        try ZoneRules(identifier: "Test/Zone", tzif: Array(file.prefix(length)))
      }
    }
  }

  @Test func `a file with any byte changed is read or refused, never fatal`() async throws {
    let file = try await Zones.compiled(Self.british, options: ["-b", "slim"])
    let noon = try #require(CivilDateTime("2027-06-15T12:00"))
    for (place, value) in (0..<file.count).flatMap({ place in
      [0, 0x2F, 0x39, 0x7F, 0x80, 0xFF].map { (place, UInt8($0)) }
    }) {
      var changed = file
      changed[place] = value
      guard let zone = try? ZoneRules(identifier: "Test/Zone", tzif: changed) else { continue }
      #expect(abs(zone.resolve(noon).instant.seconds - 1_813_060_800) <= 26 * 3600)
    }
  }
}

@Suite("Zone files, byte by byte")
struct ZoneFileTests {
  /// A file with one kind of local time, one hour ahead, and the footer given.
  static func file(footer: String) -> [UInt8] {
    block(version: 0x32) + block(version: 0x32) + Array("\n\(footer)\n".utf8)
  }

  static func block(
    version: UInt8, offset: [UInt8] = [0, 0, 0x0E, 0x10], leapSeconds: UInt8 = 0
  ) -> [UInt8] {
    let counts: [UInt8] = [0, 0, leapSeconds, 0, 1, 4].flatMap { [0, 0, 0, $0] }
    let leaps = [UInt8](repeating: 0, count: Int(leapSeconds) * (version == 0 ? 8 : 12))
    return Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts + offset
      + [0, 0] + Array("ONE\0".utf8) + leaps
  }

  @Test func `a file of the first version has offsets and no footer`() throws {
    let zone = try ZoneRules(identifier: "One", tzif: Self.block(version: 0))
    #expect(try zone.reading(of: "2027-02-04T09:00") == "2027-02-04T08:00:00Z only")
  }

  @Test(arguments: [
    ("<+0330>-3:30", "2027-07-04T09:00", "2027-07-04T05:30:00Z only"),
    ("XXX5YYY,M3.2.0,M11.1.0", "2027-07-04T09:00", "2027-07-04T13:00:00Z only"),
    ("XXX5YYY4:30,M3.2.0,M11.1.0", "2027-07-04T09:00", "2027-07-04T13:30:00Z only"),
    // Half the world has its summer over the new year.
    ("AAA-10BBB,M10.1.0,M4.1.0/3", "2027-01-04T09:00", "2027-01-03T22:00:00Z only"),
    ("AAA-10BBB,M10.1.0,M4.1.0/3", "2027-07-04T09:00", "2027-07-03T23:00:00Z only"),
    // Day 60 is 1 March, with a leap day or without; day 59 counted from 0 is 29 February 2028.
    ("AAA0BBB,J60/0,J100/0", "2028-03-01T00:30", "2028-03-01T00:30:00Z afterGap"),
    ("AAA0BBB,59/0,100/0", "2028-02-29T00:30", "2028-02-29T00:30:00Z afterGap"),
    // Summer time all the year: it ends and begins at once.
    ("XXX5YYY,0/0,J365/25", "2027-01-01T00:30", "2027-01-01T04:30:00Z only"),
    ("XXX5YYY,0/0,J365/25", "2027-07-04T09:00", "2027-07-04T13:00:00Z only"),
    // Negative hours, as Greenland writes them: the evening before.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2027-03-27T22:30", "2027-03-28T00:30:00Z only"),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2027-03-27T23:30", "2027-03-28T01:30:00Z afterGap"),
  ])
  func `the footer is the rule for all years without changes of their own`(
    footer: String, local: String, expected: String
  ) throws {
    let zone = try ZoneRules(identifier: "Test", tzif: Self.file(footer: footer))
    #expect(try zone.reading(of: local) == expected)
  }

  @Test(arguments: [
    "X", "5", "XXX", "XXX25", "XXX5YYY", "XXX5YYY,M3.2.0", "XXX5YYY,M13.2.0,M11.1.0",
    "XXX5YYY,M3.0.0,M11.1.0", "XXX5YYY,M3.6.0,M11.1.0", "XXX5YYY,M3.2.7,M11.1.0",
    "XXX5YYY,J0,J365", "XXX5YYY,J1,J366", "XXX5YYY,366,1", "XXX5YYY,1/168,2", "XXX5 ",
    "<XXX5", "XXX5YYY,1,2,3", "XXX99999999999999999999", "\u{0}",
  ])
  func `a footer that is no rule of POSIX is refused`(footer: String) throws {
    #expect(throws: ZoneFault.badFooter) {
      try ZoneRules(identifier: "Test", tzif: Self.file(footer: footer))
    }
  }

  @Test func `a file that is none is refused with its fault`() throws {
    let read = { (bytes: [UInt8]) throws(ZoneFault) in
      try ZoneRules(identifier: "Test", tzif: bytes)
    }
    #expect(throws: ZoneFault.truncated) { try read([]) }
    #expect(throws: ZoneFault.notTZif) { try read(Array("BEGIN:VTIMEZONE".utf8)) }
    #expect(throws: ZoneFault.notTZif) { try read(Self.block(version: 0x39)) }
    #expect(throws: ZoneFault.leapSeconds) { try read(Self.block(version: 0, leapSeconds: 1)) }
    #expect(throws: ZoneFault.offsetOutOfRange(seconds: .init(Int32.min))) {
      try read(Self.block(version: 0, offset: [0x80, 0, 0, 0]))
    }
    #expect(throws: ZoneFault.tooLarge(bytes: 300_000)) {
      try read([UInt8](repeating: 0, count: 300_000))
    }
    #expect(throws: ZoneFault.truncated) {
      // A header that promises four thousand million changes.
      try read(
        Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
          + [UInt8](repeating: 0xFF, count: 24))
    }
  }
}
