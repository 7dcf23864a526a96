import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
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
  let settings: DaemonSettings
  let planner: Planner
  let notifier: SystemdNotifier

  func run() async throws {
    let plan = try await Startup.plan(settings)
    try Startup.checkDevelopment(settings, plan.house)
    try await planner.follow(plan)
    notifier.ready(status: "\(plan.posts.count) posts planned")
    try await gracefulShutdown()
  }
}

/// Tells systemd that we are alive, but only while the dispatcher makes progress: a daemon that
/// hangs is started again. Where nobody watches, nothing here wakes up.
struct Watchdog: Service {
  let dispatcher: Dispatcher
  let notifier: SystemdNotifier
  let clock: any WallClock

  func run() async throws {
    guard let timeout = notifier.watchdogTimeout else { return try await gracefulShutdown() }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let asked = clock.now
        dispatcher.doorbell.ring()
        try? await clock.sleep(until: asked + timeout / 3)
        if let progress = await dispatcher.lastProgress, progress >= asked { notifier.alive() }
      }
    }
  }
}

/// Reads the calendar once a day, as the days ahead move on.
struct Replanning: Service {
  let planner: Planner
  let clock: any WallClock
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await clock.sleep(until: nextNight(after: clock.now))
        if !Task.isCancelled { _ = await planner.read() }
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
  let notifier: SystemdNotifier
  let clock: any WallClock

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      notifier.reloading()
      let faults = await planner.read()
      notifier.ready(
        status: faults.isEmpty
          ? "the calendar is read" : "the calendar has faults, the old plan stays")
    }
  }
}

/// Waits until the daemon is asked to stop.
private func gracefulShutdown() async throws {
  try? await ServiceLifecycle.gracefulShutdown()
}
