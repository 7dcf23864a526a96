import CivilTime

/// What goes on at one account: how many posts are on their way there, and what its server has made
/// known of how many more may leave.
package struct AccountTraffic: Sendable {
  package private(set) var underWay = 0
  private var throttle = Throttle()
  /// How many answers are not on disk yet, so that no other daemon can know of them.
  private var untold = 0

  package init() {}

  /// Nothing leaves before this.
  package var pausedUntil: Instant? { throttle.pausedUntil }

  /// Whether the server is taken to be down.
  package var isBroken: Bool { throttle.isBroken }

  /// How many more posts may leave now, of at most `limit` on their way at once.
  package func places(of limit: Int, at now: Instant) -> Int {
    throttle.places(of: limit, underWay: underWay, at: now)
  }

  /// A post leaves.
  package mutating func begin() { underWay += 1 }

  /// An answer came, or none.
  /// - Parameters:
  ///   - count: for how many posts: the parts of a thread may leave as one request.
  ///   - allowance: what the server said with it; nil where it said nothing.
  ///   - jitter: added to a pause of our own making.
  package mutating func end(
    of count: Int, _ result: Result<Receipt, PublishFailure>, _ allowance: Allowance?,
    jitter: (Duration) -> Duration, at now: Instant
  ) {
    underWay = max(0, underWay - count)
    throttle = throttle.believed(at: now)
    throttle.hear(result, allowance, jitter: jitter, at: now)
    untold += 1
  }

  /// What an answer said is on disk, with what all daemons have heard of the server.
  package mutating func tell() {
    untold = max(0, untold - 1)
  }

  /// What all daemons have heard takes the place of what this one has, which is among it.
  package mutating func follow(_ shared: Throttle) {
    if untold == 0 { throttle = shared }
  }
}
