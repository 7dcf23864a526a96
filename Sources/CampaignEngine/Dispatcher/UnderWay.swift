import CampaignCore

/// What this daemon has on its way, and by which attempt: the look that writes the end of one down may
/// have begun the next.
struct UnderWay: Sendable {
  private var attempts: [Dispatch.ID: Int] = [:]

  var dispatches: Set<Dispatch.ID> { Set(attempts.keys) }

  mutating func begin(_ attempt: Attempt) {
    attempts[attempt.dispatch.id] = attempt.dispatch.attempt
  }

  mutating func end(_ attempt: Attempt) {
    guard attempts[attempt.dispatch.id] == attempt.dispatch.attempt else { return }
    attempts[attempt.dispatch.id] = nil
  }
}
