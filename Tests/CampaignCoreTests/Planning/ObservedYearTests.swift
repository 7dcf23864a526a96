import CampaignCore
import CivilTime
import Testing

@Suite struct ObservedYearTests {
  private let place = CampaignCore.SourceLocation(file: "uk.yaml", line: 1, column: 1)
  private func date(_ text: String) -> CivilDate { CivilDate(text)! }

  private func observance(
    _ id: Observance.ID, _ rule: DateRule?, everyYear: DateEvidence? = nil,
    years: [Int: ObservanceYear] = [:], region: String? = nil
  ) -> Observance {
    Observance(
      id: id, name: id.text, region: region, rules: rule.map { [$0] } ?? [], everyYear: everyYear,
      years: years, location: place)
  }

  private func fixed(_ month: Int, _ day: Int, days: Int = 1) -> DateRule {
    DateRule(first: .fixed(MonthDay(month: month, day: day)!), length: .days(days))!
  }

  private var eatingDisorders: DateRule {
    DateRule(
      first: .week(holding: .fixed(MonthDay(month: 3, day: 1)!), starting: .monday),
      length: .days(7))!
  }

  private func calendar(_ observances: [Observance], _ campaigns: [Campaign] = [])
    -> CampaignCalendar
  {
    let house = House(
      trust: "Trust", timeZone: "Europe/London", people: [], policies: [], accounts: [],
      defaultPolicy: "everyday")
    return CampaignCalendar(
      house: house, registry: Registry(trust: "Trust", timeZone: "UTC"), observances: observances,
      campaigns: campaigns)
  }

  private func campaign(
    of observance: Observance.ID, dates: [CampaignDates] = [], firstPost: Int = 0,
    text: String = "Hello"
  ) -> Campaign {
    let entry = CalendarEntry(
      id: "a", schedule: .offset(DayOffset(from: .first, days: firstPost), TimeOfDay("09:00")!),
      text: text, author: "officer", location: place, textLocation: place)
    return Campaign(
      id: ID("campaign"), title: "A campaign", owner: "officer", timeZone: "UTC",
      observance: observance, comesEveryYear: dates.isEmpty, dates: dates, accounts: [],
      policy: "everyday", entries: [entry], location: place)
  }

  @Test func `a rule makes a provisional date, a fixed date checked once a confirmed one`() {
    let evidence = DateEvidence(
      source: "https://who.example", checkedBy: "officer", checkedOn: date("2026-11-20"))
    let week = observance("week", eatingDisorders)
    let day = observance("day", fixed(10, 10), everyYear: evidence)
    #expect(week.days(in: 2027)?.status == .provisional)
    #expect(week.days(in: 2027)?.start == date("2027-03-01"))
    #expect(day.days(in: 2031)?.status == .confirmed)
    #expect(day.days(in: 2031)?.checkedBy == "officer")
  }

  @Test func `a record of a year stands against the rule`() {
    let record = ObservanceYear(
      status: .confirmed, start: date("2020-03-02"), end: date("2020-03-08"))
    let week = observance("week", eatingDisorders, years: [2020: record])
    #expect(week.days(in: 2020) == record)
    #expect(week.days(in: 2021)?.start == date("2021-03-01"))
  }

  @Test func `a yearly campaign is planned in each year of the horizon`() {
    let calendar = calendar([observance("week", eatingDisorders)], [campaign(of: "week")])
    let (found, faults) = calendar.occurrences(
      from: date("2026-01-01"), to: date("2035-12-31")
    ) { _ in .utc }
    #expect(found.count == 10)
    #expect(Set(found.map(\.status)) == [.provisional])
    #expect(faults == [])
  }

  @Test func `a year lists its observances in order, with where their dates come from`() {
    let record = ObservanceYear(
      status: .confirmed, start: date("2027-02-04"), end: date("2027-02-04"))
    let calendar = calendar([
      observance("week", eatingDisorders), observance("talk", nil, years: [2027: record]),
      observance("moon", nil),
    ])
    let listed = calendar.observed(in: 2027)
    #expect(listed.map(\.observance.id) == ["talk", "week"])
    #expect(listed.map(\.isByRule) == [false, true])
    #expect(calendar.undated(in: 2027).map(\.id) == ["moon"])
  }

