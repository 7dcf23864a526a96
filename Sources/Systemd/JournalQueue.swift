import Dispatch
import Synchronization

/// What waits for the journal's thread: entries in their order, and whoever waits for them.
final class JournalQueue: Sendable {
  enum Item {
    /// In words only when its turn has come.
    case entry(@Sendable () -> JournalEntry)
    case flush(FlushSignal)
  }

  private struct State {
    var items: [Item] = []
    var tally = Journal.Tally()
    var isFinished = false
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
  }

  var tally: Journal.Tally { state.withLock { $0.tally } }

  /// What there is no room for is dropped, the newest first.
  func append(_ entries: [@Sendable () -> JournalEntry]) {
    change { state in
      let taken = entries.prefix(max(0, capacity - state.tally.waiting))
      state.tally.dropped += entries.count - taken.count
      state.tally.waiting += taken.count
      state.items += taken.map { .entry($0) }
    }
  }

  func append(_ flush: FlushSignal) {
    change { $0.items.append(.flush(flush)) }
  }

  /// The thread ends once it has handed on what is left.
  func finish() {
    change { $0.isFinished = true }
  }

  /// Waits for the next items; nil when there will be none.
  func next() -> [Item]? {
    while true {
      let (items, isFinished) = state.withLock { state in
        defer { state.items = [] }
        return (state.items, state.isFinished)
      }
      if !items.isEmpty { return items }
      if isFinished { return nil }
      filled.wait()
    }
  }

  /// - Parameter diverted: how many of them went elsewhere than they should.
  func settle(_ count: Int, diverted: Int) {
    state.withLock { state in
      state.tally.waiting -= count
      state.tally.sent += count - diverted
      state.tally.diverted += diverted
    }
  }

  /// The semaphore is raised for the first item of a batch alone, so that a burst costs one wake-up.
  private func change(_ body: (inout State) -> Void) {
    let wakes = state.withLock { state in
      let wasIdle = state.items.isEmpty
      body(&state)
      return wasIdle && (!state.items.isEmpty || state.isFinished)
    }
    if wakes { filled.signal() }
  }
}

/// Tells one waiting task, once, whether all entries before it have been handed on.
final class FlushSignal: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Bool, Never>)
    case finished(complete: Bool)
  }

  private let state = Mutex(State.open)

  func finish(complete: Bool) {
    let waiting: CheckedContinuation<Bool, Never>? = state.withLock { state in
      switch state {
      case .open:
        state = .finished(complete: complete)
        return nil
      case .awaited(let continuation):
        state = .finished(complete: complete)
        return continuation
      case .finished:
        return nil
      }
    }
    waiting?.resume(returning: complete)
  }

  func wait() async -> Bool {
    await withCheckedContinuation { continuation in
      let already: Bool? = state.withLock { state in
        if case .finished(let complete) = state { return complete }
        state = .awaited(continuation)
        return nil
      }
      if let already { continuation.resume(returning: already) }
    }
  }
}
