import CivilTime

/// What a server last said of how many more requests it takes from an account.
package struct Allowance: Hashable, Sendable {
  package let remaining: Int
  /// How long until there are more.
  package let renewsIn: Duration

  package init(remaining: Int, renewsIn: Duration) {
    self.remaining = remaining
    self.renewsIn = renewsIn
  }
}

/// The same, with the moment at which the server counts anew.
package struct StandingAllowance: Hashable, Sendable {
  package let remaining: Int
  package let until: Instant

  /// One moment comes out a little differently each time: servers name it in whole seconds, and the
  /// clocks of two machines may differ by 5 s.
  private static let skew = Duration.seconds(5)

  package init(remaining: Int, until: Instant) {
    self.remaining = remaining
    self.until = until
  }

  init(_ allowance: Allowance, at now: Instant) {
    self.init(remaining: allowance.remaining, until: now + allowance.renewsIn)
  }

  /// What stands after the server said something more. Answers overtake each other: until it counts
  /// anew, the least that it said is the last that was true.
  package func followed(by next: StandingAllowance, at now: Instant) -> StandingAllowance {
    if until <= now || next.until > until + StandingAllowance.skew { return next }
    if next.until < until - StandingAllowance.skew { return self }
    return next.remaining < remaining ? next : self
  }
}
