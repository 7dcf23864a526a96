import CampaignCore
import CivilTime

/// Reads one VEVENT; what makes it impossible is reported and the event left out.
struct FeedEventReading {
  let component: ICalendarComponent
  let isCancelledFeed: Bool
  var zones: FeedZones
  var diagnostics: FeedDiagnostics
  private let name: String

  init(
    _ component: ICalendarComponent, isCancelledFeed: Bool, zones: FeedZones,
    diagnostics: FeedDiagnostics
  ) {
    self.component = component
    self.isCancelledFeed = isCancelledFeed
    self.zones = zones
    self.diagnostics = diagnostics
    name = component.text("UID") ?? component.text("SUMMARY") ?? "VEVENT"
  }

  /// The event is left out: `refusal` says why, and where.
  private struct Refusal: Error {
    let line: Int
    let message: String
    var hint: String?
  }

  mutating func event() -> FeedEvent? {
    do throws(Refusal) {
      return try read()
    } catch {
      diagnostics.add(
        .error, line: error.line, "event \(name.shown) is left out: \(error.message)",
        hint: error.hint)
      return nil
    }
  }

  private mutating func warn(_ line: Int, _ message: String) {
    diagnostics.add(.warning, line: line, "event \(name.shown): \(message)")
  }

  /// Without these an event means something else.
  private static let needed = [
    "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "STATUS",
  ]

  private mutating func read() throws(Refusal) -> FeedEvent {
    for property in FeedEventReading.needed where component.unreadable.contains(property) {
      throw Refusal(line: component.line, message: "its \(property) cannot be read")
    }
    for property in ["UID", "DTSTART", "DTEND", "RRULE", "RECURRENCE-ID"] {
      let all = component.all(property)
      guard all.count < 2 else {
        throw Refusal(line: all[1].line, message: "it has more than one \(property)")
      }
    }
    guard let uid = component.text("UID") else {
      throw Refusal(
        line: component.line,
        message: "it has no UID, so it could not be told apart when the feed is read again",
        hint: "ask the publisher of the feed for stable UIDs")
    }
    guard let startLine = component.first("DTSTART") else {
      throw Refusal(line: component.line, message: "it has no DTSTART")
    }
    let start = try time(startLine)
    let rule = try rule()
    let length = try length(from: start)
    let recurrence = RecurrenceSet(
      start: start.time, zone: start.zone, rule: rule,
      additions: try times("RDATE", start), exceptions: try times("EXDATE", start))
    remark(on: recurrence, startLine)
    let written = component.text("STATUS")
    return FeedEvent(
      uid: uid, summary: component.text("SUMMARY") ?? "", line: component.line, start: start,
      length: length, recurrence: recurrence, replaces: try replaces(),
      replacesFollowing: component.first("RECURRENCE-ID")?.parameters["RANGE"]?.uppercased()
        == "THISANDFUTURE",
      sequence: component.text("SEQUENCE").flatMap { Int($0) } ?? 0,
      stamp: component.text("DTSTAMP") ?? "", status: written,
      isCancelled: isCancelledFeed || isCancelled(written))
  }

  private mutating func isCancelled(_ status: String?) -> Bool {
    switch status?.uppercased() {
    case "CANCELLED", "CANCELED": return true
    case nil, "TENTATIVE", "CONFIRMED": return false
    case let other?:
      warn(component.first("STATUS")?.line ?? component.line, "\(other.shown) is no STATUS")
      return false
    }
  }

  private mutating func rule() throws(Refusal) -> RecurrenceRule? {
    guard let line = component.first("RRULE") else { return nil }
    do throws(RecurrenceFault) {
      return try RecurrenceRule(line.value.trimmingBlanks())
    } catch {
      throw Refusal(line: line.line, message: error.description, hint: error.hint)
    }
  }

  private mutating func replaces() throws(Refusal) -> FeedStart? {
    guard let line = component.first("RECURRENCE-ID") else { return nil }
    return try time(line)
  }

  private mutating func remark(on recurrence: RecurrenceSet, _ start: ContentLine) {
    switch recurrence.remark {
    case .startOutOfStep:
      warn(start.line, "its DTSTART is none of its rule's days, so only DTSTART itself counts")
    case .endsBeforeStart: warn(start.line, "its rule ends before it starts")
    case .startIsException, nil: break
    }
    if !recurrence.start.isDate, recurrence.start.wall.time == .midnight,
      let end = component.first("DTEND"), end.value.contains("T000000"), !end.value.hasSuffix("Z")
    {
      warn(start.line, "it runs from midnight to midnight; were whole days meant?")
    }
  }

