/// Plays a Mastodon server on this machine: it keeps what is posted, knows the first status of an
/// Idempotency-Key for ever, and has bad days when a test says so. It behaves as the server's code,
/// its documentation and recordings of it say (conformance/mastodon-recordings).
package typealias MastodonPlayer = Player<MastodonHouse>

extension Player<MastodonHouse> {
  /// Starts on a free port, with one account whose token is `token`.
  package static func start(
    _ software: MastodonSoftware = .mastodon("4.5.3"), token: String = "token-of-the-trust"
  ) async throws -> MastodonPlayer {
    try await start(MastodonHouse(software, token: token))
  }

  package var statuses: [StoredStatus] { house.statuses }

  /// How many posts are taken before 429; nil for no limit.
  package func limitPosts(to count: Int?) { change { $0.postsAllowed = count } }

  /// How often a picture answers "not yet" before it is ready.
  package func slowPictures(_ questions: Int) { change { $0.questionsUntilReady = questions } }

  /// Keeps posts without the pictures they came with.
  package func dropPictures() { change { $0.dropsPictures = true } }
}
