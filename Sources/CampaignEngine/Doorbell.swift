import CivilTime
import Synchronization

/// Wakes a loop that waits for something to do: rung by people's acts, new plans and answers.
package final class Doorbell: Sendable {
  private struct State {
    var isRung = false
    var rings: UInt64 = 0
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  package init() {}

  /// How often it has rung: tells whether anybody acted since.
  package var rings: UInt64 { state.withLock(\.rings) }

  /// Wakes whoever waits, or the next to wait.
  package func ring() {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      state.rings += 1
      guard let waiter = state.waiter else {
        state.isRung = true
        return nil
      }
      state.waiter = nil
      return waiter
    }
    waiter?.resume()
  }

  /// Waits for the next ring; returns at once where it rang meanwhile, or the task was cancelled.
  package func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state -> Bool in
          if state.isRung || Task.isCancelled {
            state.isRung = false
            return true
          }
          state.waiter = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      ring()
    }
  }
}

extension Doorbell {
  /// Waits for the next ring, or until a moment; nil waits for the ring alone.
  package func wait(until time: Instant?, on clock: any WallClock) async {
    guard let time else { return await wait() }
    let alarm = Task {
      // A sleep that was cut short rings nobody: the next to wait would be woken for nothing, cut
      // its own sleep short, and so on for ever.
      guard (try? await clock.sleep(until: time)) != nil else { return }
      ring()
    }
    await wait()
    alarm.cancel()
  }
}