  // Times and lengths

  private mutating func times(
    _ property: String, _ start: FeedStart
  ) throws(Refusal) -> [CalendarTime] {
    var times: [CalendarTime] = []
    for line in component.all(property) {
      let zone = try zone(line)
      for item in line.value.utf8.split(separator: UInt8(ascii: ",")) {
        // A period begins with its start: 20270204T090000Z/PT1H.
        guard let time = CalendarTime(Substring(item.prefix { $0 != UInt8(ascii: "/") })) else {
          throw badTime(line, String(Substring(item)))
        }
        times.append(FeedStart(time: time, zone: zone).time(in: start.zone))
      }
    }
    if times.contains(where: { $0.isDate != start.time.isDate }) {
      let line = component.first(property)?.line ?? component.line
      warn(line, "\(property) has days for times, or times for days; they are matched by their day")
    }
    return times
  }

  private func badTime(_ line: ContentLine, _ value: String) -> Refusal {
    Refusal(
      line: line.line,
      message: "\(value.trimmingBlanks().shown) in \(line.name) is no date or time")
  }

  private mutating func time(_ line: ContentLine) throws(Refusal) -> FeedStart {
    let value = line.value.trimmingBlanks()
    guard let time = CalendarTime(value) else { throw badTime(line, value) }
    let saysDate = line.parameters["VALUE"]?.uppercased() == "DATE"
    guard !saysDate || time.isDate else { throw badTime(line, value) }
    if time.isDate && !saysDate { warn(line.line, "its \(line.name) is a day without VALUE=DATE") }
    switch time {
    case .date:
      if line.parameters["TZID"] != nil {
        warn(line.line, "its \(line.name) is a day, so its TZID is passed over")
      }
      return FeedStart(time: time, zone: nil)
    case .utc: return FeedStart(time: time, zone: nil)
    case .local: return FeedStart(time: time, zone: try zone(line))
    }
  }

  /// Nil where the line names none.
  private mutating func zone(_ line: ContentLine) throws(Refusal) -> ZoneRules? {
    guard let name = line.parameters["TZID"] else { return nil }
    switch zones.meaning(of: name) {
    case .known(let zone), .described(let zone): return zone
    case .unknownPlace:
      warn(line.line, "there is no zone \(name.shown), so its time is read as local time anywhere")
      return nil
    case .unknown:
      throw Refusal(
        line: line.line, message: "there is no zone \(name.shown), and the file describes none",
        hint: "write the name of a place, as in TZID=Europe/London")
    }
  }

  private mutating func length(from start: FeedStart) throws(Refusal) -> FeedLength {
    let none = start.time.isDate ? FeedLength.days(1) : .time(days: 0, seconds: 0)
    if let line = component.first("DTEND") { return try length(from: start, to: line) }
    guard let line = component.first("DURATION") else { return none }
    let value = line.value.trimmingBlanks()
    guard let length = FeedLength(duration: value, isDate: start.time.isDate) else {
      throw Refusal(line: line.line, message: "its DURATION cannot be \(value.shown)")
    }
    return length
  }

  private mutating func length(
    from start: FeedStart, to line: ContentLine
  ) throws(Refusal) -> FeedLength {
    let end = try time(line)
    if start.time.isDate {
      if !end.time.isDate { warn(line.line, "its DTEND is a time, so only the day counts") }
      let days = end.time.date.days(since: start.time.date)
      guard days >= 0 else { throw Refusal(line: line.line, message: "it ends before it starts") }
      if days == 0 { warn(line.line, "its DTEND is not after its DTSTART; it lasts one day") }
      return .days(max(1, days))
    }
    guard !end.time.isDate else {
      throw Refusal(line: line.line, message: "it starts at a time and ends on a day")
    }
    let isFloating = { (time: FeedStart) in
      if case .local = time.time { time.zone == nil } else { false }
    }
    // A floating end beside a zoned start is on the same wall.
    let same =
      isFloating(end) && !isFloating(start)
      ? FeedStart(time: end.time, zone: start.zone) : end
    let seconds = Int((same.instant - start.instant).microseconds / 1_000_000)
    guard seconds >= 0 else { throw Refusal(line: line.line, message: "it ends before it starts") }
    return .time(days: 0, seconds: seconds)
  }
}
