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
  /// Signatures are good for some minutes only, so each needs the time and a nonce.
  let now: @Sendable () -> Instant
  let nonce: @Sendable () -> String

  /// Sends the request that publishes: what goes wrong after it left is unknown.
  func publish(_ request: WireRequest) async throws(PublishFailure) -> WireAnswer {
    let request = try signed(request)
    let answer: WireAnswer
    do {
      answer = try await wire.send(request, within: patience.answer)
    } catch {
      throw error.asPublishFailure
    }
    guard answer.isSuccess else { throw refusal(answer) }
    return answer
  }

  /// Sends a request that publishes nothing.
  func ask(
    _ request: WireRequest, query: [(name: String, value: String)] = [],
    within limit: Duration? = nil
  ) async throws(PublishFailure) -> WireAnswer {
    let request = try signed(request, query)
    do {
      return try await wire.send(request, within: limit ?? patience.answer)
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

  private func signed(
    _ request: WireRequest, _ query: [(name: String, value: String)] = []
  ) throws(PublishFailure) -> WireRequest {
    let keys = try XKeys(try credentials.secret(for: account), of: account)
    let header = OAuth1(keys: keys, nonce: nonce(), now: now())
      .header(request.method.rawValue, wire.server.url(request.path), query: query)
    var request = request
    request.headers.replaceOrAdd(name: "Authorization", value: header)
    if !query.isEmpty { request.path += "?" + String(decoding: formBody(query), as: UTF8.self) }
    return request
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
