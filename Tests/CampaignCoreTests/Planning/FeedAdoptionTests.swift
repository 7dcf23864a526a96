import CampaignCore
import CivilTime
import Testing

@Suite struct FeedAdoptionTests {
  private let place = CampaignCore.SourceLocation(file: "feeds.yaml", line: 1, column: 1)
  private let today = CivilDate("2027-01-10")!

  private func record(
    _ start: String, _ end: String, _ status: DateStatus = .confirmed
  ) -> ObservanceYear {
    ObservanceYear(status: status, start: CivilDate(start)!, end: CivilDate(end)!)
  }

  /// A calendar that follows a feed for one week, with a campaign in it.
  private func calendar(
    _ own: [Int: ObservanceYear] = [:], everyYear: Bool = true, awaiting years: Set<Int> = [],
    rules: TrustRules = .none
  ) -> CampaignCalendar {
    let house = House(
      trust: "Trust", timeZone: "UTC", people: [], policies: [], accounts: [],
      defaultPolicy: "everyday")
    let entry = CalendarEntry(
      id: "a", schedule: .offset(DayOffset(from: .first, days: 0), TimeOfDay("09:00")!),
      text: "Hello", author: "officer", location: place, textLocation: place)
    return CampaignCalendar(
      house: house, registry: Registry(trust: "Trust", timeZone: "UTC"),
      observances: [Observance(id: "week", name: "The week", years: own, location: place)],
      campaigns: [
        Campaign(
          id: "ours", title: "Ours", owner: "officer", timeZone: "UTC", observance: "week",
          comesEveryYear: everyYear, awaitedYears: years, dates: own.values.map(\.campaignDates),
          accounts: [],
          policy: "everyday", entries: [entry], location: place)
      ],
      feeds: [
        Feed(
          id: "beat", source: .address("https://beat.example/a.ics"), isTrusted: true,
          events: ["week": "The week"], location: place)
      ], trustRules: rules)
  }

  private func reading(_ records: ObservanceYear...) -> FeedReading {
    FeedReading(feed: calendar().feeds[0], dates: ["week": records])
  }

  private func known(_ record: ObservanceYear) -> [KnownDate] {
    [KnownDate(observance: "week", record: record, feed: "beat")]
  }

  @Test func `the first word of a feed is taken`() {
    let found = record("2027-03-01", "2027-03-07")
    let adoption = FeedAdoption(calendar(), [reading(found)], known: [], on: today)
    #expect(adoption.questions == [])
    #expect(adoption.dates == known(found))
    #expect(adoption.calendar.observances[0].years == [2027: found])
    #expect(adoption.calendar.campaigns[0].dates == [found.campaignDates])
  }

  @Test func `a year that a campaign was chosen for comes when the feed dates it, and no other`() {
    let chosen = calendar(everyYear: false, awaiting: [2027])
    let found = record("2027-03-01", "2027-03-07")
    let adoption = FeedAdoption(
      chosen, [reading(found, record("2028-02-28", "2028-03-05"))], known: [], on: today)
    #expect(adoption.calendar.campaigns[0].dates == [found.campaignDates])
    let gone = FeedAdoption(chosen, [reading()], known: known(found), on: today)
    #expect(gone.questions.map(\.holds) == [["ours"]])
  }

  @Test func `the trust's own rules for the gate stay when a feed brings a date`() {
    var rules = TrustRules.none
    rules.add(
      TrustRules(phrases: [
        TrustRules.Phrase(
          rule: "trust.brand", text: "brand", severity: .block, reason: "reason",
          remedy: "remedy", source: "policy")
      ]))
    let adoption = FeedAdoption(
      calendar(rules: rules), [reading(record("2027-03-01", "2027-03-07"))], known: [], on: today)
    #expect(adoption.calendar.trustRules == rules)
  }

  @Test(arguments: [
    ("2027-03-08", "2027-03-14", DateStatus.confirmed), ("2027-03-01", "2027-03-05", .confirmed),
    ("2027-03-01", "2027-03-07", .cancelled),
  ])
  func `a date that moves or is called off stays, is held, and a person is asked`(
    start: String, end: String, status: DateStatus
  ) {
    let before = record("2027-03-01", "2027-03-07")
    let found = record(start, end, status)
    let adoption = FeedAdoption(calendar(), [reading(found)], known: known(before), on: today)
    #expect(adoption.calendar.campaigns[0].dates == [before.campaignDates])
    #expect(adoption.dates == known(before))
    #expect(adoption.questions.map(\.holds) == [["ours"]])
    #expect(adoption.questions[0].subject == "week/2027")
    let again = FeedAdoption(calendar(), [reading(found)], known: known(before), on: today)
    #expect(again.questions.map(\.key) == adoption.questions.map(\.key))
  }

  @Test func `a date that vanishes stays, is held, and a person is asked`() {
    let before = record("2027-03-01", "2027-03-07")
    let adoption = FeedAdoption(calendar(), [reading()], known: known(before), on: today)
    #expect(adoption.calendar.observances[0].years == [2027: before])
    #expect(adoption.questions.map(\.holds) == [["ours"]])
  }

  @Test func `a feed that cannot be read changes nothing`() {
    let before = record("2027-03-01", "2027-03-07")
    let adoption = FeedAdoption(calendar(), [], known: known(before), on: today)
    #expect(adoption.calendar.observances[0].years == [2027: before])
    #expect(adoption.questions == [])
  }

  @Test func `days that become surer are taken without a question`() {
    let found = record("2027-03-01", "2027-03-07")
    let before = record("2027-03-01", "2027-03-07", .provisional)
    let adoption = FeedAdoption(calendar(), [reading(found)], known: known(before), on: today)
    #expect(adoption.questions == [])
    #expect(adoption.calendar.observances[0].years == [2027: found])
  }

  @Test func `a person's record goes before the feed, and answers it`() {
    let found = record("2027-03-08", "2027-03-14")
    let own = ObservanceYear(
      status: .confirmed, start: CivilDate("2027-03-08")!, end: CivilDate("2027-03-14")!,
      source: "https://beat.example", checkedBy: "officer", checkedOn: today)
    let before = record("2027-03-01", "2027-03-07")
    let answered = FeedAdoption(
      calendar([2027: own]), [reading(found)], known: known(before), on: today)
    #expect(answered.questions == [])
    #expect(answered.calendar.observances[0].years == [2027: own])
    let other = FeedAdoption(
      calendar([2027: record("2027-03-01", "2027-03-07")]), [reading(found)], known: known(before),
      on: today)
    #expect(other.questions.count == 1)
  }

  @Test func `what is over is not asked about`() {
    let before = record("2027-01-01", "2027-01-09")
    let adoption = FeedAdoption(calendar(), [reading()], known: known(before), on: today)
    #expect(adoption.questions == [])
  }
}
