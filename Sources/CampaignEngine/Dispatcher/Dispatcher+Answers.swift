import CampaignCore
import CivilTime

/// When the last look at all accounts was, as far as those after it, at a few of them, need to know.
struct WholeLook: Sendable {
  /// How often the doorbell had rung, but for places that answers left.
  var rings: UInt64?
  /// When to look at all of them again.
  var wake: Instant?

  /// Whether nothing but answers can have brought anything since.
  func stands(at now: Instant, rings: UInt64) -> Bool {
    self.rings == rings && wake.map { now < $0 } ?? true
  }
}

extension Dispatcher {
  /// The place that an answer leaves may be taken before the answer is on disk: the look that takes it
  /// writes down what waits, and where that cannot be written, neither can a claim.
  func note(
    _ answers: [(Attempt, Result<Receipt, PublishFailure>)], _ allowance: Allowance?
  ) {
    guard let (attempt, result) = answers.last else { return }
    let account = attempt.post.account
    let before = traffic[account] ?? AccountTraffic()
    traffic[account, default: before].end(
      of: answers.count, result, allowance, jitter: jittered, at: clock.now)
    traffic[account]?.tellOfCircuit(of: account, before, logger)
    hunger.hear(of: answers.count)
    ringWhereWorthwhile()
  }

  /// Rings where enough answers have come that it is worth while to look for what they leave places
  /// for; where only some have, in a moment, so that those of slow servers are not waited for.
  func ringWhereWorthwhile() {
    if hunger.isOver || (hunger.waits && limits.gathering == .zero) { return ring() }
    let moment = clock.now + limits.gathering / 5
    // One that ends later was begun before the clock was set back.
    guard hunger.waits, gatheringAnswersUntil.map({ $0 > moment }) ?? true else { return }
    gatheringAnswersUntil = moment
    Task {
      try? await clock.sleep(until: moment)
      guard gatheringAnswersUntil == moment else { return }
      gatheringAnswersUntil = nil
      if hunger.waits { ring() }
    }
  }

  private func ring() {
    hunger.ask()
    ringsForAnswers += 1
    doorbell.ring()
  }
}
