import CampaignCore
import CampaignStore
import CivilTime

extension [Attempt] {
  /// Waits for the moment they were claimed for, where it was still to come.
  /// - Parameters:
  ///   - rings: how often the doorbell had rung when they were claimed.
  ///   - doorbell: rung by all who act on this daemon, before they are told that it is done. Of those
  ///     who act on another that shares the store it hears later, so there the store is always asked.
  /// - Returns: whether they may leave: not where somebody acted while they waited and what let them
  ///   out no longer stands, nor where nobody can tell.
  func mayLeave(
    on clock: any WallClock, since rings: UInt64, _ doorbell: Doorbell, _ books: Books
  ) async -> Bool {
    guard contains(where: \.isEarly) else { return true }
    let moment = map(\.moment).max() ?? .distantPast
    guard (try? await clock.sleep(until: moment)) != nil else { return false }
    guard books.store.isShared || doorbell.rings != rings else { return true }
    return (try? await books.read { try $0.letsOut(self, at: moment) }) ?? false
  }
}

extension Reading {
  /// Whether all that let these posts out still stands: their claims, dates, reviews and accounts, and
  /// no hold over them.
  fileprivate func letsOut(_ attempts: [Attempt], at moment: Instant) throws -> Bool {
    let holds = try holdsNotLifted().filter { !$0.isSpent(at: moment) }
    let stopped = try stoppedAccounts()
    return try attempts.allSatisfy { attempt in
      guard stopped[attempt.post.account] == nil,
        !holds.contains(where: { $0.covers(attempt.revision, at: moment) }),
        let dispatch = try dispatch(attempt.dispatch.id),
        try post(dispatch.post)?.dateStatus == .confirmed
      else { return false }
      return try dispatch.state == .claimed && dispatch.attempt == attempt.dispatch.attempt
        && review(attempt.revision.digest)?.state == .approved
    }
  }
}
