import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// Asks for the feeds that are followed by their addresses and puts what they give into the store, where
/// every daemon reads it. Of the daemons that share a store one at a time asks.
package actor FeedRounds {
  /// Asks an address for its calendar; nil where it has not changed since the version of this name.
  package typealias Fetch =
    @Sendable (_ address: String, _ tag: String?) async throws(FeedFailure) -> FeedCopy?

  /// Dates are announced weeks ahead; four looks a day burden nobody's server.
  private static let betweenFetches = Duration.seconds(6 * 3600)
  /// How long a copy is kept that nobody follows any more: a feed may be taken out by mistake.
  private static let keeping = Duration.seconds(30 * 86_400)

  private let books: Books
  private let clock: any WallClock
  private let fetch: Fetch
  private let logger: Logger
  /// When this daemon asked last, in vain or not.
  private var asked: [String: Instant] = [:]

  package init(
    _ books: Books, clock: any WallClock, fetch: @escaping Fetch, logger: Logger
  ) {
    self.books = books
    self.clock = clock
    self.fetch = fetch
    self.logger = logger
  }

  /// Asks for what it is time to ask for, where this daemon is the one to do so.
  package func round(_ feeds: [Feed]) async throws {
    let followed = Dictionary(
      feeds.compactMap { feed in feed.address.map { ($0, feed.id) } },
      uniquingKeysWith: { first, _ in first })
    for (address, feed) in followed.sorted(by: { $0.key < $1.key }) {
      // An answer may take its time, and the lock be gone by then.
      guard try await books.store.takesOn(.feeds) else { return }
      let last = try await books.read { try $0.lastLook(at: address) }
      guard isDue(address, last) else { continue }
      try await look(at: address, of: feed, since: last, among: Set(followed.keys))
    }
  }

  private func look(
    at address: String, of feed: Feed.ID, since last: FeedLook?, among followed: Set<String>
  ) async throws {
    let now = clock.now
    switch await answer(of: address, unless: last?.tag) {
    case .failure(let failure):
      logger.warning(
        "the feed '\(feed)' cannot be fetched: \(failure.reason); its last good copy stays, trying again at \(now + FeedRounds.betweenFetches)"
      )
    case .success(let copy):
      try await books.write(at: clock.now) { transaction in
        guard let copy else { return try transaction.stillGives(address, asked: now) }
        try transaction.keep(copy, of: address, asked: now)
        try transaction.forgetCopies(but: followed, fetchedBefore: now - FeedRounds.keeping)
      }
    }
    // Only now: what could not be written down is asked for again in the next round.
    asked[address] = now
  }

  private func answer(
    of address: String, unless tag: String?
  ) async -> Result<FeedCopy?, FeedFailure> {
    do throws(FeedFailure) {
      return .success(try await fetch(address, tag))
    } catch {
      return .failure(error)
    }
  }

  /// What another daemon has fetched counts as this one's; one that has its store alone asks whenever it
  /// was started. A time far ahead is a wrong clock's, and nothing waits for it.
  private func isDue(_ address: String, _ last: FeedLook?) -> Bool {
    let shared = books.store.isShared ? last?.at : nil
    guard let latest = [asked[address], shared].compactMap(\.self).max() else { return true }
    let age = clock.now - latest
    return age >= FeedRounds.betweenFetches || age <= .zero - FeedRounds.betweenFetches
  }
}
