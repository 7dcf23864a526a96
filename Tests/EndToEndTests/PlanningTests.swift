import Foundation
import Support
import Testing

extension EndToEnd {
  /// What authors and planners do with sheets, months and dates.
  @Suite struct PlanningTests {
    @Test func `a planner's sheet is read, written and checked, and never written over`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      try house.write(
        "\u{FEFF}Date;Time;Day;Channel;Copy;Hashtags\r\n"
          + "04/02/2027;09:30;Thursday;X, Mastodon;\"Talk to us\r\nall day\";#TimeToTalk\r\n"
          + "05/02/2027;9.30;Friday;Twitter;Thank you for talking;\r\n", to: "spring.csv")
      let undecided = try await house.ctl("import", "spring.csv", "--owner", "comms-officer")
      #expect(undecided.status == 65)
      #expect(undecided.errors.contains("--dates dd/mm"))
      let arguments = ["import", "spring.csv", "--dates", "dd/mm", "--owner", "comms-officer"]
      let read = try await house.ctl(arguments)
      #expect(read.status == 0, "\(read.errors)")
      #expect(read.output.contains("line 2: Thursday 2027-02-04 09:30, X, Mastodon: \"Talk to us"))
      #expect(!FileManager.default.fileExists(atPath: house.campaigns.path + "/spring.yaml"))
      let written = try await house.ctl(arguments + ["--write"])
      #expect(written.status == 0, "\(written.errors)")
      #expect(try await house.ctl("check", "Campaigns").status == 0)
      #expect(try await house.ctl(arguments + ["--write"]).status == 1)
      let plan = try await house.ctl(
        "plan", "--from", "2027-02-04", "--to", "2027-02-05", "--format", "jsonl")
      let posts = plan.objects.filter { $0["campaign"] as? String == "spring" }
      #expect(posts.count == 3)
      #expect(posts.allSatisfy { $0["status"] as? String == "provisional" })
      let sheet = try await house.ctl(
        "export", "--from", "2027-02-04", "--to", "2027-02-05", "--campaign", "spring")
      #expect(
        sheet.output.contains("2027-02-05,,09:30,Friday,Spring,Thank you for talking,trust-x"))
    }

    @Test func `a last year's weekday in a sheet stops the import`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      try house.write("Date,Time,Day,Text\n2027-02-05,09:30,Thursday,Hello\n", to: "old.csv")
      let read = try await house.ctl("import", "old.csv", "--owner", "comms-officer", "--write")
      #expect(read.status == 65)
      #expect(read.errors.contains("2027-02-05 is a Friday, not a Thursday"))
      #expect(!FileManager.default.fileExists(atPath: house.campaigns.path + "/old.yaml"))
    }

    @Test func `a month is drawn with its campaigns and posts`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let plan = try await house.ctl("plan", "--from", "2027-10-01", "--to", "2027-10-31")
      #expect(plan.status == 0)
      let lines = plan.output.split(separator: "\n").map(String.init)
      let week = try #require(lines.firstIndex { $0.hasPrefix("4          5          6") })
      #expect(lines[week + 1].contains("┣ World"))
      #expect(lines[week + 2].hasPrefix("●●●"))
      #expect(lines.allSatisfy { !$0.contains("─") || $0.count == 76 })
    }

    @Test func `a plan in .ics gives back the instants of its posts`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let days = ["--from", "2027-10-01", "--to", "2027-10-31"]
      let plan = try await house.ctl(["plan"] + days + ["--format", "jsonl"])
      let ics = try await house.ctl(["plan"] + days + ["--format", "ics"])
      try house.write(ics.output, to: "october.ics")
      let events = try await house.ctl(["calendar", "expand", "october.ics"] + days)
      #expect(events.status == 0, "\(events.errors)")
      #expect(
        Set(events.objects.compactMap { $0["start"] as? String })
          == Set(plan.objects.compactMap { $0["instant"] as? String }))
      #expect(try await house.ctl(["plan"] + days + ["--format", "ics"]).output == ics.output)
    }

    @Test func `a date that a person confirms is in the file and in the record`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      let id = "eating-disorders-awareness-week"
      let due = try await house.ctl("calendar", "due", "--on", "2027-02-01", "--format", "jsonl")
      #expect(due.objects.map { $0["observance"] as? String }.contains(id))
      let confirmed = try await house.ctl(
        "calendar", "confirm", id, "--year", "2027", "--start", "2027-03-01", "--source",
        "https://www.beateatingdisorders.org.uk", as: "comms-officer")
      #expect(confirmed.status == 0, "\(confirmed.errors)")
      let list = try await house.ctl("calendar", "list", "--year", "2027", "--format", "jsonl")
      let week = try #require(list.objects.first { $0["observance"] as? String == id })
      #expect(week["status"] as? String == "confirmed")
      #expect(week["end"] as? String == "2027-03-07")
      #expect(week["checkedBy"] as? String == "comms-officer")
      let record = try await house.ctl("audit", "export").output
      #expect(record.contains("date.noted") && record.contains("\(id)/2027"))
      let queue = try await house.ctl("queue", "--format", "jsonl").objects
      let posts = queue.filter { $0["campaign"] as? String == id }
      #expect(!posts.isEmpty && posts.allSatisfy { $0["status"] as? String == "confirmed" })
      #expect(await daemon.stop() == 0)
    }

    @Test func `a year's clashes name Easter's clock change and the days that fall together`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      let clashes = try await house.ctl(
        "calendar", "conflicts", "--year", "2027", "--format", "jsonl"
      ).objects
      let easter = clashes.first { $0["start"] as? String == "2027-03-28" }
      #expect(easter?["marks"] as? [String] == ["easter", "clocks-forward"])
      #expect(
        clashes.contains {
          Set($0["observances"] as? [String] ?? [])
            == ["eating-disorders-awareness-week", "self-injury-awareness-day"]
        })
    }
  }
}
