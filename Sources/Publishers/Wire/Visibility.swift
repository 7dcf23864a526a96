import CampaignCore

extension PostRevision {
  /// Holds back what is for followers alone from a platform that would show it to everybody.
  func mayBeSeenByAll() throws(PublishFailure) {
    let platform = post.platform
    guard platform.showsEachPostToAll, presentation?.visibility == .followers else { return }
    throw PublishFailure(
      .refused, "It is for followers alone, and \(platform.properName) would show it to everybody.")
  }
}
