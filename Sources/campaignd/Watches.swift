import CalendarFiles
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Logging
import ServiceLifecycle
import Systemd

/// Notices that somebody set the clock, or that the machine slept: the record says so, and every slot
/// is looked at anew by what the clock now says.
struct ClockWatch: Service {
  let clock: SystemClock
  let books: Books
  let dispatcher: Dispatcher
  let logger: Logger

  func run() async throws {
    for await step in clock.steps().cancelOnGracefulShutdown() {
      dispatcher.doorbell.ring()
      do {
        try await books.write(at: clock.now) { transaction in
          transaction.record(
            AuditNote(.clockSet, "campaignd", ["by": String(step.by.microseconds)]))
        }
      } catch {
        logger.error("that the clock was set cannot be written down: \(error)")
      }
    }
  }
}

/// Notices an update of the machine's time zones: where a country's clocks go otherwise than before,
/// the slots there are worked out anew, and the record says why.
struct ZoneWatch: Service {
  /// An update writes hundreds of files; by then it is through with them.
  private static let settling = Duration.seconds(5)

  let source: FolderPlanSource
  let planner: Planner
  let books: Books
  let clock: any WallClock
  let logger: Logger

  func run() async throws {
    guard let watch = watch() else { return await untilShutdown() }
    for await _ in watch.changes.cancelOnGracefulShutdown() {
      try? await Task.sleep(for: Self.settling, clock: .suspending)
      let changed = source.zones.reread()
      if !changed.isEmpty { await tell(changed) }
    }
  }

  private func watch() -> FolderWatch? {
    do throws(SystemFailure) {
      return try FolderWatch(source.zones.path)
    } catch {
      logger.error("time zones are not watched, an update needs a restart: \(error)")
      return nil
    }
  }

  private func tell(_ changed: [String]) async {
    do {
      try await books.write(at: clock.now) { transaction in
        transaction.record(
          AuditNote(.zonesChanged, "campaignd", ["zones": changed.joined(separator: ", ")]))
      }
    } catch {
      logger.error("that time zones changed cannot be written down: \(error)")
    }
    _ = await planner.read()
  }
}
