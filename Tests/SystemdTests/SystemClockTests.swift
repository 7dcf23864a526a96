import CSystemd
import CivilTime
import Foundation
import Testing

@testable import Systemd

@Suite
struct SystemClockTests {
  private let clock: SystemClock

  init() throws { clock = try SystemClock() }

  @Test
  func `nobody wakes before their time`() async throws {
    let clock = clock
    let early = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 1...200 {
        group.addTask {
          let due = clock.now + .microseconds(number * 37 % 5_000)
          try await clock.sleep(until: due)
          return clock.now < due
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(early == 0)
  }

  @Test
  func `a moment that is over is not waited for`() async throws {
    try await clock.sleep(until: clock.now)
    try await clock.sleep(until: .distantPast)
  }

  @Test
  func `an earlier sleeper is woken first though it lay down last`() async throws {
    let clock = clock
    let far = Task { try await clock.sleep(until: .distantFuture) }
    try await clock.sleep(until: clock.now + .milliseconds(1))
    far.cancel()
    await #expect(throws: CancellationError.self) { try await far.value }
  }

  @Test
  func `who is cancelled stops sleeping, before lying down and after`() async throws {
    let clock = clock
    for _ in 0..<200 {
      let sleeper = Task { try await clock.sleep(until: .distantFuture) }
      sleeper.cancel()
      await #expect(throws: CancellationError.self) { try await sleeper.value }
    }
  }

  /// A nanosecond is enough for the kernel to tell its timers.
  @Test(
    .enabled(if: ClockSetting.isAllowed, "needs leave to set the clock"),
    .timeLimit(.minutes(1)))
  func `a clock that was set is told of, and disturbs no sleeper`() async throws {
    let clock = clock
    var steps = clock.steps().makeAsyncIterator()
    let sleeper = Task { try await clock.sleep(until: .distantFuture) }
    #expect(ClockSetting.setByANanosecond())
    let step = try #require(await steps.next())
    #expect(step.by > .milliseconds(-50) && step.by < .milliseconds(50))
    #expect(step.at <= clock.now)
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
  }
}

private enum ClockSetting {
  static let isAllowed = setByANanosecond()

  static func setByANanosecond() -> Bool {
    var setting = timex()
    setting.modes = UInt32(ADJ_SETOFFSET) | UInt32(ADJ_NANO)
    setting.time.tv_usec = 1
    return adjtimex(&setting) >= 0
  }
}
