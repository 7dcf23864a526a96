import CampaignCore
import CivilTime
import Foundation

/// A folder that takes posts as files: the account that needs no server. A second program may carry
/// them on, and rehearsals publish here.
///
/// A dispatch is always the same file, so sending it twice leaves one post.
package struct Outbox: Publisher {
  private let account: Account
  private let folder: String

  package let repeatability = Repeatability.forever

  /// - Parameter folder: made where it is missing, when the first post comes.
  package init(account: Account, folder: String) {
    self.account = account
    self.folder = folder
  }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let post = OutboxPost(revision, account: account.id, dispatch: dispatch, replyingTo: parent)
    return PreparedPost(
      dispatch: dispatch, key: dispatch.text, body: try jsonText(post), stamp: stamp,
      media: revision.media)
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    let post = try OutboxPost(prepared)
    try await work { folder throws(DurableFolder.Fault) in
      try folder.put(Array(post.content.utf8), as: post.file)
    }
    return receipt(for: post)
  }

  package func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    let post = try OutboxPost(prepared)
    return exists(post) ? .published(receipt(for: post)) : .absent
  }

  /// Removes the file; whoever has carried it on already has to take it down there.
  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    try await work { folder throws(DurableFolder.Fault) in try folder.remove(receipt.id) }
  }

  private func work(
    _ work: @escaping @Sendable (DurableFolder) throws(DurableFolder.Fault) -> Void
  ) async throws(PublishFailure) {
    let folder = DurableFolder(folder)
    let fault = await besideTheLoops { () -> DurableFolder.Fault? in
      do throws(DurableFolder.Fault) {
        try work(folder)
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw fault.asPublishFailure }
  }

  private func exists(_ post: OutboxPost) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(post.file)")
  }

  private func receipt(for post: OutboxPost) -> Receipt {
    let url = URL(fileURLWithPath: "\(folder)/\(post.file)").absoluteString
    return Receipt(id: post.file, url: url)
  }
}
