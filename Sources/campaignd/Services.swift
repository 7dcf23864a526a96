import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Foundation
import Logging
import ServiceLifecycle
import Systemd
import UnixSignals

/// The dispatcher as a part that starts and stops with the daemon.
struct DispatchService: Service {
  let dispatcher: Dispatcher

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await dispatcher.run()
    } onGracefulShutdown: {
      Task { await dispatcher.stop() }
    }
  }
}

/// Reads the campaigns when the daemon starts: what was approved before goes out meanwhile. A folder
/// with faults ends the daemon, as it keeps it from starting.
struct FirstReading: Service {
  let planner: Planner
  let notifier: SystemdNotifier
  let desk: Desk
  let start: LongWork
  /// Rung when what the calendar says is in the store.
  let done: [Doorbell]

  func run() async throws {
    let faults = await cancelWhenGracefulShutdown { await planner.readPersistently() }
    // Who stops a daemon that waits for its store hears nothing of its faults.
    guard !Task.isShuttingDownGracefully else { return }
    guard faults.isEmpty else { throw Startup.fault(faults) }
    for bell in done { bell.ring() }
    start.finish()
    notifier.ready(status: await desk.statusWords())
    try await gracefulShutdown()
  }
}

/// The dead man's handle: a file that is written each minute while the dispatcher makes progress. Who
/// watches over the machine raises the alarm where its time grows old.
struct Heartbeat: Service {
  let dispatcher: Dispatcher
  let clock: any WallClock
  let logger: Logger
  let file: String

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let asked = clock.now
        dispatcher.doorbell.ring()
        try? await clock.sleep(until: asked + .seconds(1))
        if let progress = await dispatcher.lastProgress, progress >= asked { touch(progress) }
        try? await clock.sleep(until: asked + .seconds(60))
      }
    }
  }

  private func touch(_ progress: Instant) {
    do {
      try Data("\(progress)\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      logger.error("the dead-man file \(file) cannot be written")
    }
  }
}

/// Tells people what they must know, as a part that starts and stops with the daemon.
struct NoticeService: Service {
  let notices: Notices

  func run() async throws {
    await cancelWhenGracefulShutdown { await notices.run() }
  }
}

/// Looks at tomorrow's posts each evening, as a part that starts and stops with the daemon.
struct EveningService: Service {
  let evenings: EveningCheck
  /// A look that comes late sees the calendar as it is now, not as it was when the daemon ended.
  let reading: Doorbell

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await reading.wait()
      await evenings.run()
    }
  }
}

/// Reads the calendar once a day, as the days ahead move on.
struct Replanning: Service {
  let planner: Planner
  let clock: any WallClock

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await clock.sleep(until: nextNight(after: clock.now))
        if !Task.isCancelled { _ = await planner.readPersistently() }
      }
    }
  }

  /// Half past two in the night after this moment, in UTC: when few posts are due.
  private func nextNight(after now: Instant) -> Instant {
    let today = CivilDateTime(at: now, offset: 0).date
    let time = TimeOfDay(hour: 2, minute: 30) ?? .midnight
    let night = CivilDateTime(date: today, time: time).instant(offset: 0)
    return night > now
      ? night : CivilDateTime(date: today.adding(days: 1), time: time).instant(offset: 0)
  }
}

/// Reads the calendar again on SIGHUP, as daemons do; `campaignctl reload` also says how it went.
struct Hangups: Service {
  let planner: Planner
  let desk: Desk
  let notifier: SystemdNotifier

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      notifier.reloading()
      _ = await planner.read()
      notifier.ready(status: await desk.statusWords())
    }
  }
}
