import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Logging
import Publishers
import ServiceLifecycle
import Synchronization
import Systemd

/// The feeds that the calendar which was read last follows, and what is amiss in them.
final class FollowedFeeds: Sendable {
  private let reading = Mutex<(feeds: [Feed], faults: [Diagnostic])>(([], []))

  var all: [Feed] { reading.withLock(\.feeds) }

  var faults: [Diagnostic] { reading.withLock(\.faults) }

  func follow(_ feeds: [Feed], faults: [Diagnostic]) {
    reading.withLock { $0 = (feeds, faults) }
  }
}

/// Looks at the feeds from time to time, and has the calendar read again when one has changed.
struct FeedWatch: Service {
  let feeds: FollowedFeeds
  let shelf: FeedShelf
  let subscription: FeedSubscription
  let planner: Planner
  let clock: any WallClock
  let logger: Logger

  /// Dates are announced weeks ahead; four looks a day burden nobody's server.
  private static let betweenFetches = Duration.seconds(6 * 3600)
  /// Where nothing is followed, or only addresses: how soon a feed that was added is fetched.
  private static let idle = Duration.seconds(3600)
  /// How soon a file that somebody put into the folder is seen.
  private static let betweenGlances = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var fetched: [Feed.ID: Instant] = [:]
      var stamps: [Feed.ID: Instant] = glance()
      var said: [Diagnostic] = []
      while !Task.isCancelled {
        let seen = glance()
        var hasChanged = seen != stamps
        stamps = seen
        for feed in due(fetched) {
          if await fetch(feed) { hasChanged = true }
          fetched[feed.id] = clock.now
        }
        if hasChanged { _ = await planner.readPersistently() }
        say(feeds.faults, unless: &said)
        try? await clock.sleep(until: clock.now + pause)
      }
    }
  }

  /// Each fault of a feed once, for as long as it stands.
  private func say(_ faults: [Diagnostic], unless said: inout [Diagnostic]) {
    for fault in faults where !said.contains(fault) {
      logger.warning("a feed has a fault: \(fault.location): \(fault.message)")
    }
    said = faults
  }

  private var pause: Duration {
    feeds.all.contains { $0.isFile } ? FeedWatch.betweenGlances : FeedWatch.idle
  }

  /// When the files among the feeds were last changed.
  private func glance() -> [Feed.ID: Instant] {
    Dictionary(
      feeds.all.filter(\.isFile).map { ($0.id, shelf.lastChange(of: $0) ?? .distantPast) },
      uniquingKeysWith: { first, _ in first })
  }

  private func due(_ fetched: [Feed.ID: Instant]) -> [Feed] {
    feeds.all.filter { feed in
      !feed.isFile
        && (fetched[feed.id].map { $0 + FeedWatch.betweenFetches <= clock.now } ?? true)
    }
  }

  private func fetch(_ feed: Feed) async -> Bool {
    switch await subscription.refresh(feed, isCalendar: FeedShelf.isCalendar) {
    case .unchanged: return false
    case .changed: return true
    case .failed(let reason):
      logger.warning(
        "the feed '\(feed.id)' cannot be fetched: \(reason); its last good copy stays, trying again at \(clock.now + FeedWatch.betweenFetches)"
      )
      return false
    }
  }
}

extension Feed {
  fileprivate var isFile: Bool {
    if case .file = source { true } else { false }
  }
}
