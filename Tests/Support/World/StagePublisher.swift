import CampaignCore
import CampaignStore
import CivilTime
import Foundation

extension Repeatability {
  func isOnePost(first: Instant, again: Instant) -> Bool {
    switch self {
    case .forever: true
    case .within(let window): again < first + window
    case .never: false
    }
  }
}

package struct StagePublisher: ThreadPublisher {
  let stage: Stage
  let account: Account.ID
  package let repeatability: Repeatability

  /// What a post on X costs here, in thousandths of a US dollar.
  package static let costOnX = 15

  package func cost(of revision: PostRevision) -> Int {
    revision.post.platform == .x ? StagePublisher.costOnX : 0
  }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let words = Words(
      post: revision.post.id, revision: revision.digest, text: revision.text,
      repliesTo: parent?.id)
    let body: String
    do {
      body = try jsonText(words)
    } catch {
      throw PublishFailure(.refused, "it cannot be written down")
    }
    // Only where posts stand under keys of our own must these rise.
    let key = repeatability == .forever ? "\(stamp.microseconds)" : dispatch.text
    return PreparedPost(dispatch: dispatch, key: key, body: body, stamp: stamp, media: [])
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    let result = stage.take([prepared], on: account, repeatability)
    await stage.waitWhileStalled(account)
    guard let receipt = try result.get().first else {
      throw PublishFailure(.refused, "not a request this platform knows")
    }
    return receipt
  }

  /// Where posts stand under keys of our own, their receipts are known beforehand.
  package func foreseen(_ prepared: PreparedPost) -> Receipt? {
    repeatability == .forever ? Stage.receipt("\(account)-\(prepared.key)") : nil
  }

  package func publish(together parts: [PreparedPost]) async throws(PublishFailure) -> [Receipt] {
    let result = stage.take(parts, on: account, repeatability)
    await stage.waitWhileStalled(account)
    return try result.get()
  }

  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    try stage.takeDown(receipt, on: account).get()
  }

  package func describe(
    _ receipt: Receipt, of prepared: PreparedPost, as words: [String]
  ) async throws(PublishFailure) {
    try stage.describe(receipt, as: words, on: account)
  }

  package func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    try stage.look(for: prepared, on: account).get()
  }
}

/// What a request to the stage says.
struct Words: Codable {
  let post: Post.ID
  let revision: Digest
  let text: String
  let repliesTo: String?

  init(post: Post.ID, revision: Digest, text: String, repliesTo: String?) {
    self.post = post
    self.revision = revision
    self.text = text
    self.repliesTo = repliesTo
  }

  init?(_ prepared: PreparedPost) {
    guard let words = try? JSONDecoder().decode(Words.self, from: Data(prepared.body.utf8)) else {
      return nil
    }
    self = words
  }
}
