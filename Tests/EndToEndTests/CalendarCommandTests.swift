import Foundation
import Support
import Testing

extension EndToEnd {
  /// What scripts ask of `campaignctl calendar`, on whatever clock the machine runs.
  @Suite struct CalendarCommandTests {
    static let machineZones = ["UTC", "America/Los_Angeles", "Pacific/Auckland"]

    private func calendar(
      _ arguments: String..., input: String = "", machine: String = "UTC"
    ) async throws -> Outcome {
      try await run(
        Binary.campaignctl, ["calendar"] + arguments, input: input, environment: ["TZ": machine])
    }

    @Test(arguments: machineZones)
    func `a rule is answered with its days, in the words of the contract`(machine: String)
      async throws
    {
      let answer = try await calendar(
        "rule",
        input: """
          {"id":"a","dtstart":"2022-02-03","value":"DATE","tzid":null,"rrule":"FREQ=YEARLY;BYMONTH=2;BYDAY=1TH;COUNT=3","exdate":["2023-02-02"]}
          {"id":"b","dtstart":"20270327T013000","value":"DATE-TIME","tzid":"Europe/London","rrule":"FREQ=DAILY;COUNT=3","exdate":[]}
          {"id":"c","dtstart":"2027-01-01","value":"DATE","rrule":"FREQ=YEARLY;UNTL=20280101"}
          {"id":"d","dtstart":"2027-01-01T09:00:00","tzid":"GMT Standard Time","rrule":"FREQ=HOURLY"}
          {"id":"e","dtstart":"2027-07-01T09:00:00","tzid":"GMT Standard Time"}
          """, machine: machine)
      #expect(answer.status == 0)
      let lines = answer.objects
      #expect(lines.count == 5)
      #expect(lines[0]["occurrences"] as? [String] == ["2022-02-03", "2024-02-01"])
      #expect(lines[0]["utc"] == nil)
      #expect(
        lines[1]["utc"] as? [String] == [
          "2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z",
        ])
      #expect((lines[2]["error"] as? String)?.contains("UNTL") == true)
      #expect(lines[3]["error"] != nil && lines[3]["occurrences"] == nil)
      #expect(lines[4]["utc"] as? [String] == ["2027-07-01T08:00:00Z"])
    }

