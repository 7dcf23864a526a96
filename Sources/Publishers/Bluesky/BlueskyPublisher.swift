import AsyncHTTPClient
import CampaignCore
import CivilTime
import NIOHTTP1

/// An account on Bluesky, or on any server of the AT Protocol. A post is a record under a key of our
/// own, so putting it twice leaves one.
package struct BlueskyPublisher: PicturePublisher {
  private let account: Account
  let line: BlueskyLine
  private let pictures: PictureFolder
  private let mentions = BlueskyMentions()
  /// Whether the server has said that it takes no threads in one request.
  let takesPartsOnly = Flag()

  /// putRecord on a key that holds the same record does nothing and says 200, for ever
  /// (bluesky-social/atproto, packages/pds, putRecord.ts).
  package let repeatability = Repeatability.forever

  /// - Parameters:
  ///   - server: where the account signs in; its records go to the server the account lives on. Nil
  ///     where that is found by the account's handle.
  ///   - directory: where handles are looked up.
  ///   - pictures: where the pictures of posts are read from.
  ///   - identities: the folder in which it is kept who the account is on its server; nil where that
  ///     is asked after each start.
  package init(
    account: Account, server: ServerAddress?, directory: BlueskyDirectory,
    credentials: Credentials, pictures: PictureFolder, http: HTTPClient,
    patience: Patience = Patience(), identities: String? = nil
  ) {
    self.account = account
    self.pictures = pictures
    let lookup = BlueskyLookup(directory: directory, http: http, patience: patience)
    let entrance =
      server.map { BlueskySession.Entrance.server(Wire(http: http, server: $0)) }
      ?? .byHandle(lookup)
    let session = BlueskySession(
      account: account, entrance: entrance, credentials: credentials, patience: patience,
      memory: identities.map { BlueskyMemory(of: account, in: DurableFolder($0)) })
    line = BlueskyLine(session: session, patience: patience)
  }

  package func takeAllowance() -> Allowance? { line.allowance.take() }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let post = try BlueskyPost(
      revision, dispatch: dispatch, replyingTo: parent, mentioning: mentions.dids, stamp: stamp)
    return PreparedPost(
      dispatch: dispatch, key: post.key, body: try jsonText(post), stamp: stamp,
      media: revision.media)
  }

  package func getReady(for revisions: [PostRevision] = []) async {
    // Each look-up would sign in anew where this does not.
    guard (try? await line.session.opened()) != nil else { return }
    await mentions.lookUp(in: revisions, by: line)
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    let post = try decoded(BlueskyPost.self, from: prepared)
    _ = try await pictureIDs(of: prepared)
    try await putGate(of: post)
    return try await put(post, showing: prepared.media)
  }

  /// What no record names is deleted after "a time window (eg, minutes)": where it was, the record is
  /// refused, and the picture handed over once more.
  package let picturesLast = Duration.seconds(600)

  package func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    let post = try decoded(BlueskyPost.self, from: prepared)
    return try await sighting(of: post)
  }

  /// Deleting a record that is not there is a success, though arroba words it as a fault; so where
  /// it is not a plain yes, we look.
  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    guard let key = receipt.id.split(separator: "/").last.map(String.init) else { return }
    do throws(PublishFailure) {
      _ = try await line.call("com.atproto.repo.deleteRecord") { access in
        [
          "repo": .text(access.did), "collection": .text(BlueskyPost.collection),
          "rkey": .text(key),
        ]
      }
    } catch {
      let search = BlueskySearch(line: line, key: key)
      guard error.kind == .refused, try await search.isAbsent() else { throw error }
    }
  }

  /// An address names its account by the handle or the DID. Deleting, which names none, would find
  /// nothing of another's, and say that it is gone.
  package func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner {
    let parts = found.id.split(separator: "/").map(String.init)
    guard parts.count == 4, let key = parts.last else { return .unknown }
    let access = try await line.session.opened().access
    let own = [access.did, access.handle, account.handle ?? access.handle]
    guard own.contains(where: { $0.drop { $0 == "@" }.lowercased() == parts[1].lowercased() })
    else { return .another(parts[1]) }
    switch try await BlueskySearch(line: line, key: key).run() {
    case .found: return .ourselves
    case .absent: return .nobody
    case .undecided: return .unknown
    }
  }

  package var tokenEnds: Instant? { get async { await line.session.ends } }

  package func standing() async throws(PublishFailure) -> AccountStanding {
    let access = try await line.session.opened().access
    return AccountStanding(
      handle: access.handle, maximumCharacters: 300, maximumPictures: BlueskyPost.mostPictures,
      maximumPictureSize: BlueskyPost.largestPicture)
  }

  /// Before the post, so that there is no moment at which anybody may reply; a gate without a post
  /// does nothing, and putting the same one again neither.
  private func putGate(of post: BlueskyPost) async throws(PublishFailure) {
    guard let gate = post.gate else { return }
    _ = try await line.call("com.atproto.repo.putRecord") { access in
      [
        "repo": .text(access.did), "collection": .text(BlueskyPost.gateCollection),
        "rkey": .text(post.key), "record": post.gate(gate, on: access.did),
        "validate": .bool(true),
      ]
    }
  }

  /// `swapRecord: null` says that nothing may be under the key yet but this very record.
  private func put(
    _ post: BlueskyPost, showing pictures: [Media]
  ) async throws(PublishFailure) -> Receipt {
    let outcome = try await attempt("com.atproto.repo.putRecord", showing: pictures) { access in
      [
        "repo": .text(access.did), "collection": .text(BlueskyPost.collection),
        "rkey": .text(post.key), "record": post.record, "swapRecord": .null,
        "validate": .bool(true),
      ]
    }
    switch outcome {
    case .refused(let refusal, _) where refusal.name == "InvalidSwap":
      return try await whatIsThere(instead: post, refusal)
    case .refused(let refusal, _): throw refusal.failure
    case .answered(let answer, let access):
      guard let record = json(BlueskyRecord.self, in: answer.body), !record.uri.isEmpty else {
        throw PublishFailure(
          .unknown, "\(access.wire.server.host) took the post but its answer cannot be read.")
      }
      return receipt(for: post, record, access)
    }
  }

  /// Calls a procedure that publishes. A server that has let go of a picture does nothing: it gets
  /// the pictures anew, and the same call.
  func attempt(
    _ procedure: String, showing pictures: [Media],
    _ input: (BlueskySession.Access) -> RecordValue
  ) async throws(PublishFailure) -> BlueskyLine.Outcome {
    let outcome = try await line.attempt(procedure, input)
    guard case .refused(let refusal, _) = outcome, refusal.name == "BlobNotFound",
      !pictures.isEmpty
    else { return outcome }
    for picture in pictures { _ = try await upload(picture) }
    return try await line.attempt(procedure, input)
  }

  /// Our key is taken: by this very record, then it is out; by another, then it cannot go there.
  private func whatIsThere(
    instead post: BlueskyPost, _ refusal: BlueskyRefusal
  ) async throws(PublishFailure) -> Receipt {
    switch try await sighting(of: post) {
    case .published(let receipt): return receipt
    case .absent, .undecided: throw refusal.failure
    }
  }

  private func sighting(of post: BlueskyPost) async throws(PublishFailure) -> Sighting {
    switch try await BlueskySearch(line: line, key: post.key).run() {
    case .absent: return .absent
    case .undecided(let reason): return .undecided(reason: reason)
    case .found(let record, let access):
      if let id = record.cid, id != post.contentID {
        return .undecided(reason: "There is another record under the key \(post.key).")
      }
      return .published(receipt(for: post, record, access))
    }
  }

  func receipt(
    for post: BlueskyPost, _ record: BlueskyRecord, _ access: BlueskySession.Access
  ) -> Receipt {
    receipt(for: post, record, handle: access.handle)
  }

  func receipt(for post: BlueskyPost, _ record: BlueskyRecord, handle: String) -> Receipt {
    let id = record.cid ?? post.contentID
    let thread = post.root.map { " \($0.uri) \($0.contentID)" } ?? ""
    let changed = "The server keeps it as another record than we sent."
    return Receipt(
      id: record.uri,
      url: account.staysOnThisMachine
        ? nil : "https://bsky.app/profile/\(handle)/post/\(post.key)",
      reference: id + thread, remarks: id == post.contentID ? [] : [changed])
  }

  /// The server must know the picture by the name the record calls it by. Uploading the same bytes
  /// again is harmless.
  package func upload(_ picture: Media) async throws(PublishFailure) -> String {
    let bytes = try await pictures.bytes(of: picture)
    let answer = try await line.upload(bytes, mimeType: picture.mimeType)
    guard let kept = json(BlueskyBlob.self, in: answer.body)?.blob else {
      throw PublishFailure(.notSent, "The server took \(picture.file) in a way we cannot read.")
    }
    guard kept == (try blob(picture)) else {
      throw PublishFailure(
        .refused, "The server keeps \(picture.file) as another picture than was approved.")
    }
    return ContentID(ofPicture: picture.digest)?.description ?? picture.digest.hex
  }
}
