import AsyncHTTPClient
import CampaignCore
import CivilTime
import NIOHTTP1
import Synchronization

/// An account on a server that speaks Mastodon's API: Mastodon itself, GoToSocial, snac.
package struct MastodonPublisher: ReadingPublisher, PicturePublisher {
  let line: MastodonLine
  private let pictures: PictureFolder
  private let software: KnownSoftware
  private let sources = SourcesInHand()

  /// - Parameters:
  ///   - server: what the account's requests are sent to.
  ///   - pictures: where the pictures of posts are read from.
  package init(
    account: Account, server: ServerAddress, credentials: Credentials, pictures: PictureFolder,
    http: HTTPClient, patience: Patience = Patience()
  ) {
    line = MastodonLine(
      account: account, wire: Wire(http: http, server: server), credentials: credentials,
      patience: patience)
    self.pictures = pictures
    software = KnownSoftware()
  }

  /// "Idempotency keys are stored for up to 1 hour." — docs.joinmastodon.org, methods/statuses.
  /// GoToSocial and snac ignore the key, so it is trusted only where nodeinfo says `mastodon`.
  package var repeatability: Repeatability {
    software.current?.name == "mastodon" ? .within(.seconds(3600)) : .never
  }

  package func takeAllowance() -> Allowance? { line.allowance.take() }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let status = MastodonStatus(revision, replyingTo: parent)
    return PreparedPost(
      dispatch: dispatch, key: dispatch.text, body: try status.text(), stamp: stamp,
      media: revision.media)
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    let status = try MastodonStatus(prepared)
    let mediaIDs = try await pictureIDs(of: prepared)
    let answer = try await line.publish(request(status, mediaIDs, key: prepared.key))
    // Without an id there is no telling what became of it.
    guard let posted = json(MastodonPosted.self, in: answer.body), !posted.id.isEmpty else {
      throw PublishFailure(.unknown, "\(line.host) took the post but its answer cannot be read.")
    }
    return receipt(for: posted, asked: status, pictures: prepared.media.count)
  }

  /// "Unattached media are removed after" a day: MediaAttachmentsVacuum, TTL = 1.day
  /// (mastodon, app/lib/vacuum). Other servers keep them as long, or longer.
  package let picturesLast = Duration.seconds(86_400)

  package func upload(_ picture: Media) async throws(PublishFailure) -> String {
    let bytes = try await pictures.bytes(of: picture)
    return try await MastodonUpload(line: line).send(picture, bytes)
  }

  package func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    try await look(forAll: [prepared])[0].get()
  }

  package func look(
    forAll posts: [PreparedPost]
  ) async -> [Result<Sighting, PublishFailure>] {
    await learnSoftware()
    let wanted = posts.map { prepared in
      Result { () throws(PublishFailure) in
        MastodonSearch.Wanted(
          prepared: prepared, status: try MastodonStatus(prepared))
      }
    }
    let found = await search(for: wanted.compactMap { try? $0.get() })
    // One whose request cannot be read takes no place in what was found, and hides no other.
    var next = 0
    var sightings = wanted.map { wanted -> Result<Sighting, PublishFailure> in
      if case .failure(let failure) = wanted { return .failure(failure) }
      defer { next += 1 }
      return found.map { $0[next] }
    }
    for (index, sighting) in sightings.enumerated() where sighting == .success(.absent) {
      sightings[index] = await heardOut(posts[index])
    }
    return sightings
  }

  /// A post that the account does not show: its pictures, where they are with the server, say whether
  /// they belong to one. They may say so of a post that came since the account was read.
  private func heardOut(_ prepared: PreparedPost) async -> Result<Sighting, PublishFailure> {
    do throws(PublishFailure) {
      guard software.current?.name == "mastodon", let pictures = prepared.handedOver,
        try await MastodonWitness(line: line).sees(attached: pictures)
      else { return .success(.absent) }
      let wanted = MastodonSearch.Wanted(prepared: prepared, status: try MastodonStatus(prepared))
      let sighting = try await search(for: [wanted]).get()[0]
      guard sighting == .absent else { return .success(sighting) }
      return .success(
        .undecided(
          reason: "\(line.host) does not show it, but says that its pictures belong to a post"))
    } catch {
      return .failure(error)
    }
  }

  private func search(
    for wanted: [MastodonSearch.Wanted]
  ) async -> Result<[Sighting], PublishFailure> {
    do throws(PublishFailure) {
      let search = MastodonSearch(line: line, wanted: wanted, sources: sources)
      return .success(
        try await search.run { posted, wanted in
          receipt(for: posted, asked: wanted.status, pictures: wanted.prepared.media.count)
        })
    } catch {
      return .failure(error)
    }
  }

  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    let path = "/api/v1/statuses/\(percentEncoded(receipt.id))"
    let answer = try await line.ask(WireRequest(method: .DELETE, path: path))
    // What is no longer there has been taken down already.
    guard answer.isSuccess || answer.status == 404 || answer.status == 410 else {
      throw line.refusal(answer)
    }
  }

  package func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner {
    let answer = try await line.ask(
      WireRequest(path: "/api/v1/statuses/\(percentEncoded(found.id))"))
    if answer.status == 404 || answer.status == 410 { return .nobody }
    guard answer.isSuccess else { throw line.refusal(answer).beforePublishing }
    guard let author = json(MastodonShown.self, in: answer.body)?.account else { return .unknown }
    let me = try await line.read(MastodonAccount.self, "/api/v1/accounts/verify_credentials")
    return author.id == me.id ? .ourselves : .another("@\(author.acct ?? author.id)")
  }

  package func describe(
    _ receipt: Receipt, of prepared: PreparedPost, as words: [String]
  ) async throws(PublishFailure) {
    let status = try MastodonStatus(prepared)
    try await MastodonDescribing(line: line, id: receipt.id, status: status).run(words)
  }

  package func standing() async throws(PublishFailure) -> AccountStanding {
    let found = await learnSoftware()
    let who = try await line.read(MastodonAccount.self, "/api/v1/accounts/verify_credentials")
    let limits = try await instance()?.configuration
    return AccountStanding(
      handle: who.acct, software: found.map { "\($0.name) \($0.version ?? "")" },
      maximumCharacters: limits?.statuses?.maximumCharacters,
      maximumPictures: limits?.statuses?.maximumPictures,
      maximumPictureSize: limits?.pictures?.maximumSize,
      maximumPictureArea: limits?.pictures?.maximumArea,
      maximumFilmSize: limits?.pictures?.maximumFilmSize, pictureTypes: limits?.pictures?.types,
      maximumAltCharacters: limits?.pictures?.maximumAltCharacters,
      polls: limits?.polls?.limits)
  }

  private func request(
    _ status: MastodonStatus, _ mediaIDs: [String], key: String
  ) -> WireRequest {
    WireRequest(
      method: .POST, path: "/api/v1/statuses",
      headers: [
        "Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": key,
      ],
      body: status.form(mediaIDs: mediaIDs))
  }

  /// The server says 200 also where it left out what it did not understand: snac drops an unknown
  /// parent, and a limited account posts unlisted.
  private func receipt(
    for posted: MastodonPosted, asked status: MastodonStatus, pictures: Int
  ) -> Receipt {
    var remarks: [String] = []
    let shown = posted.media?.count ?? 0
    if shown != pictures { remarks.append("It went out with \(shown) of \(pictures) pictures.") }
    if posted.repliesTo != status.repliesTo { remarks.append("It does not answer its parent.") }
    if let visibility = posted.visibility, visibility != status.visibility {
      remarks.append("The server made it \(visibility), not \(status.visibility).")
    }
    if let poll = status.poll, posted.poll?.options.map(\.title) != poll.options {
      remarks.append("It went out without its poll, or with another.")
    }
    return Receipt(id: posted.id, url: posted.url, remarks: remarks)
  }

  /// snac and others without v2 have only v1, with the same names in it. A server that cannot say now
  /// what it takes has not said that it takes everything.
  private func instance() async throws(PublishFailure) -> MastodonInstance? {
    let newer = try await line.ask(WireRequest(path: "/api/v2/instance"))
    guard newer.status == 404 else { return try line.value(MastodonInstance.self, in: newer) }
    let older = try await line.ask(WireRequest(path: "/api/v1/instance"))
    return older.status == 404 ? nil : try line.value(MastodonInstance.self, in: older)
  }

  /// Asks once for as long as the daemon runs. A server that does not say is asked again next time.
  @discardableResult
  private func learnSoftware() async -> NodeInfo.Software? {
    if let known = software.current { return known }
    let found = await MastodonNodeInfo(line: line).read()
    software.learn(found)
    return found
  }
}

/// What the server runs, as far as it has been asked.
private final class KnownSoftware: Sendable {
  private let known = Mutex<NodeInfo.Software?>(nil)

  var current: NodeInfo.Software? { known.withLock { $0 } }

  func learn(_ software: NodeInfo.Software?) {
    if let software { known.withLock { $0 = software } }
  }
}
