import CivilTime

/// What an account's server has made known of when, and how many, posts it takes: in its words, or by
/// failing.
package struct Throttle: Hashable, Sendable {
  /// After so many failures in a row the server is taken to be down: then one post at a time asks
  /// whether it is back.
  package static let failuresThatBreak = 3

  /// No server is left alone for longer without being asked again: none counts anything by more than
  /// a day.
  private static let longestWait = Duration.seconds(86_400)
  /// The same for pauses of our own making, with their jitter.
  private static let longestBackOff = Duration.seconds(375)
  /// The clocks of machines that share this differ by seconds.
  private static let skew = Duration.seconds(60)

  /// Until when the server asked to be left alone.
  package private(set) var askedUntil: Instant?
  /// How often in a row it failed.
  package private(set) var failures = 0
  /// When the next post asks a server that failed whether it is back.
  package private(set) var nextTry: Instant?
  package private(set) var allowance: StandingAllowance?

  package init() {}

  /// As it was written down.
  package init(
    askedUntil: Instant?, failures: Int, nextTry: Instant?, allowance: StandingAllowance?
  ) {
    self.askedUntil = askedUntil
    self.failures = failures
    self.nextTry = nextTry
    self.allowance = allowance
  }

  /// Nothing leaves before this.
  package var pausedUntil: Instant? { [askedUntil, nextTry].compactMap(\.self).max() }

  /// Whether the server is taken to be down.
  package var isBroken: Bool { failures >= Throttle.failuresThatBreak }

  /// As far as it can be true: what ends later than any pause does was written down by a clock that was
  /// ahead, and would hold the account back until then.
  package func believed(at now: Instant) -> Throttle {
    let lastWait = now + Throttle.longestWait + Throttle.skew
    let lastTry = now + Throttle.longestBackOff + Throttle.skew
    return Throttle(
      askedUntil: askedUntil.flatMap { $0 > lastWait ? nil : $0 }, failures: failures,
      nextTry: nextTry.flatMap { $0 > lastTry ? nil : $0 },
      allowance: allowance.flatMap { $0.until > lastWait ? nil : $0 })
  }

  /// How many more posts may leave now, of at most `limit` on their way at once.
  package func places(of limit: Int, underWay: Int, at now: Instant) -> Int {
    let believed = believed(at: now)
    if let pausedUntil = believed.pausedUntil, now < pausedUntil { return 0 }
    if isBroken { return max(0, 1 - underWay) }
    var places = limit - underWay
    if let allowance = believed.allowance, now < allowance.until {
      places = min(places, allowance.remaining - underWay)
    }
    return max(0, places)
  }

  /// An answer came, or none.
  /// - Parameters:
  ///   - said: what the server said with it; nil where it said nothing, and what it said before
  ///     stands.
  ///   - jitter: added to a pause of our own making, so that what failed together is not tried
  ///     together.
  package mutating func hear(
    _ result: Result<Receipt, PublishFailure>, _ said: Allowance?,
    jitter: (Duration) -> Duration, at now: Instant
  ) {
    if let said { hear(said, at: now) }
    switch result {
    case .success: recover()
    // It was not let out: that says nothing of the server.
    case .failure(Leave.failure), .failure(Leave.recalled): break
    case .failure(let failure):
      switch failure.kind {
      // It answers: it is not down.
      case .refused, .accessLost: recover()
      case .wait: fail(asking: failure.retryAfter, after: failures + 1, jitter, at: now)
      case .notSent, .unknown:
        fail(asking: nil, after: failures + 2 - Throttle.failuresThatBreak, jitter, at: now)
      }
    }
  }

  /// The server said how many more posts it takes.
  package mutating func hear(_ said: Allowance, at now: Instant) {
    let renewsIn = min(said.renewsIn, Throttle.longestWait)
    let next = StandingAllowance(Allowance(remaining: said.remaining, renewsIn: renewsIn), at: now)
    allowance = allowance?.followed(by: next, at: now) ?? next
    if next.remaining <= 0 { pause(until: next.until) }
  }

  /// - Parameters:
  ///   - wait: how long the server asks us to wait.
  ///   - tries: how often it was tried in vain, for a pause of our own making; none where less than one.
  private mutating func fail(
    asking wait: Duration?, after tries: Int, _ jitter: (Duration) -> Duration, at now: Instant
  ) {
    if let wait { return pause(until: now + min(wait, Throttle.longestWait)) }
    // What was on its way together fails together, and counts once.
    if let nextTry, now < nextTry { return }
    failures += 1
    if tries >= 1 { nextTry = now + jitter(Delivery.backOff(after: tries)) }
  }

  private mutating func recover() {
    failures = 0
    nextTry = nil
  }

  private mutating func pause(until moment: Instant) {
    askedUntil = max(askedUntil ?? moment, moment)
  }
}
