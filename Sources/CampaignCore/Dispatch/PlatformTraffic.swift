import CivilTime

/// What a platform said of how many more posts it takes from all of our accounts together: X counts
/// them by application, whichever account they are for.
package struct PlatformTraffic: Sendable {
  private var said: (remaining: Int, until: Instant)?

  /// Two answers speak of the same span where its end differs by less: servers' clocks say seconds.
  private static let sameSpan = Duration.seconds(60)

  package init() {}

  /// Nothing leaves for the platform before this.
  package var pausedUntil: Instant? {
    said.flatMap { $0.remaining <= 0 ? $0.until : nil }
  }

  /// An answer spoke of it. One that was on its way for longer than the one before takes nothing back.
  package mutating func hear(_ allowance: Allowance, at now: Instant) {
    let until = now + allowance.renewsIn
    guard let said, now < said.until, until < said.until + PlatformTraffic.sameSpan else {
      self.said = (allowance.remaining, until)
      return
    }
    self.said = (min(said.remaining, allowance.remaining), said.until)
  }

  /// How many more posts may leave for all of its accounts; nil where it has not said.
  /// - Parameter underWay: how many are on their way to them.
  package func places(underWay: Int, at now: Instant) -> Int? {
    guard let said, now < said.until else { return nil }
    return max(0, said.remaining - underWay)
  }
}
