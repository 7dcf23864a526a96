import CampaignCore
import CivilTime
import Testing

@Suite struct PlanningTests {
  private func date(_ text: String) -> CivilDate { CivilDate(text)! }

  private func entry(
    _ id: CalendarEntry.ID, _ schedule: EntrySchedule, text: String = "Hello",
    overrides: [Platform: PlacedText] = [:], hashtags: [String]? = nil,
    repliesTo: CalendarEntry.ID? = nil, accounts: [Account.ID]? = nil
  ) -> CalendarEntry {
    CalendarEntry(
      id: id, schedule: schedule, text: text, overrides: overrides, hashtags: hashtags,
      repliesTo: repliesTo, author: "officer", accounts: accounts, location: place,
      textLocation: place)
  }

  private let place = CampaignCore.SourceLocation(file: "day.yaml", line: 1, column: 1)

  private func calendar(
    _ entries: [CalendarEntry], dates: [CampaignDates]? = nil, hashtags: [String] = []
  ) -> CampaignCalendar {
    let week = CampaignDates(
      year: 2027, first: date("2027-02-01"), last: date("2027-02-05"), status: .confirmed)
    let house = House(
      trust: "Trust", timeZone: "UTC", people: [], policies: [],
      accounts: [
        Account(id: "fediverse", platform: .mastodon),
        Account(id: "short", platform: .outbox, writtenFor: .x),
      ], defaultPolicy: "everyday")
    let campaign = Campaign(
      id: "week", title: "A week", owner: "officer", timeZone: "UTC", dates: dates ?? [week],
      hashtags: hashtags, accounts: ["fediverse", "short"], policy: "everyday", entries: entries,
      location: place)
    return CampaignCalendar(
      house: house, registry: Registry(trust: "Trust", timeZone: "UTC"), observances: [],
      campaigns: [campaign])
  }

  private func at(_ day: Int, _ time: String) -> EntrySchedule {
    .offset(DayOffset(from: .first, days: day - 1), TimeOfDay(time)!)
  }

  private func zones(_ name: String) -> ZoneRules? { name == "UTC" ? .utc : nil }

  private func posts(
    _ calendar: CampaignCalendar, from: String = "2027-01-01", to: String = "2027-12-31"
  ) -> [PlannedPost] {
    calendar.posts(from: date(from), to: date(to), zones: zones).0
  }

  private func faults(_ calendar: CampaignCalendar) -> [String] {
    calendar.occurrences(from: date("2026-01-01"), to: date("2028-12-31"), zones: zones).1
      .map(\.message)
  }

