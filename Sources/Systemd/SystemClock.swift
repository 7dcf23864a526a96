import CSystemd
import CivilTime
import Foundation

/// The machine's clock: the only place that reads it. Sleepers wait on one absolute CLOCK_REALTIME
/// timer, so a clock step or a suspend wakes them rather than fooling them; while nothing is due,
/// nothing wakes up.
package final class SystemClock: WallClock {
  private let alarm: Alarm

  /// - Throws: `SystemFailure` where the kernel gives no timer.
  package init() throws(SystemFailure) {
    let alarm = try Alarm()
    self.alarm = alarm
    let thread = Thread { alarm.run() }
    thread.name = "clock"
    thread.start()
  }

  deinit {
    alarm.stop()
  }

  package var now: Instant { Self.reading() }

  package func sleep(until instant: Instant) async throws {
    try Task.checkCancellation()
    guard instant > now else { return }
    try await alarm.sleep(until: instant)
  }

  /// Each time somebody set the clock, or the machine woke from a suspend, from now on. The newest
  /// eight are kept for a reader who is slow.
  package func steps() -> AsyncStream<ClockStep> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ClockStep.self, bufferingPolicy: .bufferingNewest(8))
    alarm.announceSteps(to: continuation)
    return stream
  }

  /// What the clock shows, for programs that look at it once.
  package static func reading() -> Instant {
    microseconds(of: CLOCK_REALTIME).map(Instant.init(microseconds:)) ?? .distantPast
  }

  /// A clock's reading in microseconds; nil where the kernel does not know that clock.
  static func microseconds(of clock: clockid_t) -> Int64? {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return nil }
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }
}

/// A moment at which the wall clock did not simply go on.
package struct ClockStep: Hashable, Sendable {
  /// What the clock showed just after.
  package let at: Instant
  /// How far it was set forward, negative where back; next to nothing after a suspend.
  package let by: Duration
}
