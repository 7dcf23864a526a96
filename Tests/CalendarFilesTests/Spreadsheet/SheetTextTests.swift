import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite struct SheetTextTests {
  @Test func `what Excel saves is read as its author typed it`() {
    let read = sheet(
      "\u{FEFF}Date;Time;Caption;Link / URL (UTM)\r\n"
        + "2027-02-04;09:30;\"It takes one talk.\r\n“Really”; yes, \"\"really\"\".\";https://nhs.uk\r\n"
        + "2027-02-05;10:00;Line one_x000D_Line two;\r\n")
    #expect(read.faults == [])
    #expect(
      read.rows.map(\.text) == [
        "It takes one talk.\n“Really”; yes, \"really\".", "Line one\nLine two",
      ])
    #expect(read.rows.map(\.link) == ["https://nhs.uk", nil])
    #expect(read.rows.map(\.location.line) == [2, 4])
  }

  @Test(arguments: ["=SUM(A1)", "+44 in the name", "-1 is less", "@trust says"])
  func `what begins like a formula is text`(text: String) {
    #expect(sheet("Date,Time,Text\n2027-02-04,09:00,\(text)").rows.map(\.text) == [text])
  }

  @Test func `Windows-1252 is refused at its first letter`() {
    let bytes = Array("Date,Event\n2027-02-04,Caf".utf8) + [0xE9, 0x0A]
    let read = Spreadsheet.read(bytes, named: "plan.csv")
    #expect(read.rows == [])
    #expect(read.faults == ["2:15: a byte that is not UTF-8 text"])
    #expect(read.diagnostics[0].hint?.contains("CSV UTF-8") == true)
  }

  @Test func `UTF-8 that was read as Windows-1252 on its way is refused`() {
    let read = sheet("Date,Time,Text\n2027-02-04,09:00,Itâ€™s time")
    #expect(read.rows == [])
    #expect(
      read.faults == ["2:18: letters were garbled on the way here: UTF-8 was read as Windows-1252"])
  }

  @Test(arguments: [
    ("Date,Event\n2027-02-04,\"Time to", "2:12: this quote is never closed"),
    ("Date,Event\n2027-02-04,\"Time\" to", "2:19: text follows a closing quote"),
    ("Date,Event\n2027-02-04,Talk, and listen", "2:17: the row has more cells than the header"),
    (
      "When,Nothing\n2027-02-04,x",
      "1:1: no row of headers was found: a date and at least one more column"
    ),
    ("", "1:1: no row of headers was found: a date and at least one more column"),
    (
      "Date,Text,Copy\n2027-02-04,a,b",
      "1:11: the column 'Copy' is not read: 'Text' says the same thing"
    ),
  ])
  func `a sheet that is torn is answered with a place`(text: String, fault: String) {
    #expect(sheet(text, time: TimeOfDay("09:00")).faults == [fault])
  }

  @Test func `headers are known by what planners call them`() throws {
    let read = sheet(
      """
      Content plan 2027,,,,,,,
      POST DATE,Publish_Time,Platform / Channel,Theme,Copy:,Alt-text,Assigned to,Colour
      2027-02-04,09:30,X & Mastodon,Talking,Hello,A door,comms-officer,blue
      """)
    let row = try #require(read.rows.first)
    #expect(row.channels == ["X", "Mastodon"])
    #expect(row.title == "Talking")
    #expect(row.altText == "A door")
    #expect(row.owner == "comms-officer")
    #expect(read.diagnostics.map(\.message) == ["the column 'Colour' is not read"])
  }

  @Test func `only a status with a source confirms a date`() {
    let read = sheet(
      """
      Date,Event,Status,Source
      2027-02-04,One,confirmed,https://timetotalkday.co.uk
      2027-02-05,Two,confirmed,
      2027-02-06,Three,Approved,https://timetotalkday.co.uk
      2027-02-07,Four,cancelled,
      """)
    #expect(read.rows.map(\.status) == [.confirmed, .provisional, .provisional, .cancelled])
    #expect(read.faults == ["3:16: confirmed by nothing, so it is read as provisional"])
  }

  @Test func `a post without a time takes the one that the person names`() {
    let text = "Date,Text\n2027-02-04,Hello"
    #expect(sheet(text).faults == ["2:1: a post needs a time as well"])
    #expect(sheet(text, time: TimeOfDay("09:00")).rows.map { $0.time?.description } == ["09:00"])
  }

  @Test func `each row says how it was read`() {
    let read = sheet(
      """
      Start date,End date,Time,Channel,Text
      2027-02-04,,09:30,X,It takes one talk to start something that lasts a long time
      2027-03-01,2027-03-07,,,
      """)
    #expect(
      read.rows.map(\.reading) == [
        "line 2: Thursday 2027-02-04 09:30, X: "
          + "\"It takes one talk to start something that lasts a…\" (provisional)",
        "line 3: Monday 2027-03-01 to Sunday 2027-03-07 (provisional)",
      ])
  }

  @Test(arguments: [
    ",", "\"", "\n", "\"\n", "Date,Text\n\"", "Date,Text\n,\"\"", "é", "_x000D_", "=", "\u{1}",
    "Date,Event\n99999999999999999999,x", "Date,Event\n1e308,x", "Date,Event\n9/9/99999999999999,x",
    "Date,Time,Text\n2027-02-04,99999999999999999999,x", "Date,Event\nnan,x", "Date,Event\n-,x",
  ])
  func `no sheet brings the reader down`(text: String) {
    let many = sheet(String(repeating: text, count: 2000))
    #expect(many.rows.isEmpty)
    #expect(sheet(text).rows.isEmpty)
  }
}
