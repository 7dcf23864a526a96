import CampaignCore
import CivilTime

extension Dispatcher {
  /// How many posts may be on their way at once, and how long a claim stands.
  package struct Limits: Sendable {
    /// One behind another leave those of an account; beside each other only what would be missed by
    /// waiting, and what is sent once more.
    package var atOncePerAccount = 16
    /// With how many posts on their way in their turn one look has enough: they leave while the next
    /// are claimed, and whoever stops everything does not wait for ten thousand claims.
    package var claimsAtOnce = 512
    package var lease: Duration = .seconds(120)
    /// How long before its moment a post is claimed, so that its attempt is on disk when the moment
    /// comes. Zero where somebody moves the clock by hand.
    package var ahead: Duration = .zero
    /// How long before its slot a post's pictures are handed over. Zero where somebody moves the clock
    /// by hand.
    package var picturesAhead: Duration = .zero

    /// How long an answer may wait for the next look, which writes it down with what it claims, where
    /// that comes as soon as there are places, or is due anyway. Zero where somebody moves the clock by
    /// hand.
    package var gathering: Duration = .zero

    package init() {}
  }

  /// How many more posts may leave for each account.
  func places(at now: Instant) -> Places {
    var underWay: [Platform: Int] = [:]
    if !platforms.isEmpty {
      for (account, traffic) in traffic {
        if let platform = platformOf[account] { underWay[platform, default: 0] += traffic.underWay }
      }
    }
    return Places(
      traffic: traffic, limit: limits.atOncePerAccount, platforms: platformOf,
      left: Dictionary(
        uniqueKeysWithValues: platforms.compactMap { platform, traffic in
          traffic.places(underWay: underWay[platform] ?? 0, at: now).map { (platform, $0) }
        }), at: now)
  }

  /// When the first of the servers that asked to be left alone, or seem to be down, is asked again.
  func firstEndOfPauses(after now: Instant) -> Instant? {
    let pauses =
      traffic.values.compactMap(\.pausedUntil) + platforms.values.compactMap(\.pausedUntil)
    return pauses.filter { $0 > now }.min()
  }

  /// What an answer said of all accounts of its platform: others may wait for what it leaves.
  /// - Returns: the same, for the other daemons.
  func hear(_ attempt: Attempt) -> HeardOfPlatform? {
    guard let said = attempt.publisher.takePlatformAllowance() else { return nil }
    let platform = attempt.post.platform
    platforms[platform, default: PlatformTraffic()].hear(said, at: clock.now)
    doorbell.ring()
    return HeardOfPlatform(platform: platform, allowance: said)
  }
}
