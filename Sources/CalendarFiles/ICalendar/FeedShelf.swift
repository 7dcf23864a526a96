import CampaignCore
import CivilTime

/// Reads the feeds that a calendar follows: files of the campaigns folder, and the last good copies of
/// what the daemons have fetched.
package struct FeedShelf {
  private let campaigns: String
  private let copies: String
  private let zones: ZoneFolder

  /// - Parameters:
  ///   - campaigns: the campaigns folder.
  ///   - copies: the folder of the fetched copies, for whoever reads without the store.
  package init(campaigns: String, copies: String, zones: ZoneFolder) {
    self.campaigns = campaigns
    self.copies = copies
    self.zones = zones
  }

  /// Where the file of a feed lies.
  package func path(of feed: Feed) -> String {
    switch feed.source {
    case .file(let path): "\(campaigns)/\(path)"
    case .address: "\(copies)/\(feed.id).ics"
    }
  }

  /// When the files among some feeds were last changed.
  package func lastChanges(of feeds: [Feed]) -> [Feed.ID: Instant] {
    Dictionary(
      feeds.filter { $0.address == nil }
        .map { ($0.id, changeOfFile(at: path(of: $0)) ?? .distantPast) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether these bytes are a calendar: what a server sends instead of one is not kept.
  package static func isCalendar(_ bytes: [UInt8]) -> Bool {
    CalendarFeed.read(bytes, file: "feed", zones: { _ in nil }).feed.hasCalendar
  }

  /// What the feeds say from a day on, for three years. A feed that cannot be read is not among them,
  /// so that what was known of it stays.
  /// - Parameter copies: by the addresses they came from.
  package func readings(
    of calendar: CampaignCalendar, from today: CivilDate, copies: [String: FeedCopy] = [:]
  ) -> (readings: [FeedReading], diagnostics: [Diagnostic]) {
    var readings: [FeedReading] = []
    var diagnostics: [Diagnostic] = []
    for feed in calendar.feeds {
      let (read, faults) = read(feed, copies)
      // Its faults are its publisher's: they are said, and do not stop the plan.
      diagnostics += faults.map(\.asWarning)
      guard read.hasCalendar else { continue }
      let (occurrences, more) = read.occurrences(
        from: today.adding(days: -400), before: today.adding(days: 3 * 366),
        isTrusted: feed.isTrusted)
      diagnostics += more.map(\.asWarning)
      let dates = feed.events.mapValues { name in
        records(of: occurrences.filter { $0.answers(to: name) }, feed, calendar.house.timeZone)
      }
      readings.append(FeedReading(feed: feed, dates: dates))
    }
    return (readings, diagnostics.inOrderOfPlace())
  }

  private func read(
    _ feed: Feed, _ copies: [String: FeedCopy]
  ) -> (feed: CalendarFeed, diagnostics: [Diagnostic]) {
    guard let copy = feed.address.flatMap({ copies[$0] }) else {
      return CalendarFeed.read(at: path(of: feed), zones: zones.rules)
    }
    return CalendarFeed.read(copy.bytes, file: path(of: feed), zones: zones.rules)
  }

  /// One record a year. Of two events of a year, one that is called off gives way; two that disagree
  /// are sure of nothing, and the earlier is provisional.
  private func records(
    of occurrences: [FeedOccurrence], _ feed: Feed, _ timeZone: String
  ) -> [ObservanceYear] {
    let records = occurrences.compactMap { record(of: $0, feed, timeZone) }
    let years = Dictionary(grouping: records, by: \.start.year)
    return years.values.compactMap { records in
      let standing = records.filter { $0.status != .cancelled }
      guard let first = standing.first else { return records.first }
      let agree = standing.allSatisfy { $0.start == first.start && $0.end == first.end }
      return agree
        ? standing.first { $0.status == .confirmed } ?? first
        : ObservanceYear(
          status: .provisional, start: first.start, end: first.end, source: first.source)
    }.sorted { $0.start < $1.start }
  }

  private func record(
    of occurrence: FeedOccurrence, _ feed: Feed, _ timeZone: String
  ) -> ObservanceYear? {
    let zone = zones.rules(occurrence.timeZone ?? timeZone) ?? .utc
    guard let first = occurrence.start.civilDate(in: zone),
      let after = occurrence.end.civilDate(in: zone, before: true)
    else { return nil }
    return ObservanceYear(
      status: occurrence.status, start: first, end: max(first, after), source: feed.address)
  }
}

extension FeedOccurrence {
  /// By its UID, or by its name: years and capitals do not count.
  fileprivate func answers(to name: String) -> Bool {
    uid == name || FeedOccurrence.plain(summary) == FeedOccurrence.plain(name)
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().split { !($0.isLetter || $0.isNumber) }
      .filter { !($0.utf8.count == 4 && $0.hasPrefix("20") && Int($0) != nil) }
      .joined(separator: " ")
  }
}

extension FeedTime {
  /// The day it falls on.
  /// - Parameter before: of an end, the last day that is still inside.
  fileprivate func civilDate(in zone: ZoneRules, before: Bool = false) -> CivilDate? {
    switch self {
    case .date(let date): return before ? date.adding(days: -1) : date
    case .local(let wall):
      return before && wall.time == .midnight ? wall.date.adding(days: -1) : wall.date
    case .utc(let instant), .zoned(let instant):
      let wall = zone.local(of: instant)
      return before && wall.time == .midnight ? wall.date.adding(days: -1) : wall.date
    }
  }
}

extension Diagnostic {
  fileprivate var asWarning: Diagnostic {
    severity == .error
      ? Diagnostic(.warning, at: location, message, hint: hint, sourceLine: sourceLine) : self
  }
}