    @Test(arguments: machineZones)
    func `a time on the wall is resolved as the policy says`(machine: String) async throws {
      let answer = try await calendar(
        "resolve",
        input: """
          {"id":"gap","wall":"2027-03-28T01:30","tzid":"Europe/London"}
          {"id":"twice","wall":"2027-10-31 01:30:00","tzid":"Europe/London"}
          {"id":"south","wall":"20270927T023000","tzid":"Pacific/Auckland"}
          {"id":"nowhere","wall":"2027-03-28T01:30","tzid":"Europe/Londom"}
          {"id":"never","wall":"2027-02-29T09:00","tzid":"Europe/London"}
          """, machine: machine)
      #expect(answer.status == 0)
      let lines = answer.objects
      #expect(
        lines.map { $0["utc"] as? String } == [
          "2027-03-28T01:30:00Z", "2027-10-31T00:30:00Z", "2027-09-26T13:30:00Z", nil, nil,
        ])
      #expect(
        lines.map { $0["reading"] as? String } == ["afterGap", "firstOfTwo", "only", nil, nil])
      #expect((lines[3]["error"] as? String)?.contains("Europe/Londom") == true)
      #expect(lines[4]["error"] != nil)
    }

    @Test func `an .ics file is listed by its starts, and its faults stand beside the list`()
      async throws
    {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "ics\(UInt32.random(in: 0 ... .max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "feed.ics")
      try Data(
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:late
        SUMMARY:Thanks
        DTSTART;TZID=Europe/London:20270228T170000
        DTEND;TZID=Europe/London:20270228T180000
        END:VEVENT
        BEGIN:VEVENT
        UID:early
        SUMMARY:Time to Talk Day
        DTSTART;VALUE=DATE:20270204
        STATUS:CONFIRMED
        END:VEVENT
        BEGIN:VEVENT
        UID:never
        DTSTART;VALUE=DATE:20270229
        END:VEVENT
        END:VCALENDAR

        """.utf8
      ).write(to: file)
      let days = ["--from", "2027-02-01", "--to", "2027-02-28"]
      let believed = try await run(
        Binary.campaignctl, ["calendar", "expand", file.path, "--trusted"] + days)
      #expect(believed.status == 65)
      #expect(believed.objects.map { $0["uid"] as? String } == ["early", "late"])
      #expect(believed.objects.map { $0["status"] as? String } == ["confirmed", "provisional"])
      #expect(believed.objects.map { $0["kind"] as? String } == ["date", "zoned"])
      #expect(believed.objects[1]["start"] as? String == "2027-02-28T17:00:00Z")
      #expect(believed.objects[1]["tz"] as? String == "Europe/London")
      #expect(believed.objects[0].keys.contains("tz"))
      #expect(believed.errors.contains("\"line\":16") && believed.errors.contains("never"))
      let doubted = try await run(Binary.campaignctl, ["calendar", "expand", file.path] + days)
      #expect(doubted.objects.allSatisfy { $0["status"] as? String == "provisional" })
    }

    @Test(
      .enabled("no cases are kept beside the project") { SharedFacts.folder != nil },
      arguments: machineZones)
    func `all rules kept beside the project give their days`(machine: String) async throws {
      let folder = try #require(SharedFacts.folder)
      let lines = try String(
        contentsOfFile: "\(folder)/examples/calendar/rrule-examples.jsonl", encoding: .utf8)
      let cases = try lines.split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      let answers = try await calendar("rule", input: lines, machine: machine).objects
      #expect(answers.count == cases.count && cases.count >= 25)
      for (asked, answer) in zip(cases, answers) {
        let expected = try #require(asked["expect"] as? [String])
        #expect(answer["occurrences"] as? [String] == Array(expected.prefix(20)))
        #expect(
          answer["utc"] as? [String]
            == (asked["expect_utc"] as? [String]).map { Array($0.prefix(20)) })
      }
    }

    @Test(
      .enabled("no cases are kept beside the project") { SharedFacts.folder != nil },
      arguments: machineZones)
    func `all feeds kept beside the project give what other calendars agree on`(machine: String)
      async throws
    {
      let shared = try #require(SharedFacts.folder)
      for part in ["conformance/ics", "examples/calendar/ics"] {
        let folder = "\(shared)/\(part)"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
          .filter { $0.hasSuffix(".expect.json") }.sorted()
        #expect(files.count >= 5)
        for file in files {
          let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
          let expected = try #require(
            JSONSerialization.jsonObject(with: data) as? [String: Any])
          guard let window = expected["window"] as? [String],
            let events = expected["events"] as? [[String: Any]], let name = expected["file"]
          else { continue }
          let answer = try await calendar(
            "expand", "\(folder)/\(name)", "--from", window[0], "--to", window[1], "--trusted",
            machine: machine)
          let found = answer.objects.filter { ($0["start"] as? String ?? "") < window[1] }
          #expect(found.map(written).sorted() == events.map(written).sorted(), "\(name)")
        }
      }
    }

    private func written(_ event: [String: Any]) -> String {
      ["uid", "summary", "start", "end"].map { event[$0] as? String ?? "-" }
        .joined(separator: " | ")
    }

    @Test(.enabled("no cases are kept beside the project") { SharedFacts.folder != nil })
    func `broken feeds kept beside the project are diagnosed and confirm nothing`() async throws {
      let folder = "\(try #require(SharedFacts.folder))/conformance/ics-broken"
      let index = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/INDEX.json"))
      let cases = try #require(JSONSerialization.jsonObject(with: index) as? [[String: Any]])
      #expect(cases.count >= 6)
      for broken in cases {
        let file = try #require(broken["file"] as? String)
        let answer = try await calendar(
          "expand", "\(folder)/\(file)", "--from", "1990-01-01", "--to", "2030-12-31", "--trusted")
        #expect([0, 65].contains(answer.status), "\(file)")
        #expect(answer.errors.contains(file), "\(file)")
        #expect(!answer.objects.contains { $0["status"] as? String == "confirmed" }, "\(file)")
        for uid in broken["uids_that_must_not_be_confirmed"] as? [String] ?? [] {
          #expect(!answer.objects.contains { $0["uid"] as? String == uid }, "\(file)")
        }
      }
    }
  }
}
