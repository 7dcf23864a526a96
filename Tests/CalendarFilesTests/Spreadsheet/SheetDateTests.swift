import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite struct SheetDateTests {
  @Test(arguments: [
    ("2027-02-04", "2027-02-04"),
    ("2027/02/04", "2027-02-04"),
    ("4 February 2027", "2027-02-04"),
    ("4th Feb 2027", "2027-02-04"),
    ("Thu 4 Feb. 2027", "2027-02-04"),
    ("\"Thursday, 4th of February 2027\"", "2027-02-04"),
    ("\"February 4, 2027\"", "2027-02-04"),
    ("4-Feb-2027", "2027-02-04"),
    ("29 Feb 2028", "2028-02-29"),
  ])
  func `a date that can be read in one way is read`(written: String, date: String) {
    let read = sheet("Date,Event\n\(written),Time to Talk Day")
    #expect(read.rows.map(\.start.description) == [date])
    #expect(read.faults == [])
  }

  @Test(arguments: [
    ("4/2/27", "'4/2/27' has a year of two digits"),
    ("4 Feb 27", "'4 Feb 27' has a year of two digits"),
    ("4 February", "'4 February' has no year"),
    (
      "04/02/2027",
      "'04/02/2027': some read the day first and some the month, and no row here tells"
    ),
    ("46057", "46057 is a day's number inside Excel, and two systems count them differently"),
    (
      "46057.375",
      "46057.375 is a day's number inside Excel, and two systems count them differently"
    ),
    ("29 Feb 2027", "'29 Feb 2027' is on no calendar"),
    ("mid May 2027", "'mid May 2027' is no date yet: nobody can publish on it"),
    ("second week of May", "'second week of May' is no date yet: nobody can publish on it"),
    ("week ending 9 May 2027", "'week ending 9 May 2027' names the last day of a week"),
    ("Friday 4 Feb 2027", "2027-02-04 is a Thursday, not a Friday"),
    ("soon", "'soon' cannot be read as a date"),
    ("TBC", "'TBC': the date is not known yet, so this row is left out"),
    ("4 Feb 2027 at some point", "the time in '4 Feb 2027 at some point' cannot be read"),
  ])
  func `a date that can be read in two ways is refused with what to write`(
    written: String, message: String
  ) {
    let read = sheet("Date,Event\n\(written),Time to Talk Day")
    #expect(read.rows == [])
    #expect(read.faults == ["2:1: \(message)"])
  }

  @Test func `a serial is refused with the two days it may mean`() throws {
    let read = sheet("Date,Event\n46057,Time to Talk Day")
    let hint = try #require(read.diagnostics.first?.hint)
    #expect(hint.hasPrefix("probably 2026-02-04 (or 2030-02-05, from an old Mac)"))
  }

  @Test func `numbers are read in the order that the person names`() {
    let text = "Date,Event\n04/02/2027,Time to Talk Day"
    #expect(sheet(text, dates: .dayFirst).rows.map(\.start.description) == ["2027-02-04"])
    #expect(sheet(text, dates: .monthFirst).rows.map(\.start.description) == ["2027-04-02"])
  }

  @Test func `a header can name the order`() {
    let read = sheet("Date (dd/mm/yyyy),Event\n04/02/2027,Time to Talk Day")
    #expect(read.rows.map(\.start.description) == ["2027-02-04"])
  }

  @Test func `a day above 12 shows the order of its whole column, and that is said`() {
    let read = sheet("Date,Event\n04/02/2027,One\n25/02/2027,Two")
    #expect(read.rows.map(\.start.description) == ["2027-02-04", "2027-02-25"])
    #expect(read.diagnostics.map(\.message) == ["dates are read as dd/mm, as this one shows"])
    #expect(read.diagnostics.map(\.location.line) == [3])
  }

  @Test func `a column that contradicts itself is refused`() {
    let read = sheet("Date,Event\n25/02/2027,One\n02/25/2027,Two")
    #expect(read.rows == [])
    #expect(read.faults.count == 2)
  }

  @Test func `a date against the named order is refused`() {
    let read = sheet("Date,Event\n02/25/2027,One", dates: .dayFirst)
    #expect(read.faults == ["2:1: '02/25/2027' is no date when read as dd/mm"])
  }

  @Test func `week commencing is seven provisional days`() {
    let read = sheet("Date,Event,Status,Source\nw/c 10 May 2027,MHAW,confirmed,https://a.example")
    #expect(read.rows.map(\.end.description) == ["2027-05-16"])
    #expect(read.rows.map(\.status) == [.provisional])
  }

  @Test func `a day column is a check`() {
    let read = sheet("Date,Day,Event\n2026-07-07,Monday,Alcohol Awareness Week")
    #expect(read.faults == ["2:12: 2026-07-07 is a Tuesday, not a Monday"])
    #expect(sheet("Date,Day,Event\n2026-07-06,Mon,Week").rows.count == 1)
  }

  @Test(arguments: [
    ("09:30", "09:30"), ("9.30", "09:30"), ("9am", "09:00"), ("12 am", "00:00"),
    ("12:15 PM", "12:15"), ("5.15 p.m.", "17:15"), ("0930", "09:30"), ("17:30:00", "17:30"),
    ("noon", "12:00"),
  ])
  func `times are read as planners write them`(written: String, time: String) {
    let read = sheet("Date,Time,Text\n2027-02-04,\(written),Hello")
    #expect(read.rows.map { $0.time?.description } == [time])
  }

  @Test(arguments: ["9", "25:00", "13pm", "0.375", "morning"])
  func `a time that cannot be read keeps the row back`(written: String) {
    let read = sheet("Date,Time,Text\n2027-02-04,\(written),Hello")
    #expect(read.faults == ["2:12: '\(written)' cannot be read as a time"])
  }

  @Test func `a fraction of a day is answered with its time`() {
    let read = sheet("Date,Time,Text\n2027-02-04,0.375,Hello")
    #expect(read.diagnostics.map(\.hint) == ["write 09:00"])
  }
}
