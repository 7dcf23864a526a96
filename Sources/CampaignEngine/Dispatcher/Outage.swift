import CivilTime
import Logging

/// A time in which the store does not answer: nothing leaves, since nothing can be written down.
struct Outage: Sendable {
  private(set) var since: Instant?

  var isOn: Bool { since != nil }

  /// Said once: an outage is no reason to fill the journal.
  mutating func goesOn(_ error: any Error, at now: Instant, _ logger: Logger) {
    guard since == nil else { return }
    since = now
    logger.error(
      "the dispatcher cannot use its store, so nothing leaves; trying again each second: \(error)")
  }

  mutating func isOver(_ logger: Logger) {
    guard let began = since else { return }
    since = nil
    logger.notice("the store answers again; it did not since \(began)")
  }
}
