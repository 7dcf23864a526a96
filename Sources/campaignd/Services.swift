import CampaignCore
import CampaignEngine
import CivilTime
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

/// Reads the calendar once a day, as the days ahead move on.
struct Replanning: Service {
  let planner: Planner
  let clock: any WallClock

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
