import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// Looks at the next day's posts each day at 17:00 on the trust's clocks: early enough for somebody
/// to mend what is wrong before they go home. Where nothing ran at that hour, it is done later in
/// the same evening.
package struct EveningCheck: Sendable {
  private static let hour = TimeOfDay(hour: 17, minute: 0) ?? .midnight
  /// Until it is looked again whether an evening's look is done.
  private static let pause = Duration.seconds(600)

  private let preflight: Preflight
  private let dispatcher: Dispatcher
  private let books: Books
  private let clock: any WallClock
  private let zones: @Sendable (String) -> ZoneRules?
  private let logger: Logger

  package init(
    _ preflight: Preflight, _ dispatcher: Dispatcher, _ books: Books, clock: any WallClock,
    zones: @escaping @Sendable (String) -> ZoneRules?, logger: Logger
  ) {
    self.preflight = preflight
    self.dispatcher = dispatcher
    self.books = books
    self.clock = clock
    self.zones = zones
    self.logger = logger
  }

  /// Looks evening after evening, until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      let next = await round()
      try? await clock.sleep(until: next)
    }
  }

  /// Looks at tomorrow's posts where this evening's look is still to be done.
  /// - Returns: when there is something to do again.
  package func round() async -> Instant {
    let house = await dispatcher.house
    let rules: ZoneRules = house.flatMap { zones($0.timeZone) } ?? .utc
    let now = clock.now
    let today = rules.local(of: now).date
    let evening = rules.resolve(CivilDateTime(date: today, time: EveningCheck.hour)).instant
    guard evening <= now else { return evening }
    do {
      // Asked in this order: what was done before the duty became ours is seen then.
      let isOurs = try await books.store.takesOn(.evening)
      let isOwed = try await isOwed(evening)
      // Whose duty it is may be gone before it is done.
      if isOwed, !isOurs { return now + EveningCheck.pause }
      if isOwed { try await look(at: today.adding(days: 1), on: rules) }
      return nextTime(EveningCheck.hour, after: now, in: rules)
    } catch {
      let again = now + EveningCheck.pause
      logger.error(
        "the evening's look at tomorrow's posts failed, trying again at \(again): \(error)")
      return again
    }
  }

  /// Whether nobody has looked since that hour. A record that began later owes nothing: there was no
  /// house to look after.
  private func isOwed(_ evening: Instant) async throws -> Bool {
    try await books.read { reading in
      guard let first = try reading.firstEntry(of: "campaignd"), first.at < evening else {
        return false
      }
      let last = try reading.lastEntry(of: "campaignd", did: .preflight)
      return last.map { $0.at < evening } ?? true
    }
  }

  private func look(at day: CivilDate, on rules: ZoneRules) async throws {
    func midnight(_ date: CivilDate) -> Instant {
      rules.resolve(CivilDateTime(date: date, time: .midnight)).instant
    }
    _ = try await preflight.look(
      from: midnight(day), to: midnight(day.adding(days: 1)) - .microseconds(1))
  }
}
