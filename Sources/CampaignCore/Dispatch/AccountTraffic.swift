import CivilTime

/// What goes on at one account: how many posts are on their way there, and what its server has made
/// known of how many more may leave.
package struct AccountTraffic: Sendable {
  package private(set) var underWay = 0
  /// How many of these were due at each slot.
  private var slots: [Instant: Int] = [:]
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

  /// The earliest slot of what is on its way: nothing of a later one leaves beside it, so that readers
  /// see an account's posts in the order they were planned in.
  package var earliest: Instant? { slots.keys.min() }

  /// A post leaves that was due at this slot.
  package mutating func begin(_ slot: Instant) {
    underWay += 1
    slots[slot, default: 0] += 1
  }

  /// An answer came, or none.
  /// - Parameters:
  ///   - ended: the slots of the posts it was for: the parts of a thread may leave as one request.
  ///   - allowance: what the server said with it; nil where it said nothing.
  ///   - jitter: added to a pause of our own making.
  package mutating func end(
    _ ended: [Instant], _ result: Result<Receipt, PublishFailure>, _ allowance: Allowance?,
    jitter: (Duration) -> Duration, at now: Instant
  ) {
    underWay = max(0, underWay - ended.count)
    for slot in ended { slots[slot] = slots[slot].flatMap { $0 > 1 ? $0 - 1 : nil } }
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
