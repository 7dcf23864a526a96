import CivilTime
import Testing

@Suite("Date rules")
struct DateRuleTests {
  @Test(arguments: [
    // World Mental Health Day, and the week of the Wave of Light.
    (Days.fixed(10, 10), 1, "2027-10-10 2027-10-10"),
    (Days.fixed(10, 9), 7, "2027-10-09 2027-10-15"),
    // Time to Talk Day; the last Monday of August.
    (.nth(1, .thursday, month: 2), 1, "2027-02-04 2027-02-04"),
    (.nth(-1, .monday, month: 8), 1, "2027-08-30 2027-08-30"),
    (.nth(5, .monday, month: 8), 1, "2027-08-30 2027-08-30"),
    // Carers Week.
    (.onOrAfter(Days.fixed(6, 5), .monday), 7, "2027-06-07 2027-06-13"),
    (.onOrBefore(Days.fixed(3, 20), .friday), 1, "2027-03-19 2027-03-19"),
    // Eating Disorders Awareness Week, Maternal Mental Health Week, Men's Health Week.
    (.week(holding: Days.fixed(3, 1), starting: .monday), 7, "2027-03-01 2027-03-07"),
    (.week(holding: .nth(1, .wednesday, month: 5), starting: .monday), 7, "2027-05-03 2027-05-09"),
    (.week(holding: .nth(3, .sunday, month: 6), starting: .monday), 7, "2027-06-14 2027-06-20"),
    (.shifted(.nth(3, .sunday, month: 6), days: -6), 7, "2027-06-14 2027-06-20"),
    // Anti-Bullying Week is a school week.
    (.onOrAfter(Days.fixed(11, 10), .monday), 5, "2027-11-15 2027-11-19"),
    // Easter, and Mothering Sunday three weeks before.
    (.easter, 1, "2027-03-28 2027-03-28"),
    (.shifted(.easter, days: -21), 1, "2027-03-07 2027-03-07"),
  ])
  func `an observance of 2027 falls where its organiser's words put it`(
    day: YearlyDay, days: Int, expected: String
  ) throws {
    let rule = try #require(DateRule(first: day, length: .days(days)))
    #expect(rule.written(in: 2027) == expected)
  }

  @Test func `a full week depends on the day on which weeks begin`() throws {
    let sunday = try #require(DateRule(first: .fullWeek(2, month: 10, starting: .sunday)))
    let monday = try #require(DateRule(first: .fullWeek(2, month: 10, starting: .monday)))
    #expect(sunday.written(in: 2025) == "2025-10-12 2025-10-12")
    #expect(monday.written(in: 2025) == "2025-10-13 2025-10-13")
  }

  @Test func `a week that runs into the next month is not a full one`() throws {
    // June 2027 begins on a Tuesday: full weeks from Monday begin on 7, 14 and 21, not on 28.
    let fourth = try #require(DateRule(first: .fullWeek(4, month: 6, starting: .monday)))
    let last = try #require(DateRule(first: .fullWeek(-1, month: 6, starting: .monday)))
    #expect(fourth.written(in: 2027) == nil)
    #expect(last.written(in: 2027) == "2027-06-21 2027-06-21")
  }

  @Test func `a month ends when it ends`() throws {
    let february = try #require(DateRule(first: Days.fixed(2, 1), length: .throughMonth))
    #expect(february.written(in: 2027) == "2027-02-01 2027-02-28")
    #expect(february.written(in: 2028) == "2028-02-01 2028-02-29")
  }

  @Test func `a span over two months, or over the new year, ends on its day`() throws {
    let through = try #require(MonthDay(month: 12, day: 18))
    let history = try #require(DateRule(first: Days.fixed(11, 18), length: .through(through)))
    #expect(history.written(in: 2027) == "2027-11-18 2027-12-18")
    let twelfth = try #require(MonthDay(month: 1, day: 6))
    let christmas = try #require(DateRule(first: Days.fixed(12, 25), length: .through(twelfth)))
    #expect(christmas.written(in: 2027) == "2027-12-25 2028-01-06")
  }

