import CampaignCore
import CampaignStore
import CivilTime

/// Writes down what came of attempts: many answers that arrive together share one transaction, since
/// a disk does few full syncs a second. Nobody is told before it is on disk.
actor Settler {
  struct Settlement: Sendable {
    let dispatch: Dispatch.ID
    let attempt: Int
    let event: DispatchEvent
    let outcome: Delivery.Outcome
    let note: AuditNote
    /// Set where the account's access is gone.
    let stopping: Account.ID?
  }

  private let books: Books
  private let clock: any WallClock
  private var waiting: [(Settlement, CheckedContinuation<Void, any Error>)] = []
  private var isWriting = false

  init(_ books: Books, clock: any WallClock) {
    self.books = books
    self.clock = clock
  }

  /// Returns once the settlement is on disk.
  func settle(_ settlement: Settlement) async throws {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append((settlement, continuation))
      guard !isWriting else { return }
      isWriting = true
      Task { await writeAll() }
    }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      await write(batch)
    }
    isWriting = false
  }

  private func write(_ batch: [(Settlement, CheckedContinuation<Void, any Error>)]) async {
    let settlements = batch.map(\.0)
    do {
      try await books.write(at: clock.now) { transaction in
        for settlement in settlements { try transaction.take(settlement) }
      }
      for (_, waiting) in batch { waiting.resume() }
    } catch {
      for (_, waiting) in batch { waiting.resume(throwing: error) }
    }
  }
}

extension Transaction {
  /// An answer changes only the dispatch it was waited for: one that was settled meanwhile stays.
  fileprivate func take(_ settlement: Settler.Settlement) throws {
    guard let dispatch = try reading.dispatch(settlement.dispatch),
      dispatch.attempt == settlement.attempt,
      let settled = try? dispatch.applying(settlement.event)
    else { return }
    try settle(
      settled, attempt: settlement.attempt, outcome: settlement.outcome, settlement.note)
    if let account = settlement.stopping, case .refused(let failure) = settlement.outcome {
      try stop(
        account, because: failure.reason,
        AuditNote(.accountStopped, account.text, ["reason": failure.reason]))
    }
  }
}
