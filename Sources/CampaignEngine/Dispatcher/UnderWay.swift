import CampaignCore
import CivilTime

/// What this daemon has on its way, and by which attempt: the look that writes the end of one down may
/// have begun the next.
struct UnderWay: Sendable {
  private struct Ended: Sendable {
    let attempt: Int
    let at: Instant
  }

  /// A database falls back by less than this, however long it was away.
  private static let remembered = Duration.seconds(86_400)

  private var attempts: [Dispatch.ID: Int] = [:]
  /// What has ended here: a database that falls back to an earlier state shows its claims once more.
  private var ended: [Dispatch.ID: Ended] = [:]
  private var mostEnded = 1_024

  /// Whether a claim is for what is on its way.
  func carries(_ claim: Dispatch) -> Bool { attempts[claim.id] == claim.attempt }

  /// Whether a claim is for what was on its way, and so may be out; also where it was tried again since,
  /// and the database has forgotten that too.
  func hasCarried(_ claim: Dispatch) -> Bool {
    ended[claim.id].map { $0.attempt >= claim.attempt } ?? false
  }

  mutating func begin(_ attempt: Attempt) {
    attempts[attempt.dispatch.id] = attempt.dispatch.attempt
  }

  mutating func end(_ attempt: Attempt, at now: Instant) {
    let dispatch = attempt.dispatch
    let last = max(dispatch.attempt, ended[dispatch.id]?.attempt ?? 0)
    ended[dispatch.id] = Ended(attempt: last, at: now)
    if ended.count > mostEnded {
      ended = ended.filter { $0.value.at > now - UnderWay.remembered }
      // So that each is looked through a few times at most, however many there are.
      mostEnded = max(1_024, 2 * ended.count)
    }
    guard attempts[dispatch.id] == dispatch.attempt else { return }
    attempts[dispatch.id] = nil
  }
}
