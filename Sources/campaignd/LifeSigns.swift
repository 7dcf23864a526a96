import CampaignEngine
import CivilTime
import ServiceLifecycle
import Systemd

/// Tells systemd that we are alive, but only while the dispatcher makes progress: a daemon that
/// hangs is started again. Where nobody watches, nothing here wakes up.
///
/// It counts on the clock systemd counts on (CLOCK_MONOTONIC), which nobody can set back.
struct Watchdog: Service {
  let dispatcher: Dispatcher
  let notifier: SystemdNotifier

  func run() async throws {
    guard let timeout = notifier.watchdogTimeout else { return await untilShutdown() }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let before = await dispatcher.looks
        dispatcher.doorbell.ring()
        try? await Task.sleep(for: timeout / 3, clock: .suspending)
        if await dispatcher.looks > before { notifier.alive() }
      }
    }
  }
}

/// Keeps the line of `systemctl status` true: after each change, at most every other second.
struct StatusKeeper: Service {
  private static let rest = Duration.seconds(2)

  let desk: Desk
  let notifier: SystemdNotifier
  /// Rung after each entry of the record.
  let changes: Doorbell

  func run() async throws {
    guard notifier.isHeard else { return await untilShutdown() }
    await cancelWhenGracefulShutdown {
      var said = ""
      while !Task.isCancelled {
        await changes.wait()
        let words = await desk.statusWords()
        if words != said, !Task.isCancelled { notifier.status(words) }
        said = words
        try? await Task.sleep(for: Self.rest, clock: .suspending)
      }
    }
  }
}

/// Keeps what the desk shows while a shared database is away: looked at when nothing has changed for
/// some seconds, or at the latest after half a minute, so that a burst is over before it is read.
struct DeskMemoryKeeper: Service {
  private static let rest = Duration.seconds(3)
  private static let mostRests = 10

  let desk: Desk
  /// Rung after each entry of the record.
  let changes: Doorbell

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await desk.remember()
        await changes.wait()
        for _ in 1...Self.mostRests {
          let rings = changes.rings
          try? await Task.sleep(for: Self.rest, clock: .suspending)
          if changes.rings == rings { break }
        }
      }
    }
  }
}

/// Says goodbye as soon as the daemon is asked to stop, and asks for the time that answers under way
/// may take. The last of the services, so that it is the first to be told.
struct Farewell: Service {
  let notifier: SystemdNotifier
  let stopping: LongWork

  func run() async throws {
    await untilShutdown()
    notifier.stopping(status: "stopping: answers under way still arrive")
    stopping.begin()
  }
}

/// Waits until the daemon is asked to stop.
func untilShutdown() async {
  try? await gracefulShutdown()
}
