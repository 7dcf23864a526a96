import CampaignCore
import CivilTime

/// An iCalendar file, as exported by a calendar program or served by a site of awareness days.
package struct CalendarFeed {
  /// The file's name as it was given to us.
  package let file: String
  /// What the feed calls itself.
  package let name: String?
  /// The zone the feed wants floating times to be read in; to be said, not to be trusted.
  package let timeZone: String?
  /// Whether the file holds a calendar at all: an error page saved as .ics does not.
  package let hasCalendar: Bool
  private let series: [FeedSeries]

  /// Reads a file whole; what cannot be read is reported, and the rest is read.
  /// - Parameter zones: the system's zones by their names.
  package static func read(
    _ bytes: [UInt8], file: String, zones: @escaping (String) -> ZoneRules?
  ) -> (feed: CalendarFeed, diagnostics: [Diagnostic]) {
    guard bytes.count <= FeedLimits.bytes else {
      var refused = FeedDiagnostics()
      refused.file = file
      refused.add(
        .error, line: 1,
        "this file has \(bytes.count) bytes; calendars up to \(FeedLimits.bytes) are read")
      return (CalendarFeed(file: file, calendars: [], events: []), refused.list)
    }
    let reading = ICalendarReading(bytes, file: file)
    var diagnostics = reading.diagnostics
    var feedZones = FeedZones(reading.calendars, zones: zones)
    var events: [FeedEvent] = []
    var alarms = 0
    for calendar in reading.calendars {
      let isCancelled = calendar.text("METHOD")?.uppercased() == "CANCEL"
      for component in calendar.components where component.name == "VEVENT" {
        guard events.count < FeedLimits.events else {
          diagnostics.add(
            .error, line: component.line,
            "from here on events are left out: \(FeedLimits.events) are read")
          break
        }
        alarms += component.components.count { $0.name == "VALARM" }
        var event = FeedEventReading(
          component, isCancelledFeed: isCancelled, zones: feedZones, diagnostics: diagnostics)
        if let read = event.event() { events.append(read) }
        (feedZones, diagnostics) = (event.zones, event.diagnostics)
      }
    }
    if alarms > 0 {
      diagnostics.add(
        .note, line: 1, "\(alarms) alarms are passed over: a reminder is not a publishing time")
    }
    let feed = CalendarFeed(file: file, calendars: reading.calendars, events: events)
    return (feed, diagnostics.list.inOrderOfPlace())
  }

  /// Reads a file of the disk; one that cannot be read is a calendar without events, and a fault.
  package static func read(
    at path: String, zones: @escaping (String) -> ZoneRules?
  ) -> (feed: CalendarFeed, diagnostics: [Diagnostic]) {
    do throws(FileFault) {
      return read(try readBytes(path, limit: FeedLimits.bytes), file: path, zones: zones)
    } catch {
      let place = SourceLocation(file: path, line: 1, column: 1)
      let fault = Diagnostic(.error, at: place, error.message)
      return (CalendarFeed(file: path, calendars: [], events: []), [fault])
    }
  }

  private init(file: String, calendars: [ICalendarComponent], events: [FeedEvent]) {
    self.file = file
    hasCalendar = calendars.contains { $0.name == "VCALENDAR" }
    name = calendars.lazy.compactMap { $0.text("NAME") ?? $0.text("X-WR-CALNAME") }.first
    timeZone = calendars.lazy.compactMap { $0.text("X-WR-TIMEZONE") }.first
    var order: [String] = []
    var byUID: [String: [FeedEvent]] = [:]
    for event in events {
      if byUID[event.uid] == nil { order.append(event.uid) }
      byUID[event.uid, default: []].append(event)
    }
    series = order.map { FeedSeries(byUID[$0] ?? []) }
  }

  /// Everything that takes place in some days, in order of time.
  /// - Parameters:
  ///   - from: the first day; of times in UTC or a zone, their day in UTC counts.
  ///   - before: the day after the last.
  ///   - isTrusted: whether the feed may confirm dates.
  ///   - work: how many days and times may be looked at for all rules together; four million are
  ///     the rules of some thousand events over some ten years.
  package func occurrences(
    from: CivilDate, before: CivilDate, isTrusted: Bool, work: Int = 4_000_000
  ) -> (occurrences: [FeedOccurrence], diagnostics: [Diagnostic]) {
    var occurrences: [FeedOccurrence] = []
    var diagnostics = FeedDiagnostics()
    diagnostics.file = file
    var work = work
    for series in series {
      guard work > 0 else {
        diagnostics.add(
          .error, line: series.line,
          "from here on events are left out: their rules take longer than any calendar's")
        break
      }
      let found = series.occurrences(
        from: from, before: before, isTrusted: isTrusted, work: &work, &diagnostics)
      guard occurrences.count + found.count <= FeedLimits.occurrences else {
        diagnostics.add(
          .error, line: series.line,
          "from here on events are left out: \(FeedLimits.occurrences) occurrences are read")
        break
      }
      occurrences += found
    }
    let keys = occurrences.map(\.start.sortKey)
    let ordered = occurrences.indices.sorted {
      keys[$0] == keys[$1]
        ? (occurrences[$0].uid, occurrences[$0].line) < (occurrences[$1].uid, occurrences[$1].line)
        : keys[$0] < keys[$1]
    }.map { occurrences[$0] }
    return (ordered, diagnostics.list.inOrderOfPlace())
  }
}
