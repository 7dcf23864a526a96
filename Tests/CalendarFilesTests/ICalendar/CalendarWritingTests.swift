import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite struct CalendarWritingTests {
  private let changed = Instant("2026-11-25T12:00:00Z")!

  private func event(_ id: String, _ time: WrittenEvent.Time, _ summary: String) -> WrittenEvent {
    WrittenEvent(
      id: id, time: time, summary: summary, description: "Line one\nline two; and, \\more",
      status: .provisional, category: "A, B")
  }

  @Test func `what is written is read back as it was`() {
    let long = String(
      repeating: "Zwölf Boxkämpfer jagen Viktor quer über den großen 🇬🇧 Deich. ", count: 8)
    let moment = Instant("2027-03-28T08:00:00.250Z")!
    let text = CalendarWriting.text(
      of: [
        event("a/2027/x", .moment(moment), long),
        event("b", .days(CivilDate("2027-02-04")!, CivilDate("2027-02-05")!), "Two, days; \\o/"),
      ], named: "A trust: campaigns", changed: changed)
    let (feed, diagnostics) = Feeds.read(Array(text.utf8))
    #expect(diagnostics == [])
    #expect(feed.name == "A trust: campaigns")
    let found = feed.occurrences(
      from: CivilDate("2027-01-01")!, before: CivilDate("2028-01-01")!, isTrusted: true
    ).occurrences
    #expect(found.map(\.summary) == ["Two, days; \\o/", long.trimmingEnd])
    #expect(found.map(\.uid) == ["b@campaignd", "a/2027/x@campaignd"])
    #expect(found.map(\.start.description) == ["2027-02-04", "2027-03-28T08:00:00Z"])
    #expect(found.map(\.end.description) == ["2027-02-06", "2027-03-28T08:15:00Z"])
    #expect(found.map(\.status) == [.provisional, .provisional])
  }

  @Test func `no line is longer than 75 octets, and all end as calendars want it`() {
    let text = CalendarWriting.text(
      of: [event("a", .moment(changed), String(repeating: "ü🙂", count: 200))], named: "ü",
      changed: changed)
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
  }

  @Test func `a later writing has a greater sequence, and the same one the same text`() {
    let text = { (instant: Instant) in
      CalendarWriting.text(of: [event("a", .moment(changed), "A")], named: "A", changed: instant)
    }
    let sequence = { (text: String) in
      text.split(separator: "\r\n").first { $0.hasPrefix("SEQUENCE:") }
        .flatMap { Int($0.dropFirst("SEQUENCE:".count)) } ?? -1
    }
    #expect(text(changed) == text(changed))
    #expect(sequence(text(changed + .seconds(60))) > sequence(text(changed)))
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
