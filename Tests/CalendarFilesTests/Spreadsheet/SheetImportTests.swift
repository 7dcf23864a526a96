import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite struct SheetImportTests {
  private func accounts() throws -> [Account] {
    let (calendar, _) = try Folder().read()
    return try #require(calendar).house.accounts.values.sorted { $0.id < $1.id }
  }

  private func campaign() throws -> ImportedCampaign {
    ImportedCampaign(
      id: "talk", title: "Time to \"Talk\"", owner: "comms-officer", accounts: try accounts())
  }

  @Test func `what is imported passes check and says the same`() throws {
    let read = sheet(
      """
      Date,Time,Channel,Caption,Hashtags,Link
      2027-02-04,09:30,,"First line

        # not a comment: 'quoted' \\ and - more",TimeToTalk,https://timetotalkday.co.uk
      2027-02-04,09:30,Twitter,@trust: same minute,,
      2028-02-03,12:00,"Mastodon, X",= next year,#TimeToTalk #Talk,
      """)
    #expect(read.faults == [])
    let (yaml, faults) = try campaign().yaml(of: read.rows)
    #expect(faults == [])
    let (calendar, diagnostics) = try Folder(["talk.yaml": yaml]).read()
    let talk = try #require(calendar, "\(diagnostics)\n\(yaml)").campaigns[0]
    #expect(talk.entries.map(\.text) == read.rows.map(\.text))
    #expect(
      talk.entries.map(\.id.text)
        == ["post-2027-02-04-0930", "post-2027-02-04-0930-2", "post-2028-02-03-1200"])
    #expect(talk.entries.map(\.accounts) == [nil, ["trust-x"], nil])
    #expect(talk.entries.map(\.hashtags) == [["#TimeToTalk"], nil, ["#TimeToTalk", "#Talk"]])
    #expect(talk.dates.map(\.year) == [2027, 2028])
    #expect(talk.dates.map(\.status) == [.provisional, .provisional])
    #expect(talk.title == "Time to \"Talk\"")
  }

  @Test func `a row for a network that the house has no account on is left out and said`() throws {
    let read = sheet("Date,Time,Channel,Text\n2027-02-04,09:30,Instagram,Hello")
    let (yaml, faults) = try campaign().yaml(of: read.rows)
    #expect(!yaml.contains("Hello"))
    #expect(faults.map(\.message) == ["no account of this house is called 'Instagram'"])
  }

  @Test func `a picture that is not there is said and left out`() throws {
    let read = sheet("Date,Time,Text,Image,Alt text\n2027-02-04,09:30,Hello,door.png,A door")
    let without = try campaign().yaml(of: read.rows)
    #expect(
      without.diagnostics.map(\.message)
        == ["the picture 'door.png' is not in media/ and was left out"])
    let with = try campaign().yaml(of: read.rows) { $0 == "door.png" }
    #expect(with.diagnostics == [])
    #expect(with.yaml.contains("- file: \"door.png\"\n        alt: \"A door\""))
  }

  @Test func `what is exported is read back as it was`() {
    let read = sheet(
      """
      Start date,End date,Time,Event,Text,Channel,Tags,URL,Image,Alt text,Status,Source,Owner
      2027-02-04,,09:30,Talk,"=SUM(A1), ""quoted""
      and more",X,One Two,https://nhs.uk,door.png,-a door,,,comms-officer
      2027-03-01,2027-03-07,,EDAW,,,,,,,confirmed,https://beateatingdisorders.org.uk,
      """)
    #expect(read.faults == [])
    let again = sheet(SheetExport.csv(of: read.rows))
    #expect(again.faults == [])
    #expect(again.rows.map(\.withoutPlace) == read.rows.map(\.withoutPlace))
  }

  @Test func `no exported cell can run as a formula`() {
    let place = SourceLocation(file: "a.yaml", line: 1, column: 1)
    let row = SheetRow(
      start: CivilDate("2027-02-04")!, title: "=cmd|' /C calc'!A0", text: "@trust, hello",
      altText: "+1", location: place)
    let csv = SheetExport.csv(of: [row])
    #expect(csv.contains(",'=cmd|' /C calc'!A0,"))
    #expect(csv.contains(",\"'@trust, hello\","))
    #expect(csv.contains(",'+1,"))
    #expect(csv.hasPrefix("\u{FEFF}Date,End date,Time,Day,Campaign,Text,"))
  }

  @Test func `an occurrence is a row for each of its wordings`() throws {
    let folder = try Folder([
      "day.yaml": """
      id: day
      title: A day
      owner: comms-officer
      dates: {first: 2027-02-04, status: confirmed}
      accounts: [trust-mastodon, trust-x]
      entries:
        - {id: a, at: "day 1, 09:00", text: Hello}
        - {id: b, at: "day 1, 10:00", text: Long, text-for: {x: Short}}
      """
    ])
    let calendar = try #require(folder.read().0)
    let ever = (CivilDate("2027-01-01")!, CivilDate("2027-12-31")!)
    let zones = ZoneFolder()
    let (occurrences, _) = calendar.occurrences(from: ever.0, to: ever.1) { zones.rules($0) }
    let rows = occurrences.flatMap {
      SheetRow.rows(of: $0, in: calendar.campaigns[0], calendar.house)
    }
    #expect(
      rows.map(\.reading) == [
        "line 7: Thursday 2027-02-04 09:00, trust-mastodon, trust-x: \"Hello\" (confirmed)",
        "line 8: Thursday 2027-02-04 10:00, trust-mastodon: \"Long\" (confirmed)",
        "line 8: Thursday 2027-02-04 10:00, trust-x: \"Short\" (confirmed)",
      ])
  }
}

extension SheetRow {
  /// The row as if it stood anywhere.
  fileprivate var withoutPlace: SheetRow {
    var row = self
    row.location = SourceLocation(file: "", line: 1, column: 1)
    return row
  }
}
