import Dispatch
import Synchronization

/// Something that has happened so and so often, and those who wait for it.
package final class Tally: Sendable {
  private struct State {
    var count = 0
    var waiting: [Int: (wanted: Int, continuation: CheckedContinuation<Void, Never>)] = [:]
    var number = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// How often it has happened so far.
  package var count: Int { state.withLock(\.count) }

  package func happened() {
    let ready = state.withLock { state in
      state.count += 1
      let ready = state.waiting.filter { $0.value.wanted <= state.count }
      for number in ready.keys { state.waiting[number] = nil }
      return ready.values.map(\.continuation)
    }
    for continuation in ready { continuation.resume() }
  }

  /// Returns when it has happened so often, or when the waiting task is cancelled: a test that is out
  /// of time ends, and says what it saw.
  package func reached(_ wanted: Int) async {
    let mine = state.withLock { state in
      state.number += 1
      return state.number
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          if state.count >= wanted || Task.isCancelled { return true }
          state.waiting[mine] = (wanted, continuation)
          return false
        }
        if goesOn { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: mine)?.continuation }?.resume()
    }
  }
}

/// Where a thread waits until a test lets it go on.
package final class Latch: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  package init() {}

  package func wait() { semaphore.wait() }

  package func open() { semaphore.signal() }
}
