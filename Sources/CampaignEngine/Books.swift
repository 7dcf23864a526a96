import CampaignCore
import CampaignStore
import CivilTime
import Synchronization

/// The store, with the journal that repeats each entry of the record once it is on disk.
package struct Books: Sendable {
  package let store: CampaignStore
  private let journal: @Sendable ([AuditEntry]) -> Void
  private let latest = Latest()

  /// - Parameter journal: told of a transaction's entries after its commit, in order.
  package init(_ store: CampaignStore, journal: @escaping @Sendable ([AuditEntry]) -> Void) {
    self.store = store
    self.journal = journal
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (Reading) throws -> Value
  ) async throws -> Value {
    try await store.read(body)
  }

  package func write<Value: Sendable>(
    at now: Instant, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    let committed = try await store.write(at: now, body)
    if let last = committed.entries.last {
      journal(committed.entries)
      latest.note(last)
    }
    return committed.value
  }

  /// The latest entry this daemon has written: who exchanges the record behind its back must know it.
  package var lastWritten: AuditEntry? { latest.entry }
}

/// The entry with the highest number so far: answers to two transactions may come in any order.
private final class Latest: Sendable {
  private let kept = Mutex<AuditEntry?>(nil)

  var entry: AuditEntry? { kept.withLock(\.self) }

  func note(_ entry: AuditEntry) {
    kept.withLock { kept in
      if kept.map({ $0.number < entry.number }) ?? true { kept = entry }
    }
  }
}
