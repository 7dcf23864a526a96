import CampaignCore
import CivilTime
import Foundation
import NIOHTTP1

/// How an app may act for an account on X by OAuth 2: the credential names the app and the refresh
/// token its owner was given.
struct XGrant: Decodable {
  let clientID: String
  let clientSecret: String?
  let refreshToken: String
}

/// The access tokens of one account. A refresh token is good once, and using it twice is said to end
/// the whole grant, so there is one refresher, and the next refresh token is on disk before the access
/// token it came with is used.
actor XTokens {
  /// What is kept between two runs of the daemon.
  private struct Kept: Codable {
    /// The digest of the refresh token in the credential: another one there begins anew.
    let origin: String
    let accessToken: String
    let refreshToken: String
    let expires: Instant
  }

  private let account: Account
  private let wire: Wire
  private let folder: DurableFolder
  private let patience: Patience
  private let now: @Sendable () -> Instant
  private var kept: Kept?
  /// False after a disk did not take `kept`: it is all there is of the grant then, so it stays in hand
  /// and is written again before it is used.
  private var isOnDisk = true
  private var refreshing: Task<Result<Secret, PublishFailure>, Never>?

  /// "access token 2 h", in seconds.
  private static let lifetime: Int64 = 7_200
  /// Renewed when less than this is left.
  private static let margin = Duration.seconds(120)

  init(
    account: Account, wire: Wire, folder: DurableFolder, patience: Patience,
    now: @escaping @Sendable () -> Instant
  ) {
    self.account = account
    self.wire = wire
    self.folder = folder
    self.patience = patience
    self.now = now
  }

  /// A token that is good now.
  /// - Parameter refused: one that the server no longer takes, whatever it said before.
  func access(_ grant: XGrant, after refused: Secret? = nil) async throws(PublishFailure) -> Secret
  {
    if let refreshing { return try await refreshing.value.get() }
    if self.kept == nil { self.kept = try read() }
    let current = self.kept.flatMap { $0.origin == origin(of: grant) ? $0 : nil }
    if let current, isOnDisk, isGood(current, after: refused) { return Secret(current.accessToken) }
    let task = Task { await self.renew(current, grant, after: refused) }
    refreshing = task
    defer { refreshing = nil }
    return try await task.value.get()
  }

  private func isGood(_ kept: Kept, after refused: Secret?) -> Bool {
    kept.accessToken != refused?.revealed() && kept.expires > now() + XTokens.margin
  }

  private func renew(
    _ current: Kept?, _ grant: XGrant, after refused: Secret?
  ) async -> Result<Secret, PublishFailure> {
    do throws(PublishFailure) {
      if let current, !isOnDisk { try await keep(current) }
      if let current, isGood(current, after: refused) {
        return .success(Secret(current.accessToken))
      }
      let kept = try await refresh(grant, with: current?.refreshToken ?? grant.refreshToken)
      try await keep(kept)
      return .success(Secret(kept.accessToken))
    } catch {
      return .failure(error)
    }
  }

  private func refresh(_ grant: XGrant, with token: String) async throws(PublishFailure) -> Kept {
    let answer: WireAnswer
    do {
      answer = try await wire.send(request(grant, token), within: patience.answer)
    } catch {
      throw error.beforePublishing
    }
    let tokens = try tokens(in: answer)
    return Kept(
      origin: origin(of: grant), accessToken: tokens.access,
      refreshToken: tokens.refresh ?? token,
      expires: now() + .seconds(tokens.seconds ?? XTokens.lifetime))
  }

  private func request(_ grant: XGrant, _ token: String) -> WireRequest {
    var request = WireRequest(
      method: .POST, path: "/2/oauth2/token",
      headers: ["Content-Type": "application/x-www-form-urlencoded"],
      body: formBody([
        ("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", grant.clientID),
      ]))
    if let secret = grant.clientSecret {
      let pair = Data("\(percentEncoded(grant.clientID)):\(percentEncoded(secret))".utf8)
      request.headers.add(name: "Authorization", value: "Basic \(pair.base64EncodedString())")
    }
    return request
  }

  private func tokens(in answer: WireAnswer) throws(PublishFailure) -> XTokenAnswer {
    guard answer.isSuccess else {
      // A refresh token that is spent or revoked: its owner has to sign in again.
      if answer.status == 400 || answer.status == 401 {
        throw PublishFailure(
          .accessLost, "\(wire.server.host) no longer takes the refresh token of \(account.id).")
      }
      throw PublishFailure(
        answer.status == 429 ? .wait : .notSent,
        "\(wire.server.host) gave no access token (\(answer.status)).",
        retryAfter: waitAskedFor(by: answer.headers))
    }
    guard let tokens = json(XTokenAnswer.self, in: answer.body) else {
      throw PublishFailure(.notSent, "\(wire.server.host) gave a token in a way we cannot read.")
    }
    return tokens
  }

  /// In hand first: the refresh token before it is spent, whatever the disk says.
  private func keep(_ kept: Kept) async throws(PublishFailure) {
    self.kept = kept
    isOnDisk = false
    let text = try jsonText(kept)
    let (folder, name) = (folder, fileName)
    let fault = await besideTheLoops { () -> DurableFolder.Fault? in
      do throws(DurableFolder.Fault) {
        try folder.put(Array(text.utf8), as: name)
        return nil
      } catch {
        return error
      }
    }
    if let fault {
      throw PublishFailure(
        .notSent, "The new token of \(account.id) cannot be kept: \(fault.action) failed.")
    }
    isOnDisk = true
  }

  /// What an earlier run of the daemon kept; nil where nothing was. Where it cannot be read, the token
  /// in the credential is most likely spent, and to spend it again would end the grant.
  private func read() throws(PublishFailure) -> Kept? {
    if let kept = folder.contents(of: fileName).flatMap({ json(Kept.self, in: $0) }) { return kept }
    guard folder.holds(fileName) else { return nil }
    throw PublishFailure(
      .notSent,
      "The kept token of \(account.id), \(fileName) in the folder tokens, cannot be read: mend it; "
        + "or sign in again, put the new token into the credential, and then remove it.")
  }

  private var fileName: String { "\(account.id.text).json" }

  private func origin(of grant: XGrant) -> String {
    var writer = DigestWriter("x-refresh-token-1")
    writer.add(grant.refreshToken)
    return writer.finish().hex
  }
}

private struct XTokenAnswer: Decodable {
  let access: String
  let refresh: String?
  /// How long the access token is good, in seconds; nil where it is not said, as is allowed.
  let seconds: Int64?

  enum CodingKeys: String, CodingKey {
    case access = "access_token"
    case refresh = "refresh_token"
    case seconds = "expires_in"
  }
}
