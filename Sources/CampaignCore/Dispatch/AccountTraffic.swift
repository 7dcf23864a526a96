import CivilTime

/// What goes on at one account: how many posts are on their way there, and whether the server asked
/// us to wait, or seems to be down. It says how many more may leave.
package struct AccountTraffic: Sendable {
  /// After so many failures in a row the server is taken to be down: then one post at a time asks
  /// whether it is back.
  package static let failuresThatBreak = 3

  package private(set) var underWay = 0
  /// Until when the server asked to be left alone.
  private var askedUntil: Instant?
  /// When the next post asks a server that seems to be down whether it is back.
  private var nextTry: Instant?
  private var failures = 0
  private var allowance: StandingAllowance?

  package init() {}

  /// Nothing leaves before this.
  package var pausedUntil: Instant? { [askedUntil, nextTry].compactMap(\.self).max() }

  /// Whether the server is taken to be down.
  package var isBroken: Bool { failures >= AccountTraffic.failuresThatBreak }

  /// How many more posts may leave now, of at most `limit` on their way at once.
  package func places(of limit: Int, at now: Instant) -> Int {
    if let pausedUntil, now < pausedUntil { return 0 }
    if isBroken { return max(0, 1 - underWay) }
    var places = limit - underWay
    if let allowance, now < allowance.until {
      places = min(places, allowance.remaining - underWay)
    }
    return max(0, places)
  }

  package mutating func begin() {
    underWay += 1
  }

  /// An answer came, or none.
  /// - Parameters:
  ///   - allowance: what the server said with it; nil where it said nothing, and what it said before
  ///     stands.
  ///   - posts: how many posts it was for: the parts of a thread may leave as one request.
  ///   - jitter: added to a pause of our own making, so that what failed together is not tried
  ///     together.
  package mutating func end(
    _ result: Result<Receipt, PublishFailure>, _ allowance: Allowance?, posts: Int = 1,
    jitter: (Duration) -> Duration, at now: Instant
  ) {
    underWay = max(0, underWay - posts)
    if let allowance {
      let next = StandingAllowance(allowance, at: now)
      self.allowance = self.allowance?.followed(by: next, at: now) ?? next
      if next.remaining <= 0 { pause(until: next.until) }
    }
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
        fail(asking: nil, after: failures + 2 - AccountTraffic.failuresThatBreak, jitter, at: now)
      }
    }
  }

  /// - Parameters:
  ///   - wait: how long the server asks us to wait.
  ///   - tries: how often it was tried in vain, for a pause of our own making; none where less than one.
  private mutating func fail(
    asking wait: Duration?, after tries: Int, _ jitter: (Duration) -> Duration, at now: Instant
  ) {
    if let wait { return pause(until: now + wait) }
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
