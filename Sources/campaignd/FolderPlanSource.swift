import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Foundation
import SafetyGate

/// Plans from the campaigns folder and the feeds it follows: read whole, unfolded for the days ahead.
struct FolderPlanSource: PlanSource {
  private let folder: String
  private let horizonDays: Int
  let zones = ZoneFolder()
  let shelf: FeedShelf
  /// What the calendar that was read last follows.
  let feeds = FollowedFeeds()

  init(_ settings: DaemonSettings) {
    folder = settings.campaigns
    horizonDays = settings.horizonDays
    shelf = FeedShelf(campaigns: folder, copies: settings.feedFolder, zones: zones)
  }

  /// What can be worked to before the campaigns are read: the house and today's rules; the posts that
  /// were approved are in the store. Nil where one of the two files has faults, which a whole reading
  /// will name.
  func opening(at now: Instant) -> Plan? {
    guard let (house, registry, rules) = CampaignFolder.readHouse(at: folder, zones: zones),
      let gate = try? SafetyGate(registry: registry, trustRules: rules)
    else { return nil }
    return Plan(house: house, gate: gate, posts: [], readAt: now, horizon: now...now)
  }

  func plan(
    at now: Instant, knowing known: [KnownDate], copies: [String: FeedCopy]
  ) async throws(PlanRefusal) -> Plan {
    let (calendar, diagnostics) = CampaignFolder.read(at: folder, zones: zones)
    guard let calendar else { throw PlanRefusal(diagnostics) }
    let today = CivilDateTime(at: now, offset: 0).date
    let stamps = shelf.lastChanges(of: calendar.feeds)
    let (readings, faults) = shelf.readings(of: calendar, from: today, copies: copies)
    let adoption = FeedAdoption(calendar, readings, known: known, on: today)
    feeds.follow(
      calendar.feeds,
      faults: faults.filter { $0.severity != .note } + shelve(copies, of: calendar.feeds),
      stamps: stamps)
    // A day more on both sides: it is already tomorrow somewhere.
    return try Plan(
      adoption.calendar, from: today.adding(days: -1), to: today.adding(days: horizonDays + 1),
      zones: zones.rules, at: now, dates: adoption.dates, questions: adoption.questions)
  }

  /// Keeps the copies as files too: whoever checks the folder beside the daemon has no store to read.
  private func shelve(_ copies: [String: FeedCopy], of feeds: [Feed]) -> [Diagnostic] {
    feeds.compactMap { feed in
      guard let copy = feed.address.flatMap({ copies[$0] }) else { return nil }
      let (file, bytes) = (URL(fileURLWithPath: shelf.path(of: feed)), Data(copy.bytes))
      do {
        guard (try? Data(contentsOf: file)) != bytes else { return nil }
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file, options: .atomic)
        return nil
      } catch {
        return Diagnostic(
          .warning, at: SourceLocation(file: file.path, line: 1, column: 1),
          "this copy of the feed '\(feed.id)' cannot be written")
      }
    }
  }
}
