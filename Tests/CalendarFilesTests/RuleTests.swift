import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

@Suite struct RuleTests {
  /// Rules as people write them, and the days of 2027 they give.
  @Test(arguments: [
    ("10 October", "2027-10-10", "2027-10-10"), ("October 10th, 1 day", "2027-10-10", "2027-10-10"),
    ("9 October, 7 days", "2027-10-09", "2027-10-15"),
    ("18 November to 18 December", "2027-11-18", "2027-12-18"),
    ("20 December to 3 January", "2027-12-20", "2028-01-03"),
    ("February", "2027-02-01", "2027-02-28"),
    ("first Thursday of February", "2027-02-04", "2027-02-04"),
    ("last Monday of May", "2027-05-31", "2027-05-31"),
    ("second last Friday of May", "2027-05-21", "2027-05-21"),
    ("Monday on or after 5 June, 7 days", "2027-06-07", "2027-06-13"),
    ("Friday on or before 20 March", "2027-03-19", "2027-03-19"),
    ("Monday of the week that holds 1 March, 7 days", "2027-03-01", "2027-03-07"),
    ("Monday of the week that holds the third Sunday of June, 7 days", "2027-06-14", "2027-06-20"),
    ("Sunday of the second full week of October, 7 days", "2027-10-10", "2027-10-16"),
    ("Monday of the last full week of May", "2027-05-24", "2027-05-24"),
    ("Easter", "2027-03-28", "2027-03-28"), ("21 days before Easter", "2027-03-07", "2027-03-07"),
    ("1 day after first Thursday of February", "2027-02-05", "2027-02-05"),
  ])
  func `a rule is read as it is said`(rule: String, first: String, last: String) throws {
    let folder = try Folder([
      "calendars/a.yaml": "observances:\n  - {id: a, name: A, rule: \"\(rule)\"}\n"
    ])
    let (calendar, diagnostics) = folder.read()
    let days = try #require(calendar, "\(diagnostics)").observances[0].days(in: 2027)
    #expect(days.map { "\($0.start)" } == first)
    #expect(days.map { "\($0.end)" } == last)
    #expect(days?.status == .provisional)
  }

  @Test func `rules follow one another when an organiser changes them`() throws {
    let folder = try Folder([
      "calendars/a.yaml": """
      observances:
        - id: heritage
          name: South Asian Heritage Month
          rules:
            - {rule: 18 July to 17 August, until: 2025}
            - {rule: July, from: 2026}
      """
    ])
    let observance = try #require(folder.read().0).observances[0]
    #expect(observance.days(in: 2025)?.end == CivilDate("2025-08-17"))
    #expect(observance.days(in: 2026)?.end == CivilDate("2026-07-31"))
  }
}

/// The calendar that is shipped with the project.
@Suite struct ShippedCalendarTests {
  private func calendar() throws -> CampaignCalendar {
    let (calendar, _) = CampaignFolder.read(
      at: projectRoot.appendingPathComponent("Campaigns").path)
    return try #require(calendar)
  }

  @Test func `it holds seventy-three observances, and none of 2027 rests on a rule and is sure`()
    throws
  {
    let calendar = try calendar()
    #expect(calendar.observances.count == 73)
    let sure = calendar.observed(in: 2027).filter { $0.days.status == .confirmed }
    #expect(sure.map(\.observance.id) == ["world-mental-health-day"])
  }

  @Test func `what is confirmed says where, by whom and when`() throws {
    let confirmed = try calendar().observances.flatMap { observance in
      observance.years.values.filter { $0.status == .confirmed }
    }
    #expect(confirmed.count > 10)
    for year in confirmed {
      #expect(year.source != nil && year.checkedBy != nil && year.checkedOn != nil)
    }
  }

  /// "No weekday rule is evidence of a date": these years are why.
  @Test func `its rules are broken in the years in which organisers broke them`() throws {
    let broken = try calendar().observances.flatMap { observance in
      observance.years.sorted { $0.key < $1.key }.compactMap { year, record in
        observance.expected(in: year).flatMap { expected in
          (expected.start, expected.end) == (record.start, record.end)
            ? nil : "\(observance.id) \(year)"
        }
      }
    }
    #expect(
      broken == [
        "mental-health-awareness-week 2020", "mental-health-awareness-week 2023",
        "childrens-mental-health-week 2026", "eating-disorders-awareness-week 2020",
        "dementia-action-week 2024", "young-carers-action-day 2022",
        "neurodiversity-celebration-week 2023",
      ])
  }

  @Test func `its clashes of 2027 hold the known ones`() throws {
    let zones = ZoneFolder()
    let conflicts = try calendar().conflicts(in: 2027, zones: zones.rules)
    let overlaps = conflicts.compactMap { conflict -> Set<Observance.ID>? in
      guard case .overlap(let one, let other, _, _) = conflict else { return nil }
      return [one.observance.id, other.observance.id]
    }
    #expect(overlaps.contains(["eating-disorders-awareness-week", "self-injury-awareness-day"]))
    #expect(overlaps.contains(["mental-health-awareness-week", "international-nurses-day"]))
    #expect(overlaps.contains(["childrens-mental-health-week", "time-to-talk-day"]))
    let crowded = conflicts.compactMap { conflict -> String? in
      guard case .crowdedDay(let date, let marks, _) = conflict else { return nil }
      return "\(date) \(marks.map(\.rawValue))"
    }
    #expect(crowded == ["2027-03-28 [\"easter\", \"clocks-forward\"]"])
  }

  @Test func `what is due is what campaigns are planned on`() throws {
    let due = try calendar().due(on: CivilDate("2027-01-10")!)
    #expect(due.map(\.days.observance.id) == ["eating-disorders-awareness-week"])
  }
}
