import CampaignCore
import Synchronization

/// A thread as one commit: `com.atproto.repo.applyWrites`, at most 200 writes, all or none
/// (bluesky-social/atproto, packages/pds, applyWrites.ts). Each part's record is named by its bytes and
/// stands under a key of our own, so replies can name their parents before anything is sent.
///
/// `applyWrites#create` on a key that is taken is HTTP 500 and changes nothing, so it cannot be told
/// from a server that fails. That is why only the first request for a thread goes this way: after an
/// unknown outcome each part is looked for, and put again by `putRecord`, which makes one post whatever
/// became of the request for all, also where that one arrives late.
extension BlueskyPublisher: ThreadPublisher {
  /// "maxLength": 200 (lexicon com.atproto.repo.applyWrites); two for a part with a thread gate.
  private static let mostParts = 100

  package var takesThreads: Bool { !takesPartsOnly.isUp && line.session.identity != nil }

  /// Nil until the server has once said who we are there, since that is part of a post's address.
  package func foreseen(_ prepared: PreparedPost) -> Receipt? {
    guard !takesPartsOnly.isUp, let identity = line.session.identity,
      let post = try? decoded(BlueskyPost.self, from: prepared)
    else { return nil }
    let record = BlueskyRecord(uri: post.address(in: identity.did), cid: post.contentID)
    return receipt(for: post, record, handle: identity.handle)
  }

  package func publish(
    together parts: [PreparedPost]
  ) async throws(PublishFailure) -> [Receipt] {
    var posts: [BlueskyPost] = []
    for part in parts { posts.append(try decoded(BlueskyPost.self, from: part)) }
    guard posts.count <= BlueskyPublisher.mostParts else {
      throw PublishFailure(
        .refused, "Bluesky takes threads of up to \(BlueskyPublisher.mostParts) parts.")
    }
    for part in parts { _ = try await pictureIDs(of: part) }
    // Who we are there may be remembered from an earlier run, and have changed since.
    let did = try await line.session.opened().access.did
    let addresses = posts.map { $0.address(in: did) }
    guard posts.dropFirst().allSatisfy({ $0.parent.map(addresses.contains) ?? true }) else {
      throw PublishFailure(
        .notSent, "The account is another than the thread was prepared for; it is prepared anew.")
    }
    let pictures = parts.flatMap(\.media)
    let outcome = try await attempt("com.atproto.repo.applyWrites", showing: pictures) { access in
      [
        "repo": .text(access.did), "validate": .bool(true),
        "writes": .list(posts.flatMap { $0.creations(on: access.did) }),
      ]
    }
    switch outcome {
    case .refused(let refusal, _) where refusal.isOfUnknownMethod:
      takesPartsOnly.raise()
      throw PublishFailure(
        .notSent, "The server takes no threads in one request; its parts go out one by one.")
    case .refused(let refusal, _): throw refusal.failure
    case .answered(let answer, let access): return try receipts(for: posts, answer, access)
    }
  }

  private func receipts(
    for posts: [BlueskyPost], _ answer: WireAnswer, _ access: BlueskySession.Access
  ) throws(PublishFailure) -> [Receipt] {
    let written = json(BlueskyWrites.self, in: answer.body)?.results ?? []
    let names = Dictionary(
      written.compactMap { one in one.uri.map { ($0, one.cid) } },
      uniquingKeysWith: { first, _ in first })
    var receipts: [Receipt] = []
    for post in posts {
      let uri = post.address(in: access.did)
      guard let name = names[uri] else {
        throw PublishFailure(
          .unknown, "\(access.wire.server.host) took the thread but its answer cannot be read.")
      }
      receipts.append(receipt(for: post, BlueskyRecord(uri: uri, cid: name), access))
    }
    return receipts
  }
}

extension BlueskyPost {
  /// The address of what it replies to.
  fileprivate var parent: String? {
    guard case .map(let fields) = record, case .map(let reply)? = fields["reply"],
      case .map(let parent)? = reply["parent"], case .text(let uri)? = parent["uri"]
    else { return nil }
    return uri
  }

  /// The writes that bring it into an account: its thread gate, where it has one, and itself.
  fileprivate func creations(on did: String) -> [RecordValue] {
    let itself = creation(of: record, in: BlueskyPost.collection)
    guard let gate else { return [itself] }
    return [creation(of: self.gate(gate, on: did), in: BlueskyPost.gateCollection), itself]
  }

  private func creation(of record: RecordValue, in collection: String) -> RecordValue {
    [
      "$type": "com.atproto.repo.applyWrites#create", "collection": .text(collection),
      "rkey": .text(key), "value": record,
    ]
  }
}

/// Something learned of a server that stays true for as long as the daemon runs.
final class Flag: Sendable {
  private let state = Mutex(false)

  var isUp: Bool { state.withLock(\.self) }

  func raise() { state.withLock { $0 = true } }
}
