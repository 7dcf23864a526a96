import CampaignCore
import CivilTime
import Synchronization

/// What is counted since the daemon started, from what the record is told: Prometheus adds the parts
/// before and after a restart up by itself.
package final class Meters: Sendable {
  package struct Counts: Hashable, Sendable {
    /// How often each act was recorded.
    package var acts: [Act: Int] = [:]
    /// How often each rule of the gate had something to say.
    package var findings: [String: Int] = [:]
    /// How long after their slots posts were published.
    package var lateness = Histogram(upTo: Counts.bounds)

    /// A post is meant to leave within a second of its slot, and is missed after 15 minutes.
    private static let bounds: [Duration] =
      [10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000]
      .map(Duration.milliseconds)
  }

  private let counts = Mutex(Counts())

  package init() {}

  package var current: Counts { counts.withLock(\.self) }

  /// Takes an entry of the record in, once it is on disk.
  package func record(_ entry: AuditEntry) {
    counts.withLock { counts in
      counts.acts[entry.did, default: 0] += 1
      for rule in (entry.detail["rules"] ?? "").split(separator: " ") {
        counts.findings[String(rule), default: 0] += 1
      }
      if entry.did == .delivered, let late = entry.detail["lateness"].flatMap({ Int64($0) }) {
        counts.lateness.record(.microseconds(late))
      }
    }
  }
}
