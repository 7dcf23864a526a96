import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import NIOCore
import NIOHTTP1

/// An account on X.
package struct XPublisher: PicturePublisher {
  private let line: XLine
  private let pictures: PictureFolder

  /// X knows no key of ours; it refuses most equal posts, but not all, and not for a known time.
  package let repeatability = Repeatability.never

  /// - Parameters:
  ///   - server: `https://api.x.com`, or a player.
  ///   - tokens: the folder that OAuth 2 tokens are kept in between two runs; nil where other daemons
  ///     publish on the account too, which those do not stand.
  ///   - now: for the signatures.
  ///   - nonce: for the signatures; another text at every call.
  package init(
    account: Account, server: ServerAddress, credentials: Credentials, pictures: PictureFolder,
    http: HTTPClient, patience: Patience = Patience(), tokens: String?,
    now: @escaping @Sendable () -> Instant,
    nonce: @escaping @Sendable () -> String
  ) {
    let wire = Wire(http: http, server: server)
    line = XLine(
      account: account, wire: wire, credentials: credentials, patience: patience, now: now,
      nonce: nonce,
      tokens: tokens.map {
        XTokens(
          account: account, wire: wire, folder: DurableFolder($0, mode: 0o600),
          patience: patience, now: now)
      })
    self.pictures = pictures
  }

  package func takeAllowance() -> Allowance? { line.allowance.take() }

  package func takePlatformAllowance() -> Allowance? { line.allowance.takeOfPlatform() }

  package func cost(of revision: PostRevision) -> Int { XPrice.ofPublishing(revision) }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let post = try XPost(revision, replyingTo: parent)
    return PreparedPost(
      dispatch: dispatch, key: dispatch.text, body: try jsonText(post), stamp: stamp,
      media: revision.media)
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    let post = try decoded(XPost.self, from: prepared)
    let body = try jsonText(post.request(mediaIDs: try await pictureIDs(of: prepared)))
    let answer = try await line.publish(
      WireRequest(
        method: .POST, path: "/2/tweets", headers: ["Content-Type": "application/json"],
        body: Array(body.utf8)))
    guard let id = json(XAnswer<XCreated>.self, in: answer.body)?.data.id, !id.isEmpty else {
      throw PublishFailure(.unknown, "\(line.host) took the post but its answer cannot be read.")
    }
    return receipt(id)
  }

  /// "expires_after_secs": 86400 (docs.x.com, x-api/media).
  package let picturesLast = Duration.seconds(86_400)

  package func cost(ofHandingOver picture: Media) -> Int { XPrice.ofHandingOver(picture) }

  package func upload(_ picture: Media) async throws(PublishFailure) -> String {
    let bytes = try await pictures.bytes(of: picture)
    return try await XUpload(line: line).send(picture, bytes)
  }

  /// Reads the account's posts since the first attempt (a page of 100) and compares words, pictures
  /// and parent.
  package func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    let post = try decoded(XPost.self, from: prepared)
    let me = try await line.read(XAnswer<XUser>.self, WireRequest(path: "/2/users/me")).data
    if let found = try await find(post, prepared, of: me).found {
      return .published(receipt(found))
    }
    try await pause(line.patience.beforeSecondLook)
    let second = try await find(post, prepared, of: me)
    if let found = second.found { return .published(receipt(found)) }
    return second.complete
      ? .absent : .undecided(reason: "The account has too many posts since then to see them all.")
  }

  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    let path = "/2/tweets/\(percentEncoded(receipt.id))"
    let answer = try await line.ask(WireRequest(method: .DELETE, path: path))
    guard answer.isSuccess || answer.status == 404 else { throw line.refusal(answer) }
  }

  /// By the name in its address: to ask for a post of others is billed as one.
  package func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner {
    guard let name = found.nameOnX else { return .unknown }
    let me = try await line.read(XAnswer<XUser>.self, WireRequest(path: "/2/users/me")).data
    guard let own = me.username else { return .unknown }
    return own.lowercased() == name.lowercased() ? .ourselves : .another("@\(name)")
  }

  package func standing() async throws(PublishFailure) -> AccountStanding {
    let me = try await line.read(XAnswer<XUser>.self, WireRequest(path: "/2/users/me")).data
    // "Image 5 MB", alt text up to 1,000 characters (docs.x.com, x-api/media). That an account may write
    // more than others is in no answer, so the house says it.
    return AccountStanding(
      handle: me.username, maximumCharacters: line.account.maximumCharacters ?? 280,
      maximumPictures: XPost.mostPictures,
      maximumPictureSize: 5_000_000, maximumAltCharacters: 1000)
  }

  private func find(
    _ post: XPost, _ prepared: PreparedPost, of me: XUser
  ) async throws(PublishFailure) -> (found: String?, complete: Bool) {
    // X wants whole seconds; its clock may be a little behind ours.
    let start = Instant(seconds: (prepared.stamp - .seconds(300)).seconds)
    let page = try await line.read(
      XTimeline.self, WireRequest(path: "/2/users/\(percentEncoded(me.id))/tweets"),
      query: [
        ("max_results", "100"), ("start_time", "\(start)"),
        ("tweet.fields", "created_at,entities,attachments,referenced_tweets"),
      ])
    let wanted = post.text.precomposedStringWithCanonicalMapping
    let found = page.data?.first { seen in
      seen.sentText.precomposedStringWithCanonicalMapping == wanted
        && seen.attachments?.pictures?.count ?? 0 == prepared.media.count
        && seen.parent == post.repliesTo
    }
    return (found?.id, page.meta?.next == nil)
  }

  private func receipt(_ id: String) -> Receipt {
    Receipt(id: id, url: "https://x.com/i/web/status/\(id)")
  }
}

