import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// A way to people: carries a notice, or says why it could not.
package protocol Courier: Sendable {
  /// - Returns: once the next program, or server, has taken it.
  func carry(_ notice: Notice, of house: House) async throws(CourierFailure)
}

/// Why a notice did not go, in a sentence without secrets.
package struct CourierFailure: Error, Hashable, Sendable {
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}

/// Tells people what they must know. What is to be told is read from the record and the books and
/// written down in the same transaction; it is sent after that, again and again until it is taken. So
/// nothing is told twice, and nothing is lost when the daemon falls.
package actor Notices {
  /// How long a round waits for the next, so that a burst of posts is told in one.
  private static let breath = Duration.seconds(2)

  private let doorbell: Doorbell
  private let books: Books
  private let clock: any WallClock
  private let couriers: [NoticeWay: any Courier]
  private let zones: @Sendable (String) -> ZoneRules?
  private let logger: Logger
  private var house: House?

  /// - Parameter doorbell: rung after each entry of the record.
  package init(
    _ books: Books, clock: any WallClock, doorbell: Doorbell,
    couriers: [NoticeWay: any Courier], zones: @escaping @Sendable (String) -> ZoneRules?,
    logger: Logger
  ) {
    self.books = books
    self.clock = clock
    self.doorbell = doorbell
    self.couriers = couriers
    self.zones = zones
    self.logger = logger
  }

  /// Tells the people of this house from now on.
  package func follow(_ plan: Plan) {
    house = plan.house
    doorbell.ring()
  }

  /// Looks after notices until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      let next = await round()
      try? await clock.sleep(until: clock.now + Notices.breath)
      await doorbell.wait(until: next, on: clock)
    }
  }

  /// Writes down what is to be told, and sends what waits.
  /// - Returns: when there is something to do again; nil while there is nobody to tell.
  package func round() async -> Instant? {
    guard let house, !house.notices.ways.isEmpty else { return nil }
    do {
      // Where another daemon tells people, this one looks now and then whether it still does.
      guard try await books.store.takesOn(.notices) else { return clock.now + .seconds(60) }
      try await gather(house)
      try await send(house)
      return try await next(house)
    } catch {
      logger.error("notices cannot use the store, trying again in 1 min: \(error)")
      return clock.now + .seconds(60)
    }
  }

  private func gather(_ house: House) async throws {
    let now = clock.now
    let zone = zones(house.timeZone) ?? .utc
    var isBehind = true
    while isBehind {
      isBehind = try await books.write(at: now) { transaction in
        try transaction.gatherNotices(for: house, zone)
      }
    }
  }

  private func send(_ house: House) async throws {
    while true {
      let now = clock.now
      let waiting = try await books.read { try $0.waitingNotices(at: now, limit: 50) }
      if waiting.isEmpty { return }
      for waiting in waiting {
        // The one before may have taken its time, and another daemon be at these by now.
        guard !Task.isCancelled, try await books.store.takesOn(.notices) else { return }
        // Brought to its end where the daemon stops: what has left and is not written down leaves again.
        try await Task { try await send(waiting, house) }.value
      }
    }
  }

  private func send(_ waiting: WaitingNotice, _ house: House) async throws {
    let failure = await failure(of: waiting, house)
    let now = clock.now
    try await books.write(at: now) { transaction in
      guard let failure else { return try transaction.sent(waiting.notice, by: waiting.way) }
      try transaction.retry(waiting.notice, by: waiting.way, at: failure.next)
    }
  }

  private func failure(
    of waiting: WaitingNotice, _ house: House
  ) async -> (reason: String, next: Instant)? {
    // A way that the house no longer has carries nothing: there is nobody to wait for.
    guard let courier = couriers[waiting.way], house.notices.ways.contains(waiting.way) else {
      return nil
    }
    do throws(CourierFailure) {
      try await courier.carry(waiting.notice, of: house)
      return nil
    } catch {
      let next = clock.now + Notices.pause(after: waiting.tries)
      logger.error(
        "a notice by \(waiting.way.rawValue) did not go, trying again at \(next): \(error.reason)")
      return (error.reason, next)
    }
  }

  /// 1, 2, 4, … minutes, at most an hour.
  private static func pause(after tries: Int) -> Duration {
    .seconds(60 * min(60, 1 << min(tries, 6)))
  }

  private func next(_ house: House) async throws -> Instant {
    let now = clock.now
    let digest = house.notices.digestAt.map {
      nextTime($0, after: now, in: zones(house.timeZone) ?? .utc)
    }
    let slots = try await books.read { reading in
      [
        try reading.nextWaitingSlot(after: now + .seconds(86_400)).map { $0 - .seconds(86_400) },
        try reading.nextWaitingSlot(after: now + .seconds(7200)).map { $0 - .seconds(7200) },
        try reading.nextNotice(),
      ]
    }
    // Also where nothing comes up: whether anything is stuck is looked at now and then.
    let times = slots + [digest, now + .seconds(600)]
    return max(times.compactMap(\.self).min() ?? now, now + .milliseconds(1))
  }
}

/// The next time the wall clocks show this time of day.
func nextTime(_ time: TimeOfDay, after now: Instant, in zone: ZoneRules) -> Instant {
  let today = zone.local(of: now).date
  let first = zone.resolve(CivilDateTime(date: today, time: time)).instant
  if first > now { return first }
  return zone.resolve(CivilDateTime(date: today.adding(days: 1), time: time)).instant
}
