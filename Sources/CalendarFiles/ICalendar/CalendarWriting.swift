import CampaignCore
import CivilTime

/// One event of a calendar that is written for people to look at in the programs they use.
package struct WrittenEvent: Hashable, Sendable {
  /// When it takes place.
  package enum Time: Hashable, Sendable {
    /// Whole days, the last included.
    case days(CivilDate, CivilDate)
    /// A moment, shown as a quarter of an hour: some programs hide what has no length.
    case moment(Instant)
  }

  /// The same in every writing, wherever the event is moved: programs then move it too.
  package let id: String
  package let time: Time
  package let summary: String
  package let description: String
  package let status: DateStatus
  package let category: String

  package init(
    id: String, time: Time, summary: String, description: String, status: DateStatus,
    category: String
  ) {
    self.id = id
    self.time = time
    self.summary = summary
    self.description = description
    self.status = status
    self.category = category
  }
}

/// Writes .ics files that Google, Outlook and Apple calendars open (RFC 5545; RFC 7986 for NAME). All
/// times are in UTC, so no program has to know our zones.
package struct CalendarWriting {
  private var text = ""

  /// - Parameters:
  ///   - name: what programs call the calendar.
  ///   - changed: when what it was made from last changed. It is the stamp of all events, and their
  ///     SEQUENCE grows with it, so that programs take a later writing for the newer one.
  package static func text(
    of events: [WrittenEvent], named name: String, changed: Instant
  ) -> String {
    var writing = CalendarWriting()
    writing.line("BEGIN", "VCALENDAR")
    writing.line("VERSION", "2.0")
    writing.line("PRODID", "-//campaignd//plan//EN")
    writing.line("CALSCALE", "GREGORIAN")
    writing.line("METHOD", "PUBLISH")
    writing.line("NAME", escaped(name))
    writing.line("X-WR-CALNAME", escaped(name))
    writing.line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H")
    writing.line("X-PUBLISHED-TTL", "PT12H")
    for event in events { writing.write(event, changed) }
    writing.line("END", "VCALENDAR")
    return writing.text
  }

  private mutating func write(_ event: WrittenEvent, _ changed: Instant) {
    line("BEGIN", "VEVENT")
    line("UID", "\(event.id)@campaignd")
    line("DTSTAMP", basic(changed))
    line("LAST-MODIFIED", basic(changed))
    line("SEQUENCE", String(sequence(changed)))
    switch event.time {
    case .days(let first, let last):
      line("DTSTART;VALUE=DATE", basic(first))
      line("DTEND;VALUE=DATE", basic(last.adding(days: 1)))
    case .moment(let instant):
      line("DTSTART", basic(instant))
      line("DTEND", basic(instant + .seconds(900)))
    }
    line("SUMMARY", CalendarWriting.escaped(event.summary))
    line("DESCRIPTION", CalendarWriting.escaped(event.description))
    line("CATEGORIES", CalendarWriting.escaped(event.category))
    line("STATUS", event.status.inCalendars)
    line("TRANSP", "TRANSPARENT")
    line("END", "VEVENT")
  }

  /// Minutes since 2020: a number that grows with every change and fits the 31 bits of programs.
  private func sequence(_ changed: Instant) -> Int64 {
    max(0, (changed.seconds - 1_577_836_800) / 60)
  }

  /// "Lines of text SHOULD NOT be longer than 75 octets, excluding the line break." — RFC 5545, 3.1
  private mutating func line(_ name: String, _ value: String) {
    var octets = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }

  private func basic(_ date: CivilDate) -> String {
    date.description.filter { $0 != "-" }
  }

  /// `20270204T090000Z`; a calendar has no fractions of a second.
  private func basic(_ instant: Instant) -> String {
    let whole = Instant(seconds: instant.seconds).description
    return whole.filter { $0 != "-" && $0 != ":" }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n": escaped += "\\n"
      case "\r": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension DateStatus {
  /// STATUS knows three words: what is put off without a new date is not sure either.
  fileprivate var inCalendars: String {
    switch self {
    case .confirmed: "CONFIRMED"
    case .provisional, .paused: "TENTATIVE"
    case .cancelled: "CANCELLED"
    }
  }
}
