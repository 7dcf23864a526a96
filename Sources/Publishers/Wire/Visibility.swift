import CampaignCore

extension PostRevision {
  /// Holds back what is for followers alone from a platform that shows each post to everybody: Bluesky's
  /// records are public, and on X the account is protected or is not.
  func mayBeSeenByAll(on platform: String) throws(PublishFailure) {
    guard presentation?.visibility == .followers else { return }
    throw PublishFailure(
      .refused, "It is for followers alone, and \(platform) would show it to everybody.")
  }
}
