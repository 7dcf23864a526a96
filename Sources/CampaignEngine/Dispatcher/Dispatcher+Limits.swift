import CampaignCore
import CivilTime

extension Dispatcher {
  /// How many posts may be on their way at once, and how long a claim stands.
  package struct Limits: Sendable {
    package var atOncePerAccount = 128
    package var atOncePerPlatform = 512
    /// So many an account may have on their way whatever else its platform carries: one that is slow
    /// keeps nobody's last place.
    package var always = 4
    package var lease: Duration = .seconds(120)
    /// How long before its moment a post is claimed, so that its attempt is on disk when the moment
    /// comes. Zero where somebody moves the clock by hand.
    package var ahead: Duration = .zero

    /// How long an answer may wait for the next look, which writes it down with what it claims, where
    /// that comes as soon as there are places, or is due anyway. Zero where somebody moves the clock by
    /// hand.
    package var gathering: Duration = .zero

    package init() {}
  }

  /// How many more posts may leave for each account of the house.
  func places(at now: Instant) -> Places {
    let accounts = plan.map { Array($0.house.accounts.values) } ?? []
    var left: [Platform: Int] = [:]
    for account in accounts {
      left[account.platform, default: limits.atOncePerPlatform] -=
        traffic[account.id]?.underWay ?? 0
    }
    var known: [Account.ID: Int] = [:]
    for account in accounts {
      let traffic = traffic[account.id] ?? AccountTraffic()
      let shared = max(left[account.platform] ?? 0, limits.always - traffic.underWay)
      known[account.id] = min(traffic.places(of: limits.atOncePerAccount, at: now), max(0, shared))
    }
    return Places(known: known, others: limits.atOncePerAccount)
  }
}
