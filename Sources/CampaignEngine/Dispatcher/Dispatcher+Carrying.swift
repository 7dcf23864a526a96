import CampaignCore
import CivilTime

extension Dispatcher {
  /// Sends what is on disk when its moment comes: what has one in common, all at once.
  /// - Parameter rings: how often the doorbell had rung when it was claimed.
  func carry(_ departures: [[Attempt]], rings: UInt64) async {
    let foresight = foresight
    var standing = await departures.standing(on: clock, since: rings, doorbell, books)
    // Under a new plan, with its words and rules, what waited is decided anew.
    if self.foresight !== foresight { standing = [] }
    guard departures.count > 1 else {
      // What is due has a task to itself already.
      for alone in departures { await carry(alone, leaves: standing.contains(alone[0].first)) }
      return
    }
    await withDiscardingTaskGroup { [standing] group in
      for departure in departures {
        group.addTask { await self.carry(departure, leaves: standing.contains(departure[0].first)) }
      }
    }
  }

  /// Sends one post, or the parts of a thread, and sees to it that the answer gets to disk too.
  private func carry(_ departure: [Attempt], leaves: Bool) async {
    guard leaves else {
      return await settle(departure.map { ($0, .failure(Leave.recalled)) }, left: clock.now)
    }
    let left = clock.now
    await settle(zip(departure, await departure.depart(on: clock)).map(\.self), left: left)
  }

  private func settle(
    _ answers: [(Attempt, Result<Receipt, PublishFailure>)], left: Instant
  ) async {
    let now = clock.now
    let hasFailed = answers.contains { _, result in (try? result.get()) == nil }
    // What failed together is tried again together.
    let tries = answers.map(\.0.dispatch.attempt).max() ?? 1
    let backOff = hasFailed ? jittered(Delivery.backOff(after: tries)) : .zero
    let allowance = answers.last?.0.publisher.takeAllowance()
    let ofPlatform = answers.last.flatMap { hear($0.0) }
    // The parts of a thread say it once.
    let heard =
      tenure == .alone
      ? nil
      : answers.last.map { _, result in
        Heard(
          result: result, allowance: allowance, at: now,
          jitter: Int64.random(in: Heard.jitters, using: &generator), ofPlatform: ofPlatform)
      }
    let settlements = answers.enumerated().map { part, answer in
      answer.0.settlement(
        of: answer.1, left: left, backOff: backOff, heard: part == answers.count - 1 ? heard : nil,
        at: now)
    }
    let delay = hunger.looks(by: now + limits.gathering) ? limits.gathering : .zero
    note(answers, allowance)
    let hasWoken = await settler.settle(settlements, within: delay)
    for (attempt, _) in answers { underWay.end(attempt, at: clock.now) }
    if let (attempt, _) = answers.last { traffic[attempt.post.account]?.tell() }
    if hasFailed { reconciler.doorbell.ring() }
    if hasWoken || hasFailed { doorbell.ring() }
  }

  /// Up to a quarter more, so that what failed together is not tried together.
  func jittered(_ duration: Duration) -> Duration {
    duration + .microseconds(Int64.random(in: 0...(duration.microseconds / 4), using: &generator))
  }
}
