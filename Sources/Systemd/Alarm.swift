import CSystemd
import CivilTime
import Glibc
import Synchronization

/// One timerfd, one thread that reads it, and those who sleep until a moment.
///
/// The timer is always armed, for the far future where nobody sleeps, since only an armed timer is
/// told of clock steps: with TFD_TIMER_CANCEL_ON_SET the read fails with ECANCELED when "the
/// real-time clock undergoes a discontinuous change" (timerfd_create(2)).
final class Alarm: Sendable {
  private struct State {
    var sleepers: [UInt64: Sleeper] = [:]
    var nextKey: UInt64 = 0
    var armedFor = Instant.distantFuture
    var listeners: [AsyncStream<ClockStep>.Continuation] = []
    /// CLOCK_REALTIME less CLOCK_BOOTTIME, in microseconds: changes only when the clock is set.
    var offset: Int64
    var isStopped = false
  }

  private struct Sleeper {
    let until: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  private let state: Mutex<State>
  private let timer: CInt

  init() throws(SystemFailure) {
    let timer = timerfd_create(CLOCK_REALTIME, CInt(TFD_CLOEXEC))
    guard timer >= 0 else { throw SystemFailure("timerfd_create", errno) }
    self.timer = timer
    state = Mutex(State(offset: Self.offset()))
    state.withLock { arm(&$0, for: .distantFuture) }
  }

  deinit {
    close(timer)
  }

  func announceSteps(to listener: AsyncStream<ClockStep>.Continuation) {
    state.withLock { $0.listeners.append(listener) }
  }

  func sleep(until instant: Instant) async throws {
    let key = state.withLock { state in
      state.nextKey += 1
      return state.nextKey
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        add(Sleeper(until: instant, continuation: continuation), as: key)
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: key) }?
        .continuation.resume(throwing: CancellationError())
    }
  }

  func stop() {
    state.withLock { state in
      state.isStopped = true
      arm(&state, for: Instant(seconds: 1))
    }
  }

  /// Reads the timer for as long as the clock is in use.
  func run() {
    while true {
      var expirations: UInt64 = 0
      let count = read(timer, &expirations, MemoryLayout<UInt64>.size)
      let wasSet = count < 0 && errno == ECANCELED
      let (due, isStopped) = state.withLock { state in
        if wasSet { announceStep(&state) }
        return (takeThoseDue(&state), state.isStopped)
      }
      for sleeper in due { sleeper.continuation.resume() }
      if isStopped { return }
    }
  }

  private func add(_ sleeper: Sleeper, as key: UInt64) {
    let cancelled: Sleeper? = state.withLock { state in
      state.sleepers[key] = sleeper
      if sleeper.until < state.armedFor { arm(&state, for: sleeper.until) }
      // Where the task was cancelled before this, the handler found nobody to wake.
      return Task.isCancelled ? state.sleepers.removeValue(forKey: key) : nil
    }
    cancelled?.continuation.resume(throwing: CancellationError())
  }

  private func takeThoseDue(_ state: inout State) -> [Sleeper] {
    let now = SystemClock.reading()
    let due = state.sleepers.filter { $0.value.until <= now }
    for key in due.keys { state.sleepers.removeValue(forKey: key) }
    state.offset = Self.offset()
    arm(&state, for: state.sleepers.values.map(\.until).min() ?? .distantFuture)
    return due.values.sorted { $0.until < $1.until }
  }

  /// Under the lock, so that a later moment never replaces an earlier one.
  private func arm(_ state: inout State, for instant: Instant) {
    state.armedFor = instant
    // The kernel counts nanoseconds in 64 bits, which end in 2262; zero would disarm.
    let microseconds = min(max(instant.microseconds, 1), 9_000_000_000_000_000)
    var setting = itimerspec()
    setting.it_value.tv_sec = time_t(microseconds / 1_000_000)
    setting.it_value.tv_nsec = Int(microseconds % 1_000_000) * 1_000
    let flags = CInt(TFD_TIMER_ABSTIME) | CInt(TFD_TIMER_CANCEL_ON_SET)
    // The timer is armed all the same when this fails with ECANCELED: the clock was set since.
    if timerfd_settime(timer, flags, &setting, nil) < 0 && errno == ECANCELED {
      announceStep(&state)
    }
  }

  private func announceStep(_ state: inout State) {
    let offset = Self.offset()
    let step = ClockStep(
      at: SystemClock.reading(), by: .microseconds(offset - state.offset))
    state.offset = offset
    state.listeners.removeAll { listener in
      if case .terminated = listener.yield(step) { true } else { false }
    }
  }

  private static func offset() -> Int64 {
    SystemClock.reading().microseconds - (SystemClock.microseconds(of: CLOCK_BOOTTIME) ?? 0)
  }
}
