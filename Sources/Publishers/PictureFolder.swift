import CampaignCore
import Foundation

/// The folder that the pictures of campaigns are read from, when a post is about to leave.
package struct PictureFolder: Sendable {
  private let path: String

  /// - Parameter path: the campaigns folder, below which `Media.file` names its files.
  package init(_ path: String) {
    self.path = path
  }

  /// The picture's bytes, which must still be those that were approved.
  func bytes(of picture: Media) async throws(PublishFailure) -> [UInt8] {
    let path = "\(path)/\(picture.file)"
    guard let bytes = await besideTheLoops({ FileManager.default.contents(atPath: path) }) else {
      throw PublishFailure(.notSent, "The picture \(picture.file) cannot be read.")
    }
    guard Digest.ofBytes(bytes) == picture.digest else {
      throw PublishFailure(
        .refused, "The picture \(picture.file) is not the one that was approved.")
    }
    return Array(bytes)
  }
}

/// Runs what waits for a disk on a thread of its own, so that no other post waits with it.
func besideTheLoops<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(returning: work()) }
  }
}
