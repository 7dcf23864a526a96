import AsyncHTTPClient
import CampaignCore
import CivilTime
import NIOHTTP1
import Synchronization

/// Being signed in to one account: signs in when first needed, and anew when the server says that the
/// session has ended. However many posts wait for it, it signs in once.
actor BlueskySession {
  /// What a request needs.
  struct Access: Sendable {
    let did: String
    let handle: String
    let wire: Wire
    /// When it can no longer be renewed; nil where its token does not say.
    let ends: Instant?
    fileprivate let access: Secret
    fileprivate let refresh: Secret

    func authorize(_ request: WireRequest) -> WireRequest {
      var request = request
      request.authorize(with: access)
      return request
    }
  }

  private typealias Opening = Task<Result<Access, PublishFailure>, Never>

  /// Where somebody signs in.
  enum Entrance: Sendable {
    case server(Wire)
    /// The server is found by the account's handle, each time anew: accounts move.
    case byHandle(BlueskyLookup)
  }

  private let account: Account
  private let entrance: Entrance
  private let credentials: Credentials
  private let patience: Patience
  private let memory: BlueskyMemory?
  /// Who we are on the server, once it has said so, also before the daemon started.
  private nonisolated let known: Mutex<BlueskyIdentity?>
  private var number = 0
  private var current: (number: Int, opening: Opening)?
  private var last: Access?

  init(
    account: Account, entrance: Entrance, credentials: Credentials, patience: Patience,
    memory: BlueskyMemory?
  ) {
    self.account = account
    self.entrance = entrance
    self.credentials = credentials
    self.patience = patience
    self.memory = memory
    known = Mutex(memory?.identity)
  }

  /// The account's DID and handle, as far as the server has been asked.
  nonisolated var identity: BlueskyIdentity? { known.withLock(\.self) }

  /// The session, opened if there is none; its number is for `renewed(after:)`.
  func opened() async throws(PublishFailure) -> (access: Access, number: Int) {
    if let current { return try await outcome(of: current) }
    return try await begin { await self.signIn() }
  }

  /// When the session that is open, or was last, can no longer be renewed; asks no server.
  var ends: Instant? { last?.ends }

  /// Another session than the one of this number, which the server no longer takes.
  func renewed(after old: Int) async throws(PublishFailure) -> (access: Access, number: Int) {
    guard let current, current.number == old else { return try await opened() }
    guard case .success(let ended) = await current.opening.value else {
      return try await begin { await self.signIn() }
    }
    guard self.current?.number == old else { return try await opened() }
    return try await begin {
      // The refresh token may be spent or revoked; the app password still stands.
      if case .success(let access) = await self.refresh(ended) { return .success(access) }
      return await self.signIn()
    }
  }

  private func begin(
    _ open: @escaping @Sendable () async -> Result<Access, PublishFailure>
  ) async throws(PublishFailure) -> (access: Access, number: Int) {
    number += 1
    let opening = (number: number, opening: Opening { await open() })
    current = opening
    return try await outcome(of: opening)
  }

  private func outcome(
    of opening: (number: Int, opening: Opening)
  ) async throws(PublishFailure) -> (access: Access, number: Int) {
    switch await opening.opening.value {
    case .success(let access):
      last = access
      let identity = BlueskyIdentity(did: access.did, handle: access.handle)
      if self.identity != identity {
        known.withLock { $0 = identity }
        await memory?.keep(identity)
      }
      return (access, opening.number)
    case .failure(let failure):
      // Who comes next tries again.
      if current?.number == opening.number { current = nil }
      throw failure
    }
  }

  /// com.atproto.server.createSession with an app password.
  private func signIn() async -> Result<Access, PublishFailure> {
    do throws(PublishFailure) {
      guard let handle = account.handle else {
        throw PublishFailure(.notSent, "Account \(account.id) names no handle in house.yaml.")
      }
      let name = handle.drop { $0 == "@" }.lowercased()
      let password = try credentials.secret(for: account)
      let (wire, did) = try await door(of: name)
      let body = try jsonText(["identifier": name, "password": password.revealed()])
      let request = WireRequest(
        method: .POST, path: "/xrpc/com.atproto.server.createSession",
        headers: ["Content-Type": "application/json"], body: Array(body.utf8))
      let access = try await exchange(request, on: wire)
      guard did == nil || access.did == did else {
        throw PublishFailure(
          .notSent, "\(wire.server.host) signed us in as another account than \(name).")
      }
      return .success(access)
    } catch {
      return .failure(error)
    }
  }

  /// Where to sign in, and as whom, where the handle says.
  private func door(of handle: String) async throws(PublishFailure) -> (Wire, did: String?) {
    switch entrance {
    case .server(let wire): return (wire, nil)
    case .byHandle(let lookup):
      let home = try await lookup.home(of: handle)
      return (Wire(http: lookup.http, server: home.server), home.did)
    }
  }

  private func refresh(_ ended: Access) async -> Result<Access, PublishFailure> {
    do throws(PublishFailure) {
      var request = WireRequest(
        method: .POST, path: "/xrpc/com.atproto.server.refreshSession", body: [])
      request.authorize(with: ended.refresh)
      return .success(try await exchange(request, on: ended.wire))
    } catch {
      return .failure(error)
    }
  }

  private func exchange(
    _ request: WireRequest, on wire: Wire
  ) async throws(PublishFailure) -> Access {
    let answer: WireAnswer
    do {
      answer = try await wire.send(request, within: patience.answer)
    } catch {
      throw error.beforePublishing
    }
    guard answer.isSuccess else {
      throw BlueskyRefusal(answer, from: wire).failure.ofSigningIn
    }
    guard let session = json(BlueskySessionAnswer.self, in: answer.body) else {
      throw PublishFailure(.notSent, "\(wire.server.host) signed us in in a way we cannot read.")
    }
    return Access(
      did: session.did, handle: session.handle, wire: home(of: session, http: wire.http) ?? wire,
      ends: BlueskyToken.end(of: session.refreshJwt), access: Secret(session.accessJwt),
      refresh: Secret(session.refreshJwt))
  }

  private func home(of session: BlueskySessionAnswer, http: HTTPClient) -> Wire? {
    guard let home = session.home, let server = try? ServerAddress(home) else { return nil }
    return Wire(http: http, server: server)
  }
}

extension PublishFailure {
  /// The same trouble while we sign in: whatever is refused there, it is not the post.
  fileprivate var ofSigningIn: PublishFailure {
    kind == .refused
      ? PublishFailure(.notSent, reason.replacing("refused the post", with: "did not sign us in"))
      : beforePublishing
  }
}