  @Test func `29 February is left out of common years, and never moved`() throws {
    let rule = try #require(DateRule(first: Days.fixed(2, 29)))
    #expect(
      (2026...2032).compactMap { rule.written(in: $0) } == [
        "2028-02-29 2028-02-29", "2032-02-29 2032-02-29",
      ])
  }

  @Test func `a fifth Monday comes only where there is one`() throws {
    let rule = try #require(DateRule(first: .nth(5, .monday, month: 2)))
    #expect((2026...2050).compactMap { rule.written(in: $0) } == ["2044-02-29 2044-02-29"])
  }

  @Test func `a rule lives from its first year to its last`() throws {
    let old = try #require(
      DateRule(first: Days.fixed(7, 18), length: .days(31), validUntil: 2025))
    let new = try #require(
      DateRule(first: Days.fixed(7, 1), length: .throughMonth, validFrom: 2026))
    #expect(old.written(in: 2025) == "2025-07-18 2025-08-17")
    #expect(old.written(in: 2026) == nil)
    #expect(new.written(in: 2025) == nil)
    #expect(new.written(in: 2026) == "2026-07-01 2026-07-31")
  }

  @Test func `what was announced year by year is known in those years alone`() throws {
    let days = try ["2024-03-15", "2025-03-14"].map { try #require(CivilDate($0)) }
    let rule = try #require(DateRule(first: .listed(days)))
    #expect(
      (2023...2026).map { rule.written(in: $0) } == [
        nil, "2024-03-15 2024-03-15", "2025-03-14 2025-03-14", nil,
      ])
  }

  @Test(arguments: [
    YearlyDay.nth(0, .monday, month: 5), .nth(6, .monday, month: 5), .nth(1, .monday, month: 13),
    .nth(.min, .monday, month: 5), .fullWeek(1, month: 0, starting: .monday), .listed([]),
    .week(holding: .nth(9, .monday, month: 1), starting: .monday),
    .shifted(.easter, days: .min),
  ])
  func `a day that no year has makes no rule`(day: YearlyDay) {
    #expect(DateRule(first: day) == nil)
  }

  @Test func `a span needs a day, and a life must not end before it begins`() {
    #expect(DateRule(first: .easter, length: .days(0)) == nil)
    #expect(DateRule(first: .easter, length: .days(.max)) == nil)
    #expect(DateRule(first: .easter, validFrom: 2027, validUntil: 2026) == nil)
    #expect(MonthDay(month: 2, day: 30) == nil)
  }

  @Test func `years without a calendar have no days, and do not trap`() throws {
    let rule = try #require(DateRule(first: .shifted(.nth(1, .monday, month: 1), days: -300)))
    for year in [Int.min, -1, 0, 10_000, .max] {
      #expect(rule.written(in: year) == nil)
    }
    #expect(rule.written(in: 1) == "0001-01-01 0001-01-01")
  }

  @Test(arguments: [
    (1954, "04-18"), (1981, "04-19"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"),
    (2026, "04-05"), (2027, "03-28"), (2028, "04-16"), (2038, "04-25"), (2285, "03-22"),
  ])
  func `Easter is the Sunday after the church's full moon`(year: Int, day: String) {
    #expect(CivilDate.easter(in: year)?.description == "\(year)-\(day)")
  }

  @Test func `Easter is a Sunday from 22 March to 25 April`() throws {
    for year in 1583...9999 {
      let easter = try #require(CivilDate.easter(in: year))
      #expect(easter.weekday == .sunday)
      #expect((322...425).contains(easter.month * 100 + easter.day))
    }
    #expect(CivilDate.easter(in: 1582) == nil)
  }
}

enum Days {
  static func fixed(_ month: Int, _ day: Int) -> YearlyDay {
    .fixed(MonthDay(month: month, day: day)!)
  }
}

extension DateRule {
  /// `2027-06-07 2027-06-13`.
  func written(in year: Int) -> String? {
    span(in: year).map { "\($0.first) \($0.last)" }
  }
}
