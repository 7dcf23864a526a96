import CivilTime
import Foundation
import Testing

@Suite("Cases kept beside the project", .enabled(if: Shared.isThere))
struct SharedCalendarTests {
  struct RuleCase: Decodable {
    let id: String
    let dtstart: String
    let value: String
    let tzid: String?
    let rrule: String
    let exdate: [String]
    let expect: [String]
    let expectUTC: [String]?

    enum CodingKeys: String, CodingKey {
      case id, dtstart, value, tzid, rrule, exdate, expect
      case expectUTC = "expect_utc"
    }
  }

  @Test(.enabled(if: Zones.systemIsThere))
  func `every example rule gives every occurrence that other calendars agree on`() throws {
    let lines = try Shared.contents("examples/calendar/rrule-examples.jsonl").split(separator: 10)
    for line in lines {
      let example = try JSONDecoder().decode(RuleCase.self, from: line)
      let answer = try RuleQuestion(
        start: example.dtstart, valueType: example.value, zone: example.tzid.map(Zones.named),
        rule: example.rrule, exceptions: example.exdate
      ).answer(limit: 1000)
      #expect(answer.occurrences == example.expect, "\(example.id)")
      #expect(answer.utc == example.expectUTC, "\(example.id)")
    }
    #expect(lines.count >= 25)
  }

  struct KnownCampaign: Decodable {
    let name: String
    let rrule: String?
    let computed: [String: String]?
  }

  @Test func `every campaign's rule falls on the days computed for it`() throws {
    let campaigns = try JSONDecoder().decode(
      [KnownCampaign].self, from: Shared.contents("campaigns.json"))
    var compared = 0
    for campaign in campaigns {
      guard let text = campaign.rrule else { continue }
      let rule = try RecurrenceRule(text)
      for (year, day) in campaign.computed ?? [:] {
        let newYear = try #require(CivilDate("\(year)-01-01"))
        var instances = RecurrenceInstances(rule, from: .date(newYear), zone: nil)
        #expect(instances.next()?.date.description == day, "\(campaign.name)")
        compared += 1
      }
    }
    #expect(compared > 100)
  }
}