  @Test func `observances that share days clash, and months do not`() throws {
    let calendar = calendar([
      observance("eating-disorders", eatingDisorders, region: "UK"),
      observance("self-injury", fixed(3, 1), region: "world"),
      observance(
        "march", DateRule(first: .fixed(MonthDay(month: 3, day: 1)!), length: .throughMonth)),
      observance("elsewhere", fixed(3, 2), region: "Canada"),
    ])
    let conflicts = calendar.conflicts(in: 2027) { _ in .utc }
    guard case .overlap(let one, let other, let first, let last) = try #require(conflicts.first)
    else {
      Issue.record("not an overlap")
      return
    }
    #expect(conflicts.count == 1)
    #expect([one, other].map(\.observance.id) == ["self-injury", "eating-disorders"])
    #expect(first == date("2027-03-01") && last == first)
  }

  @Test func `Easter on which something else falls is a crowded day`() {
    let calendar = calendar([observance("day", fixed(3, 28))])
    let conflicts = calendar.conflicts(in: 2027) { _ in .utc }
    #expect(
      conflicts == [
        .crowdedDay(
          date("2027-03-28"), marks: [.easter], observances: calendar.observed(in: 2027))
      ])
  }

  @Test func `a provisional date is due a lead time before its first post`() {
    let calendar = calendar(
      [observance("week", eatingDisorders)], [campaign(of: "week", firstPost: -14)])
    // First post 15 February 2027; six weeks before is 4 January.
    #expect(calendar.due(on: date("2027-01-03")).isEmpty)
    let due = calendar.due(on: date("2027-01-04"))
    #expect(due.map(\.firstPost) == [date("2027-02-15")])
    #expect(due.map(\.neededBy) == [date("2027-01-04")])
    #expect(calendar.due(on: date("2027-03-08")).isEmpty)
  }

  @Test func `a confirmed date is not due`() {
    let record = ObservanceYear(
      status: .confirmed, start: date("2027-03-01"), end: date("2027-03-07"))
    let calendar = calendar(
      [observance("week", eatingDisorders, years: [2027: record])], [campaign(of: "week")])
    #expect(calendar.due(on: date("2027-02-25")).isEmpty)
  }

  @Test func `a text that names last year's weekday is doubted`() {
    let dates = CampaignDates(
      year: 2027, first: date("2027-02-04"), last: date("2027-02-04"), status: .confirmed)
    let wrong = calendar(
      [], [campaign(of: "x", dates: [dates], text: "Join us on Wednesday, 4th February!")])
    let right = calendar([], [campaign(of: "x", dates: [dates], text: "Thursday 4 February, noon")])
    let faults = wrong.faults { _ in .utc }
    #expect(faults.map(\.message) == ["the text calls 2027-02-04 a Wednesday; it is a Thursday"])
    #expect(faults.map(\.hint) == ["in 2026 it was: is this last year's date?"])
    #expect(right.faults { _ in .utc } == [])
  }
}

@Suite struct WrittenDayTests {
  private func wrong(_ text: String) -> [String] {
    WrittenDay.wrongOnes(in: text, near: CivilDate("2026-07-01")!).map { "\($0.date)" }
  }

  @Test(arguments: [
    ("Monday, July 7th to Sunday, July 13th", ["2026-07-07", "2026-07-13"]),
    ("Tuesday 7 July", []), ("Mon 7 Jul 2025", []), ("Sunday the 10th of October 2027", []),
    ("Friday 10 October 2027", ["2027-10-10"]), ("Monday 31 February", []),
    ("mon amour", []), ("Sat down at 4 in May", []), ("Friday, 8pm", []),
    ("See you on Friday. 3 July is a Friday", []), ("Wednesday 99999999999999999999 May", []),
  ])
  func `a weekday is compared with the date beside it`(text: String, days: [String]) {
    #expect(wrong(text) == days)
  }
}
