import CampaignCore
import CampaignStore
import CivilTime

/// The store, with the journal that repeats each entry of the record once it is on disk.
package struct Books: Sendable {
  package let store: CampaignStore
  private let journal: @Sendable (AuditEntry) -> Void

  /// - Parameter journal: told of each entry after its commit, in order.
  package init(_ store: CampaignStore, journal: @escaping @Sendable (AuditEntry) -> Void) {
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
    committed.entries.forEach(journal)
    return committed.value
  }
}
