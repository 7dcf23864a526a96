import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support
import Testing

/// An X player and the publisher that posts to it.
struct XStage {
  let player: XPlayer
  let publisher: XPublisher
  private let folder: TemporaryFolder
  private let keys: String
  private let patience: Patience
  private let server: ServerAddress

  init(
    folder: TemporaryFolder = TemporaryFolder(),
    keys: String =
      #"{"consumerKey": "c", "consumerSecret": "cs", "token": "t", "tokenSecret": "ts"}"#,
    patience: Patience = .short, overTLS: Bool = false
  ) async throws {
    self.folder = folder
    self.keys = keys
    self.patience = patience
    player = try await XPlayer.startX()
    let address = player.address
    server = try ServerAddress(
      overTLS ? address.replacingOccurrences(of: "http:", with: "https:") : address)
    try folder.write(Sample.pictureBytes, to: "media/bench.png")
    publisher = XStage.publisher(server, folder, keys, patience)
  }

  /// The publisher of a daemon that was started again.
  func another() -> XPublisher { XStage.publisher(server, folder, keys, patience) }

  private static func publisher(
    _ server: ServerAddress, _ folder: TemporaryFolder, _ keys: String, _ patience: Patience
  ) -> XPublisher {
    XPublisher(
      account: Account(id: "trust-x", platform: .x, credential: "x-keys"),
      server: server, credentials: Credentials { _ in Secret(keys) },
      pictures: PictureFolder(folder.path), http: sharedClient, patience: patience,
      tokens: folder.path + "/tokens", now: { .rightNow }, nonce: { UUID().uuidString })
  }

  func prepare(
    _ revision: PostRevision = Sample.revision(platform: .x), replyingTo parent: Receipt? = nil,
    stamp: Instant = .rightNow
  ) throws -> PreparedPost {
    try publisher.prepare(revision, dispatch: "dispatch-1", replyingTo: parent, stamp: stamp)
  }

  func failure(of prepared: PreparedPost) async -> PublishFailure? {
    await #expect(throws: PublishFailure.self) { _ = try await publisher.publish(prepared) }
  }
}
