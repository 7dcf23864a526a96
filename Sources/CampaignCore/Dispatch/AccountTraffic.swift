import CivilTime

/// What goes on at one account: how many posts are on their way there, and what its server has made
/// known of how many more may leave.
package struct AccountTraffic: Sendable {
  package private(set) var underWay = 0
  private var throttle = Throttle()

  package init() {}

  /// Nothing leaves before this.
  package var pausedUntil: Instant? { throttle.pausedUntil }

  /// Whether the server is taken to be down.
  package var isBroken: Bool { throttle.isBroken }

  /// How many more posts may leave now, of at most `limit` on their way at once.
  package func places(of limit: Int, at now: Instant) -> Int {
    throttle.places(of: limit, underWay: underWay, at: now)
  }

  package mutating func begin() {
    underWay += 1
  }

  /// An answer came, or none.
  /// - Parameters:
  ///   - allowance: what the server said with it; nil where it said nothing.
  ///   - posts: how many posts it was for: the parts of a thread may leave as one request.
  ///   - jitter: added to a pause of our own making.
  package mutating func end(
    _ result: Result<Receipt, PublishFailure>, _ allowance: Allowance?, posts: Int = 1,
    jitter: (Duration) -> Duration, at now: Instant
  ) {
    underWay = max(0, underWay - posts)
    throttle = throttle.believed(at: now)
    throttle.hear(result, allowance, jitter: jitter, at: now)
  }
}
