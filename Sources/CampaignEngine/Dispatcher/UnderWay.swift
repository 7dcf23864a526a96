import CampaignCore
import CivilTime

/// What this daemon has on its way, and by which attempt: the look that writes the end of one down may
/// have begun the next.
struct UnderWay: Sendable {
  private struct Ended: Sendable {
    let attempt: Int
    /// Whoever finds its claim after this knows by the lease that it is lost.
    let until: Instant
  }

  private var attempts: [Dispatch.ID: Int] = [:]
  /// What has ended here: a database that falls back to an earlier state shows its claims once more.
  private var ended: [Dispatch.ID: Ended] = [:]
  private var mostEnded = 1_024

  /// Whether a claim is for what is on its way.
  func carries(_ claim: Dispatch) -> Bool { attempts[claim.id] == claim.attempt }

  /// Whether a claim is for what was on its way, and so may be out.
  func hasCarried(_ claim: Dispatch) -> Bool { ended[claim.id]?.attempt == claim.attempt }

  mutating func begin(_ attempt: Attempt) {
    attempts[attempt.dispatch.id] = attempt.dispatch.attempt
  }

  mutating func end(_ attempt: Attempt, at now: Instant) {
    let dispatch = attempt.dispatch
    ended[dispatch.id] = Ended(attempt: dispatch.attempt, until: dispatch.leaseUntil ?? now)
    if ended.count > mostEnded {
      ended = ended.filter { $0.value.until > now }
      // So that each is looked through a few times at most, however many there are.
      mostEnded = max(1_024, 2 * ended.count)
    }
    guard attempts[dispatch.id] == dispatch.attempt else { return }
    attempts[dispatch.id] = nil
  }
}
