import CampaignCore
import CivilTime

/// A way onto the stage where posts are looked for by reading what an account shows.
struct StageTimeline: ReadingPublisher {
  let way: StagePublisher

  var repeatability: Repeatability { way.repeatability }

  func cost(of revision: PostRevision) -> Int { way.cost(of: revision) }

  func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    try way.prepare(revision, dispatch: dispatch, replyingTo: parent, stamp: stamp)
  }

  func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    try await way.publish(prepared)
  }

  func retract(_ receipt: Receipt) async throws(PublishFailure) {
    try await way.retract(receipt)
  }

  func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner {
    try await way.owner(of: found)
  }

  func describe(
    _ receipt: Receipt, of prepared: PreparedPost, as words: [String]
  ) async throws(PublishFailure) {
    try await way.describe(receipt, of: prepared, as: words)
  }

  func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    try await way.look(for: prepared)
  }

  func look(forAll posts: [PreparedPost]) async -> [Result<Sighting, PublishFailure>] {
    posts.map { way.stage.look(for: $0, on: way.account) }
  }
}

extension Stage {
  /// The way to one account.
  package func publisher(for account: Account.ID, _ repeatability: Repeatability) -> any Publisher {
    let way = StagePublisher(stage: self, account: account, repeatability: repeatability)
    if case .within = repeatability { return StageTimeline(way: way) }
    return way
  }
}
