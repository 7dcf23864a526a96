import Dispatch
import Foundation

/// Work that may take longer than systemd waits for, such as a start with a large calendar or a stop
/// with answers under way: systemd is asked for more time while it goes on, but not for ever. On a
/// thread of its own, as the work may keep every other busy.
package final class LongWork: Sendable {
  /// How much is asked for each time; asked again before it is over.
  private static let more = Duration.seconds(60)
  private static let beat = 20

  private let notifier: SystemdNotifier
  private let rounds: Int
  private let isFinished = DispatchSemaphore(value: 0)

  /// - Parameter seconds: how long to go on asking, at most.
  package init(_ notifier: SystemdNotifier, atMost seconds: Int) {
    self.notifier = notifier
    rounds = max(1, seconds / Self.beat)
  }

  package func begin() {
    guard notifier.isHeard else { return }
    let thread = Thread { [notifier, rounds, isFinished] in
      for _ in 0..<rounds {
        notifier.needsTime(Self.more)
        if isFinished.wait(timeout: .now() + .seconds(Self.beat)) == .success { return }
      }
    }
    thread.name = "long work"
    thread.start()
  }

  /// It is done.
  package func finish() {
    isFinished.signal()
  }
}