/// Hands a picture with its words to X and waits until it can be attached (X API v2, media).
private struct XUpload {
  let line: XLine

  func send(_ picture: Media, _ bytes: [UInt8]) async throws(PublishFailure) -> String {
    var form = MultipartForm(boundary: picture.digest)
    form.add("media_category", "tweet_image")
    form.add("media", file: bytes, mimeType: picture.mimeType)
    form.close()
    let request = WireRequest(
      method: .POST, path: "/2/media/upload", headers: ["Content-Type": form.contentType],
      body: form.body)
    let media = try await line.read(
      XAnswer<XMedia>.self, request, within: line.patience.upload
    ).data
    try await waitUntilReady(media)
    if let alt = picture.alt { try await describe(media.id, alt) }
    return media.id
  }

  private func waitUntilReady(_ media: XMedia) async throws(PublishFailure) {
    let deadline = NIODeadline.now() + TimeAmount(line.patience.processing)
    var media = media
    while let state = media.processing?.state, state != "succeeded" {
      guard state != "failed", NIODeadline.now() < deadline else {
        throw PublishFailure(.notSent, "\(line.host) did not make a picture ready.")
      }
      try await pause(line.patience.betweenQuestions)
      media = try await line.read(
        XAnswer<XMedia>.self, WireRequest(path: "/2/media/upload"),
        query: [("command", "STATUS"), ("media_id", media.id)]
      ).data
    }
  }

  /// Without its words a picture does not go out.
  private func describe(_ id: String, _ alt: String) async throws(PublishFailure) {
    let body = try jsonText(Description(id: id, alt))
    let answer = try await line.ask(
      WireRequest(
        method: .POST, path: "/2/media/metadata", headers: ["Content-Type": "application/json"],
        body: Array(body.utf8)))
    guard answer.isSuccess else { throw line.refusal(answer).beforePublishing }
    // Somebody between us may say yes, and not have asked X.
    guard json(XAnswer<XMedia>.self, in: answer.body)?.data.id == id else {
      throw PublishFailure(.notSent, "\(line.host) does not say that a picture has its words.")
    }
  }

  private struct Description: Encodable {
    struct Metadata: Encodable {
      let alt: [String: String]

      enum CodingKeys: String, CodingKey {
        case alt = "alt_text"
      }
    }

    let id: String
    let metadata: Metadata

    init(id: String, _ alt: String) {
      self.id = id
      metadata = Metadata(alt: ["text": alt])
    }
  }
}
