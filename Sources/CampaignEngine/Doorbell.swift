import CivilTime
import Synchronization

/// Wakes a loop that waits for something to do: rung by people's acts, new plans and answers.
package final class Doorbell: Sendable {
  private struct State {
    var isRung = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  package init() {}

  /// Wakes whoever waits, or the next to wait.
  package func ring() {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
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

  /// Waits for the next ring, or until a clock shows this time. The alarm it sets is put away without
  /// a sound where somebody rings first: else every ring would be followed by another.
  package func wait(until time: Instant, on clock: any WallClock) async {
    let alarm = Task {
      do {
        try await clock.sleep(until: time)
        ring()
      } catch {}
    }
    await wait()
    alarm.cancel()
  }
}
