import CivilTime
import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: WallClock {
  private struct State {
    var now: Instant
    var sleepers: [Int: (until: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
    var count = 0
  }

  private let state: Mutex<State>

  package init(_ now: Instant) {
    state = Mutex(State(now: now))
  }

  /// - Parameter now: such as `2027-02-04T08:00:00Z`.
  package convenience init(_ now: String) {
    self.init(Instant(now) ?? .distantPast)
  }

  package var now: Instant { state.withLock(\.now) }

  /// Moves the clock, forward or back, and wakes whose time has come.
  package func set(_ time: Instant) {
    let woken = state.withLock { state in
      state.now = time
      let due = state.sleepers.filter { $0.value.until <= time }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.continuation)
    }
    for sleeper in woken { sleeper.resume() }
  }

  package func advance(by duration: Duration) {
    set(now + duration)
  }

  package func sleep(until time: Instant) async throws {
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let early: Result<Void, any Error>? = state.withLock { state in
          if Task.isCancelled { return .failure(CancellationError()) }
          if state.now >= time { return .success(()) }
          state.sleepers[number] = (time, continuation)
          return nil
        }
        if let early { continuation.resume(with: early) }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number)?.continuation }?
        .resume(throwing: CancellationError())
    }
  }
}