  @Test func `a post is named after campaign, year, entry, day and account`() {
    let calendar = calendar([entry("hello", at(2, "09:00"))])
    #expect(
      posts(calendar).map(\.revision.post.id) == [
        "week/2027/hello/2027-02-02/fediverse", "week/2027/hello/2027-02-02/short",
      ])
  }

  @Test func `only the days of the horizon are unfolded, both ends included`() {
    let calendar = calendar((1...5).map { entry(CalendarEntry.ID("d\($0)"), at($0, "00:00")) })
    let found = calendar.occurrences(
      from: date("2027-02-02"), to: date("2027-02-04"), zones: zones
    ).0
    #expect(found.map(\.entry.id) == ["d2", "d3", "d4"])
  }

  @Test func `posts come in the order of their moments`() {
    let calendar = calendar([
      entry("late", at(1, "18:00")), entry("early", .instant(Instant("2027-02-01T07:00:00Z")!)),
      entry("middle", .local(CivilDateTime("2027-02-01T12:00")!)),
    ])
    let order = posts(calendar).map(\.revision.post.entry)
    #expect(order == ["early", "early", "middle", "middle", "late", "late"])
  }

  @Test func `the deadline lies as far behind the slot as the entry may be late`() throws {
    let slot = try #require(posts(calendar([entry("a", at(1, "09:00"))])).first).revision.post.slot
    #expect(slot.instant == Instant("2027-02-01T09:00:00Z"))
    #expect(slot.deadline == Instant("2027-02-01T09:15:00Z"))
    #expect(slot.reading == .only)
  }

  @Test func `a lead-up in the year before keeps the campaign's year`() {
    let dates = CampaignDates(
      year: 2027, first: date("2027-01-04"), last: date("2027-01-04"), status: .confirmed)
    let calendar = calendar([entry("soon", at(-13, "09:00"))], dates: [dates])
    let ids = posts(calendar, from: "2026-12-01").map(\.revision.post.id.text)
    #expect(ids.first == "week/2027/soon/2026-12-21/fediverse")
  }

  @Test func `each year of a campaign has its own status`() {
    let dates = [(2026, DateStatus.cancelled), (2027, .confirmed), (2028, .provisional)].map {
      CampaignDates(
        year: $0, first: date("\($0)-02-01"), last: date("\($0)-02-05"), status: $1)
    }
    let planned = posts(
      calendar([entry("a", at(1, "09:00"))], dates: dates), from: "2026-01-01", to: "2028-12-31")
    #expect(
      planned.map(\.status) == [.cancelled, .cancelled, .confirmed, .confirmed] + [
        .provisional, .provisional,
      ])
  }

  @Test func `an entry with a day of its own belongs to the nearest year alone`() {
    let dates = [2026, 2027].map {
      CampaignDates(
        year: $0, first: date("\($0)-02-01"), last: date("\($0)-02-05"), status: .confirmed)
    }
    let own = entry("a", .local(CivilDateTime("2026-12-20T09:00")!), accounts: ["short"])
    let planned = posts(calendar([own], dates: dates), from: "2026-01-01")
    #expect(planned.map(\.revision.post.id) == ["week/2027/a/2026-12-20/short"])
  }

  @Test func `an account has the words of the platform it is written for`() {
    let words = PlacedText(
      "Short", at: CampaignCore.SourceLocation(file: "day.yaml", line: 7, column: 9))
    let planned = posts(calendar([entry("a", at(1, "09:00"), overrides: [.x: words])]))
    #expect(planned.map(\.revision.text) == ["Hello", "Short"])
    #expect(planned.map(\.revision.location.line) == [1, 7])
  }

  @Test func `hashtags are added where the text has them not`() {
    let planned = posts(
      calendar(
        [
          entry("a", at(1, "09:00"), text: "Hello", accounts: ["short"]),
          entry("b", at(1, "10:00"), text: "Hello #timetotalk", accounts: ["short"]),
          entry("c", at(1, "11:00"), text: "C#TimeToTalk", hashtags: [], accounts: ["short"]),
          entry("d", at(1, "12:00"), text: "Hi", hashtags: ["#Chat"], accounts: ["short"]),
        ], hashtags: ["#TimeToTalk", "#Wellbeing"]))
    #expect(
      planned.map(\.revision.text) == [
        "Hello\n\n#TimeToTalk #Wellbeing", "Hello #timetotalk\n\n#Wellbeing", "C#TimeToTalk",
        "Hi\n\n#Chat",
      ])
  }

  @Test func `a hashtag of last year is not carried over`() {
    let calendar = calendar([entry("a", at(1, "09:00"))], hashtags: ["#EDAW2026", "#EDAW"])
    #expect(posts(calendar)[0].revision.text == "Hello\n\n#EDAW")
    #expect(
      faults(calendar) == ["#EDAW2026 names another year than 2027; its posts go out without it"])
  }

  @Test func `a reply names the post it follows on the same account`() {
    let planned = posts(
      calendar([
        entry("a", at(1, "09:00")), entry("b", at(2, "09:00"), repliesTo: "a"),
      ]), from: "2027-02-02")
    #expect(
      planned.map(\.revision.repliesTo) == [
        "week/2027/a/2027-02-01/fediverse", "week/2027/a/2027-02-01/short",
      ])
  }

  @Test func `a reply to itself or to a later post is a fault`() {
    let calendar = calendar([
      entry("a", at(1, "09:00"), repliesTo: "a"), entry("b", at(1, "10:00"), repliesTo: "c"),
      entry("c", at(1, "11:00")),
    ])
    #expect(
      faults(calendar) == [
        "this replies to 'a', which goes out no earlier",
        "this replies to 'c', which goes out no earlier",
      ])
  }

  @Test func `a reply may be due with its post, where it stands behind it`() {
    let together = calendar([
      entry("b", at(1, "09:00")), entry("b-2", at(1, "09:00"), repliesTo: "b"),
      entry("b-10", at(1, "09:00"), repliesTo: "b-2"),
    ])
    #expect(faults(together) == [])
    let order = posts(together).filter { $0.revision.post.account == "short" }
    #expect(order.map(\.revision.post.entry) == ["b", "b-2", "b-10"])
    #expect(
      faults(
        calendar([
          entry("a", at(1, "09:00"), repliesTo: "b"), entry("b", at(1, "09:00")),
        ])) == ["this replies to 'b', which goes out no earlier"])
  }

  @Test func `the sixth day of a five-day week is left out and said`() {
    let calendar = calendar([entry("sat", at(6, "09:00"))])
    #expect(posts(calendar).isEmpty)
    #expect(
      faults(calendar) == ["day 6 comes after the last day in 2027, 2027-02-05; left out"])
  }

  @Test func `the ends of the calendar do not trap`() {
    let dates = CampaignDates(
      year: 9999, first: date("9999-12-31"), last: date("9999-12-31"), status: .confirmed)
    let far = EntrySchedule.offset(DayOffset(from: .last, days: 400), TimeOfDay("23:59")!)
    let calendar = calendar([entry("a", far)], dates: [dates])
    #expect(posts(calendar, from: "0001-01-01", to: "9999-12-31").count == 2)
  }
}
