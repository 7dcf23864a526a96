import AsyncHTTPClient
import CampaignCore
import CivilTime
import NIOHTTP1

/// The line to one account on X: signs requests and reads what an answer other than success means.
struct XLine: Sendable {
  let account: Account
  let wire: Wire
  let credentials: Credentials
  let patience: Patience
  let allowance = LastAllowance()
  /// Signatures are good for some minutes only, so each needs the time and a nonce.
  let now: @Sendable () -> Instant
  let nonce: @Sendable () -> String
  /// Nil where there may be other refreshers.
  let tokens: XTokens?

  /// Sends the request that publishes: what goes wrong after it left is unknown.
  func publish(_ request: WireRequest) async throws(PublishFailure) -> WireAnswer {
    let answer: WireAnswer
    do {
      answer = try await send(request, [], within: patience.answer)
    } catch {
      throw error.asPublishFailure
    }
    allowance.note(answer.headers)
    guard answer.isSuccess else { throw refusal(answer) }
    return answer
  }

  /// Sends a request that publishes nothing.
  func ask(
    _ request: WireRequest, query: [(name: String, value: String)] = [],
    within limit: Duration? = nil
  ) async throws(PublishFailure) -> WireAnswer {
    do {
      return try await send(request, query, within: limit ?? patience.answer)
    } catch {
      throw error.beforePublishing
    }
  }

  func read<Value: Decodable>(
    _ type: Value.Type, _ request: WireRequest, query: [(name: String, value: String)] = [],
    within limit: Duration? = nil
  ) async throws(PublishFailure) -> Value {
    let answer = try await ask(request, query: query, within: limit)
    guard answer.isSuccess else { throw refusal(answer).beforePublishing }
    guard let value = json(type, in: answer.body) else {
      throw PublishFailure(.notSent, "\(host) answered in a way X does not.")
    }
    return value
  }

  var host: String { wire.server.host }

  /// Why there is no answer: the line failed, or we could not even sign.
  private enum Obstacle: Error {
    case line(WireFailure)
    case ourselves(PublishFailure)

    var asPublishFailure: PublishFailure {
      switch self {
      case .line(let failure): failure.asPublishFailure
      case .ourselves(let failure): failure
      }
    }

    var beforePublishing: PublishFailure {
      switch self {
      case .line(let failure): failure.beforePublishing
      case .ourselves(let failure): failure.beforePublishing
      }
    }
  }

  /// Signs a request and sends it. A 401 to a token that has run out means that nothing was done: it
  /// goes out once more with a new one.
  private func send(
    _ request: WireRequest, _ query: [(name: String, value: String)], within limit: Duration
  ) async throws(Obstacle) -> WireAnswer {
    let (first, token) = try await signed(request, query, refused: nil)
    let answer = try await exchange(first, within: limit)
    guard answer.status == 401, let token else { return answer }
    let (second, _) = try await signed(request, query, refused: token)
    return try await exchange(second, within: limit)
  }

  private func exchange(
    _ request: WireRequest, within limit: Duration
  ) async throws(Obstacle) -> WireAnswer {
    do {
      return try await wire.send(request, within: limit)
    } catch {
      throw .line(error)
    }
  }

  /// - Returns: the request with its proof, and the token in it where there is one that can run out.
  private func signed(
    _ request: WireRequest, _ query: [(name: String, value: String)], refused: Secret?
  ) async throws(Obstacle) -> (WireRequest, Secret?) {
    do {
      return try await proven(request, query, refused: refused)
    } catch {
      throw .ourselves(error)
    }
  }

  private func proven(
    _ request: WireRequest, _ query: [(name: String, value: String)], refused: Secret?
  ) async throws(PublishFailure) -> (WireRequest, Secret?) {
    let secret = try credentials.secret(for: account)
    var request = request
    var token: Secret?
    if tokens == nil, let reason = XPublisher.whyNotShared(secret) {
      throw PublishFailure(
        .accessLost, "Nothing can be published on \(account.id): \(reason).")
    }
    if let tokens, let grant = json(XGrant.self, in: Array(secret.revealed().utf8)) {
      let access = try await tokens.access(grant, after: refused)
      request.authorize(with: access)
      token = access
    } else {
      let keys = try XKeys(secret, of: account)
      let header = OAuth1(keys: keys, nonce: nonce(), now: now())
        .header(request.method.rawValue, wire.server.url(request.path), query: query)
      request.headers.replaceOrAdd(name: "Authorization", value: header)
    }
    if !query.isEmpty { request.path += "?" + String(decoding: formBody(query), as: UTF8.self) }
    return (request, token)
  }

  func refusal(_ answer: WireAnswer) -> PublishFailure {
    let problem = json(XProblem.self, in: answer.body)
    let words = problem?.detail ?? problem?.title
    let said = words.map { " (\(answer.status): \($0.prefix(200)))" } ?? " (\(answer.status))"
    switch answer.status {
    // Money gone is access gone: a person has to act.
    case 401, 402:
      return PublishFailure(.accessLost, "\(host) does not let the account in\(said).")
    // An equal post is there already; whether it is this one, only looking can tell.
    case 403 where problem?.detail?.contains("duplicate content") == true:
      return PublishFailure(.unknown, "\(host) says that the account has an equal post\(said).")
    case 429:
      return PublishFailure(
        .wait, "\(host) asks us to wait\(said).", retryAfter: waitAskedFor(by: answer.headers))
    case 408, 425: return PublishFailure(.unknown, "\(host) gave up on the request\(said).")
    case 400...499: return PublishFailure(.refused, "\(host) refused the post\(said).")
    default: return PublishFailure(.unknown, "\(host) failed\(said).")
    }
  }
}
