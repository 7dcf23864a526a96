import CampaignCore
import CampaignStore
import CivilTime

extension [[Attempt]] {
  /// Waits for the moment they were claimed for, where it was still to come.
  /// - Parameters:
  ///   - rings: how often the doorbell had rung when they were claimed.
  ///   - doorbell: rung by all who act on this daemon, before they are told that it is done. Of those
  ///     who act on another that shares the store it hears later, so there the store is always asked.
  /// - Returns: the first part of each that may leave: none where somebody acted while they waited and
  ///   what let them out no longer stands, nor where nobody can tell.
  func standing(
    on clock: any WallClock, since rings: UInt64, _ doorbell: Doorbell, _ books: Books
  ) async -> Set<Dispatch.ID> {
    let all = Set(map { $0[0].first })
    let early = joined().filter(\.isEarly)
    guard let moment = early.map(\.moment).max() else { return all }
    guard (try? await clock.sleep(until: moment)) != nil else { return [] }
    guard books.store.isShared || doorbell.rings != rings else { return all }
    // All of a burst hang on this one question: a connection that was lost is no answer to it yet.
    for _ in 1...2 {
      let recalled = try? await books.read { [attempts = flatMap(\.self)] reading in
        try reading.recalled(attempts, at: moment)
      }
      if let recalled { return all.subtracting(recalled.map(\.first)) }
    }
    return []
  }
}

extension Reading {
  /// Those of which something that let them out no longer stands: their claims, dates, reviews and
  /// accounts, and no hold over them.
  fileprivate func recalled(_ attempts: [Attempt], at moment: Instant) throws -> [Attempt] {
    let holds = try holdsNotLifted().filter { !$0.isSpent(at: moment) }
    let stopped = try stoppedAccounts()
    let standing = try standingClaims(of: attempts.map(\.dispatch))
    return attempts.filter { attempt in
      stopped[attempt.post.account] != nil || !standing.contains(attempt.dispatch.id)
        || holds.contains { $0.covers(attempt.revision, at: moment) }
    }
  }
}
