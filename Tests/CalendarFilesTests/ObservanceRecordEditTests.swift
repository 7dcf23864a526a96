import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite struct ObservanceRecordEditTests {
  private static let file = """
    # Days of others.

    observances:
      - id: day
        name: A day
        rule: first Thursday of February
        years:
          # Read in November.
          2026:
            start: 2026-02-05
            status: provisional
          2028:
            start: 2028-02-03
            status: provisional

      # The next.
      - id: other
        name: Another
        rule: 10 October
    """

  private let record = ObservanceYear(
    status: .confirmed, start: CivilDate("2027-02-04")!, end: CivilDate("2027-02-04")!,
    source: "https://day.example/2027", checkedBy: "comms-officer",
    checkedOn: CivilDate("2026-11-26")!, theme: "Talk: \"now\"", hashtags: ["#Day2027"])

  private func edited(_ id: Observance.ID, _ text: String = file) throws -> String? {
    let folder = try Folder(["calendars/uk.yaml": text])
    let calendar = try #require(folder.read().0)
    let observance = try #require(calendar.observances.first { $0.id == id })
    return ObservanceRecordEdit.text(text, recording: record, of: observance)
  }

  private func years(_ text: String, of id: Observance.ID) throws -> [Int: ObservanceYear] {
    let folder = try Folder(["calendars/uk.yaml": text])
    let calendar = try #require(folder.read().0, "\(folder.shown())\n\(text)")
    return try #require(calendar.observances.first { $0.id == id }).years
  }

  @Test func `a year is put between its neighbours, and nothing else is touched`() throws {
    let text = try #require(try edited("day"))
    #expect(try years(text, of: "day")[2027] == record)
    let before = ObservanceRecordEditTests.file.split(
      separator: "\n", omittingEmptySubsequences: false)
    let after = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(Array(after.prefix(11)) == Array(before.prefix(11)))
    #expect(Array(after.suffix(before.count - 11)) == Array(before.dropFirst(11)))
  }

  @Test func `a year that is there is replaced`() throws {
    let text = try #require(
      try edited(
        "day",
        ObservanceRecordEditTests.file.replacing("2026", with: "2027").replacing(
          "2027-02-05", with: "2027-02-06")
      ))
    let years = try years(text, of: "day")
    #expect(years[2027] == record)
    #expect(years.count == 2)
  }

  @Test func `an observance without years gets its first`() throws {
    let text = try #require(try edited("other"))
    #expect(try years(text, of: "other") == [2027: record])
    #expect(try years(text, of: "day").count == 2)
  }

  @Test func `years on one line are left to a person`() throws {
    let text = ObservanceRecordEditTests.file.replacing(
      "rule: 10 October",
      with: "rule: 10 October\n    years: {2025: {start: 2025-10-10, status: provisional}}")
    #expect(try edited("other", text) == nil)
  }
}
