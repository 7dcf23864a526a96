import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Books {
  /// What readers may still remember: everything published in the gate's window, in order.
  func ledger(for gate: SafetyGate, at now: Instant) async throws -> DisclosureLedger {
    let published = try await read { try $0.published(since: now - SafetyGate.memory) }
    return published.reduce(into: DisclosureLedger()) { $0.record($1) }
  }
}

extension SafetyGate {
  /// How long what was told about a unit stays in readers' minds, at the least: the gate's own
  /// window (safety.md, design decision 4) may be shorter, never longer.
  static let memory = Duration.seconds(31 * 86_400)
}
