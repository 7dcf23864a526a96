import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support
import Testing

/// A Mastodon player and the publisher that posts to it, with patience for a test.
struct MastodonStage {
  let player: MastodonPlayer
  let publisher: MastodonPublisher
  private let folder = TemporaryFolder()

  init(
    _ software: MastodonSoftware = .mastodon("4.5.3"), token: String? = nil,
    patience: Patience = .short, overTLS: Bool = false
  ) async throws {
    player = try await MastodonPlayer.start(software)
    try folder.write(Sample.pictureBytes, to: "media/bench.png")
    let known = await player.house.token
    let secret = token ?? known
    publisher = MastodonPublisher(
      account: Account(
        id: "trust-mastodon", platform: .mastodon, server: player.address,
        credential: "mastodon-token"),
      server: try ServerAddress(
        overTLS
          ? player.address.replacingOccurrences(of: "http:", with: "https:") : player.address),
      credentials: Credentials { $0 == "mastodon-token" ? Secret(secret) : nil },
      pictures: PictureFolder(folder.path), http: sharedClient, patience: patience)
  }

  func prepare(
    _ revision: PostRevision = Sample.revision(platform: .mastodon),
    dispatch: Dispatch.ID = "dispatch-1", replyingTo parent: Receipt? = nil,
    stamp: Instant = .rightNow
  ) throws -> PreparedPost {
    try publisher.prepare(revision, dispatch: dispatch, replyingTo: parent, stamp: stamp)
  }

  /// How publishing this fails.
  func failure(of prepared: PreparedPost) async -> PublishFailure? {
    await #expect(throws: PublishFailure.self) { _ = try await publisher.publish(prepared) }
  }
}

/// One client for all tests, as there is one for the daemon.
let sharedClient = HTTPClient.forPublishing()

extension Patience {
  /// Long enough for this machine, short enough where a server is silent.
  static let short = Patience(
    answer: .seconds(20), upload: .seconds(20), processing: .seconds(20),
    betweenQuestions: .milliseconds(1), beforeSecondLook: .milliseconds(1))
  /// For a server that is meant to say nothing.
  static let none = Patience(
    answer: .seconds(2), upload: .seconds(2), processing: .seconds(2),
    betweenQuestions: .milliseconds(1), beforeSecondLook: .milliseconds(1))
}
