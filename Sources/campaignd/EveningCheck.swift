import CalendarFiles
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Logging
import ServiceLifecycle

/// Looks at the next day's posts each day at 17:00 on the trust's clocks: early enough for somebody
/// to mend what is wrong before they go home.
struct EveningCheck: Service {
  let preflight: Preflight
  let dispatcher: Dispatcher
  let books: Books
  let clock: any WallClock
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let rules = await dispatcher.house.flatMap { ZoneFolder().rules($0.timeZone) }
        let (evening, day) = EveningCheck.next(after: clock.now, on: rules)
        try? await clock.sleep(until: evening)
        guard !Task.isCancelled else { return }
        do {
          guard try await books.store.takesOn(.evening) else { continue }
          _ = try await preflight.look(from: day.lowerBound, to: day.upperBound)
        } catch {
          logger.error("the evening's look at tomorrow's posts failed: \(error)")
        }
      }
    }
  }

  /// The next evening, and the day after it from midnight to midnight.
  static func next(
    after now: Instant, on rules: ZoneRules?
  ) -> (evening: Instant, day: ClosedRange<Instant>) {
    func instant(_ date: CivilDate, _ time: TimeOfDay) -> Instant {
      let local = CivilDateTime(date: date, time: time)
      return rules?.resolve(local).instant ?? local.instant(offset: 0)
    }
    let five = TimeOfDay(hour: 17, minute: 0) ?? .midnight
    let today = (rules?.local(of: now) ?? CivilDateTime(at: now, offset: 0)).date
    let date = instant(today, five) > now ? today : today.adding(days: 1)
    let tomorrow = date.adding(days: 1)
    let end = instant(tomorrow.adding(days: 1), .midnight) - .microseconds(1)
    return (instant(date, five), instant(tomorrow, .midnight)...end)
  }
}
