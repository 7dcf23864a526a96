import CampaignCore
import CampaignStore
import CivilTime
import Foundation
import Synchronization

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
  /// What it was told of shortly before it was due.
  package let foretold = Foretold()

  /// What a post on X costs here, in thousandths of a US dollar.
  package static let costOnX = 15

  package func cost(of revision: PostRevision) -> Int {
    revision.post.platform == .x ? StagePublisher.costOnX : 0
  }

  package func takePlatformAllowance() -> Allowance? { stage.counter.left }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let words = Words(
      post: revision.post.id, platform: revision.post.platform, revision: revision.digest,
      text: revision.text, repliesTo: parent?.id)
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

  package func getReady(for revisions: [PostRevision]) async {
    foretold.add(revisions.map(\.post.id))
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    let result = stage.take([prepared], on: account, repeatability)
    if (try? result.get()) != nil { stage.counter.count() }
    await stage.waitWhileStalled(account)
    guard let receipt = try result.get().first else {
      throw PublishFailure(.refused, "not a request this platform knows")
    }
    return receipt
  }

  package var takesThreads: Bool { repeatability == .forever }

  /// Where posts stand under keys of our own, their receipts are known beforehand.
  package func foreseen(_ prepared: PreparedPost) -> Receipt? {
    guard repeatability == .forever, let words = Words(prepared) else { return nil }
    return Stage.receipt("\(account)-\(prepared.key)", on: words.platform)
  }

  package func publish(together parts: [PreparedPost]) async throws(PublishFailure) -> [Receipt] {
    let result = stage.take(parts, on: account, repeatability)
    await stage.waitWhileStalled(account)
    return try result.get()
  }

  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    try stage.takeDown(receipt, on: account).get()
  }

  package func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner {
    guard let shown = stage.shown.first(where: { $0.receipt.id == found.id }) else {
      return .unknown
    }
    return shown.account == account ? .ourselves : .another(shown.account.text)
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

/// The posts that a way to an account got ready for.
package final class Foretold: Sendable {
  private let told = Mutex<[Post.ID]>([])

  package var posts: [Post.ID] { told.withLock(\.self) }

  func add(_ posts: [Post.ID]) { told.withLock { $0 += posts } }
}

extension Stage {
  /// A post's name and address in its platform's own way, so that one tells the other.
  static func receipt(_ key: String, on platform: Platform) -> Receipt {
    switch platform {
    case .mastodon: Receipt(id: key, url: "https://stage.example/@trust/\(key)")
    case .x: Receipt(id: key, url: "https://x.com/i/web/status/\(key)")
    case .bluesky:
      Receipt(
        id: "at://trust.example/app.bsky.feed.post/\(key)",
        url: "https://bsky.app/profile/trust.example/post/\(key)")
    case .outbox: Receipt(id: key, url: "file:///outbox/\(key)")
    case .webhook: Receipt(id: key, url: nil, reference: key)
    }
  }
}

/// What a request to the stage says.
struct Words: Codable {
  let post: Post.ID
  let platform: Platform
  let revision: Digest
  let text: String
  let repliesTo: String?

  init(post: Post.ID, platform: Platform, revision: Digest, text: String, repliesTo: String?) {
    self.post = post
    self.platform = platform
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
