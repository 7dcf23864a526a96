import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Logging
import ServiceLifecycle
import Synchronization
import Systemd

/// The feeds that the calendar which was read last follows, and what is amiss in them.
final class FollowedFeeds: Sendable {
  private struct State {
    var feeds: [Feed] = []
    var faults: [Diagnostic] = []
    var stamps: [Feed.ID: Instant] = [:]
  }

  private let state = Mutex(State())

  var all: [Feed] { state.withLock(\.feeds) }

  var faults: [Diagnostic] { state.withLock(\.faults) }

  /// When the files among them had last been changed, as they were read.
  var stamps: [Feed.ID: Instant] { state.withLock(\.stamps) }

  func follow(_ feeds: [Feed], faults: [Diagnostic], stamps: [Feed.ID: Instant]) {
    state.withLock { $0 = State(feeds: feeds, faults: faults, stamps: stamps) }
  }
}

/// Looks at the feeds from time to time, and has the calendar read again when one has changed.
struct FeedWatch: Service {
  let feeds: FollowedFeeds
  let shelf: FeedShelf
  let rounds: FeedRounds
  let planner: Planner
  /// Whether another daemon may be the one that fetches.
  let isShared: Bool
  /// Rung when the calendar has been read for the first time.
  let reading = Doorbell()
  let clock: any WallClock
  let logger: Logger

  /// Where nothing is followed, or only addresses: how soon a feed that was added is fetched.
  private static let idle = Duration.seconds(3600)
  /// How soon a file that somebody put into the folder is seen, and what another daemon has fetched.
  private static let betweenGlances = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await reading.wait()
      var stamps: [Feed.ID: Instant] = [:]
      var said: [Diagnostic] = []
      while !Task.isCancelled {
        let (seen, read) = (shelf.lastChanges(of: feeds.all), feeds.stamps)
        let isFileChanged = seen.contains { $0.value != stamps[$0.key] ?? read[$0.key] }
        stamps = seen
        let isCopyChanged = await fetch()
        if isFileChanged || isCopyChanged { _ = await planner.readPersistently() }
        say(feeds.faults, unless: &said)
        try? await clock.sleep(until: clock.now + pause)
      }
    }
  }

  /// - Returns: whether a copy has changed, whoever has fetched it.
  private func fetch() async -> Bool {
    do {
      try await rounds.round(feeds.all)
      return try await planner.isBehind()
    } catch {
      logger.error("feeds cannot use the store, trying again at \(clock.now + pause): \(error)")
      return false
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
    let feeds = feeds.all
    let isWatching = isShared ? !feeds.isEmpty : feeds.contains { $0.address == nil }
    return isWatching ? FeedWatch.betweenGlances : FeedWatch.idle
  }
}
