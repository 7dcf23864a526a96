import ArgumentParser
import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Support

/// How fast long calendars are planned and read, and how fast hostile ones are refused.
struct CalendarSpeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendars",
    abstract: "Plans ten years of many observances; reads a long .ics file and hostile ones.")

  @Option(help: "How many observances, each with a campaign.") var observances = 500
  @Option(help: "How many entries each campaign has.") var entries = 20
  @Option(help: "How many years.") var years = 10

  func run() throws {
    let zones = ZoneFolder()
    try plan(zones)
    for file in HostileFile.all { try read(file, zones) }
  }

  private func plan(_ zones: ZoneFolder) throws {
    let calendar = LongCalendar(observances: observances, entries: entries).calendar
    let before = ProcessUsage(of: getpid())
    let first = CivilDate(daysSinceEpoch: 20_819)
    let ((occurrences, _), time) = timed {
      calendar.occurrences(
        from: first, to: first.adding(days: years * 36525 / 100), zones: zones.rules)
    }
    let after = ProcessUsage(of: getpid())
    Table("\(years) years of \(observances) observances with \(entries) entries each") {
      ("occurrences", "\(occurrences.count)")
      ("planned in", "\(time.inWords); bar: 1 s for 100,000")
      ("memory", "\(after.memory), \(before.residentAtMost / 1024) MB before; bar: 200 MB")
    }.print()
  }

  private func read(_ file: HostileFile, _ zones: ZoneFolder) throws {
    let bytes = file.bytes
    let ((occurrences, diagnostics), time) = timed {
      let (feed, faults) = CalendarFeed.read(bytes, file: "a.ics", zones: zones.rules)
      let from = CivilDate(daysSinceEpoch: 20_819)
      let (occurrences, more) = feed.occurrences(
        from: from, before: from.adding(days: 3 * 366), isTrusted: false)
      return (occurrences.count, faults + more)
    }
    Table("\(file.name), \(bytes.count / 1024) kB") {
      ("read in", "\(time.inWords); bar: 1 s")
      ("occurrences", "\(occurrences)")
      ("said", diagnostics.first.map { "\($0.message) (\(diagnostics.count) in all)" } ?? "nothing")
      ("memory", ProcessUsage(of: getpid()).memory)
    }.print()
  }
}

/// A calendar of many weeks of others, each found by a rule, with a campaign for each.
private struct LongCalendar {
  let observances: Int
  let entries: Int

  private let place = CampaignCore.SourceLocation(file: "long.yaml", line: 1, column: 1)

  var calendar: CampaignCalendar {
    CampaignCalendar(
      house: Sample.house, registry: Registry(trust: "A trust", timeZone: "Europe/London"),
      observances: (0..<observances).map(observance), campaigns: (0..<observances).map(campaign))
  }

  private func observance(_ number: Int) -> Observance {
    let month = 1 + number % 12
    let rule =
      switch number % 3 {
      case 0: DateRule(first: .nth(2, .monday, month: month), length: .days(7))
      case 1: MonthDay(month: month, day: 1 + number % 28).flatMap { DateRule(first: .fixed($0)) }
      default: DateRule(first: .nth(-1, .friday, month: month))
      }
    return Observance(
      id: Observance.ID("week-\(number)"), name: "Week \(number)",
      rules: [rule].compactMap(\.self), years: [:], location: place)
  }

  private func campaign(_ number: Int) -> Campaign {
    Campaign(
      id: Campaign.ID("campaign-\(number)"), title: "Campaign \(number)", owner: Sample.author.id,
      timeZone: "Europe/London", observance: Observance.ID("week-\(number)"),
      comesEveryYear: true, dates: [], hashtags: ["#Week"], accounts: [Sample.mastodon.id],
      policy: Sample.everyday.id, entries: (0..<entries).map(entry), location: place)
  }

  private func entry(_ number: Int) -> CalendarEntry {
    CalendarEntry(
      id: CalendarEntry.ID("entry-\(number)"),
      schedule: .offset(
        DayOffset(from: .first, days: number - entries),
        TimeOfDay(hour: 9, minute: number % 60) ?? .midnight),
      text: "Our drop-in number \(number) opens at ten: come in and sit down.",
      author: Sample.author.id, location: place, textLocation: place)
  }
}

/// An .ics file that is long, or that somebody wrote to do harm.
private struct HostileFile {
  let name: String
  let body: String

  var bytes: [UInt8] {
    Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n\(body)END:VCALENDAR\r\n".utf8)
  }

  private static func event(_ number: Int, _ lines: String) -> String {
    "BEGIN:VEVENT\r\nUID:\(number)@x\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Event \(number)\r\n"
      + lines + "\r\nEND:VEVENT\r\n"
  }

  private static func days(_ count: Int, _ name: String) -> String {
    (0..<count).map { "\(name):\(dense(CivilDate(daysSinceEpoch: 20_000 + $0 % 20_000)))\r\n" }
      .joined()
  }

  private static func dense(_ date: CivilDate) -> String { "\(date)".replacing("-", with: "") }

  static var all: [HostileFile] {
    [
      HostileFile(
        name: "a long calendar: 30,000 events",
        body: (0..<30_000).map {
          event(
            $0,
            "DTSTART;VALUE=DATE:\(dense(CivilDate(daysSinceEpoch: 20_000 + $0 % 3000)))\r\n"
              + "DESCRIPTION:Our drop-in opens at ten\\, come in")
        }.joined()),
      HostileFile(
        name: "2,000 events with an endless rule each",
        body: (0..<2000).map {
          event($0, "DTSTART;VALUE=DATE:19700101\r\nRRULE:FREQ=DAILY")
        }.joined()),
      HostileFile(
        name: "2,000 events with a rule that no date satisfies",
        body: (0..<2000).map {
          event($0, "DTSTART;VALUE=DATE:20200229\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
        }.joined()),
      HostileFile(
        name: "an event with as many EXDATEs as fit",
        body: event(
          1, "DTSTART;VALUE=DATE:20240101\r\nRRULE:FREQ=DAILY\r\n" + days(250_000, "EXDATE"))),
      HostileFile(
        name: "an event with a million EXDATEs",
        body: event(
          1, "DTSTART;VALUE=DATE:20240101\r\nRRULE:FREQ=DAILY\r\n" + days(1_000_000, "EXDATE"))),
      HostileFile(
        name: "a line folded after each octet",
        body: event(
          1,
          "DTSTART;VALUE=DATE:20240101\r\nDESCRIPTION:"
            + String(repeating: "x\r\n ", count: 1_200_000))),
      HostileFile(
        name: "components within components",
        body: String(repeating: "BEGIN:VEVENT\r\n", count: 300_000)),
    ]
  }
}
