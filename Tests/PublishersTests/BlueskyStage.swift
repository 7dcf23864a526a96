import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

@testable import Publishers

/// A server of the AT Protocol and the publisher that posts to it.
struct BlueskyStage {
  let publisher: BlueskyPublisher
  private let folder: TemporaryFolder

  /// - Parameters:
  ///   - directory: where the server is found, in place of being named.
  ///   - identities: where it is kept who the account is.
  init(
    server: String?, handle: String, password: String, patience: Patience = .short,
    directory: BlueskyDirectory = .common, identities: String? = nil
  ) throws {
    folder = TemporaryFolder()
    try folder.write(Sample.pictureBytes, to: "media/bench.png")
    publisher = BlueskyPublisher(
      account: Account(
        id: "trust-bluesky", platform: .bluesky, server: server, handle: handle,
        credential: "bluesky-password"),
      server: try server.map { try ServerAddress($0) }, directory: directory,
      credentials: Credentials { _ in Secret(password) },
      pictures: PictureFolder(folder.path), http: sharedClient, patience: patience,
      identities: identities)
  }

  func prepare(
    _ revision: PostRevision = Sample.revision(platform: .bluesky),
    dispatch: Dispatch.ID = "dispatch-1", replyingTo parent: Receipt? = nil,
    stamp: Instant = .rightNow
  ) throws -> PreparedPost {
    try publisher.prepare(revision, dispatch: dispatch, replyingTo: parent, stamp: stamp)
  }

  func failure(of prepared: PreparedPost) async -> PublishFailure? {
    await #expect(throws: PublishFailure.self) { _ = try await publisher.publish(prepared) }
  }
}

extension BlueskyPlayer {
  nonisolated func stage(
    password: String = BlueskyHouse.password, patience: Patience = .short,
    identities: String? = nil
  ) throws -> BlueskyStage {
    try BlueskyStage(
      server: address, handle: "@" + BlueskyHouse.handle, password: password, patience: patience,
      identities: identities)
  }
}
