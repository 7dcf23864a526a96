import CampaignCore
import Synchronization

/// Counts the posts of all accounts together, and says so with each answer, where a test sets a limit.
package final class PlatformCounter: Sendable {
  private let allowance = Mutex<Allowance?>(nil)

  package var left: Allowance? { allowance.withLock(\.self) }

  package func limit(to posts: Int, renewsIn: Duration) {
    allowance.withLock { $0 = Allowance(remaining: posts, renewsIn: renewsIn) }
  }

  func count() {
    allowance.withLock { allowance in
      allowance = allowance.map {
        Allowance(remaining: max(0, $0.remaining - 1), renewsIn: $0.renewsIn)
      }
    }
  }
}
