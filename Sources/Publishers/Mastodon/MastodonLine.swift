import AsyncHTTPClient
import CampaignCore
import NIOHTTP1

/// The line to one account on a Mastodon server: words requests, proves who we are, and reads what
/// an answer other than success means.
struct MastodonLine: Sendable {
  let account: Account
  let wire: Wire
  let credentials: Credentials
  let patience: Patience
  let allowance = LastAllowance()

  /// Sends the request that publishes: what goes wrong after it left is unknown.
  func publish(_ request: WireRequest) async throws(PublishFailure) -> WireAnswer {
    let request = try authorized(request)
    let answer: WireAnswer
    do {
      answer = try await wire.send(request, within: patience.answer)
    } catch {
      throw error.asPublishFailure
    }
    allowance.note(answer.headers)
    guard answer.isSuccess else { throw refusal(answer) }
    return answer
  }

  /// Sends a request that publishes nothing, and returns its answer whatever it is.
  func ask(
    _ request: WireRequest, within limit: Duration? = nil
  ) async throws(PublishFailure) -> WireAnswer {
    let request = try authorized(request)
    do {
      return try await wire.send(request, within: limit ?? patience.answer)
    } catch {
      throw error.beforePublishing
    }
  }

  /// Reads one value that publishes nothing.
  func read<Value: Decodable>(
    _ type: Value.Type, _ path: String
  ) async throws(PublishFailure) -> Value {
    try value(type, in: try await ask(WireRequest(path: path)))
  }

  /// The value that was read.
  func value<Value: Decodable>(
    _ type: Value.Type, in answer: WireAnswer
  ) throws(PublishFailure) -> Value {
    guard answer.isSuccess else { throw refusal(answer).beforePublishing }
    guard let value = json(type, in: answer.body) else {
      throw PublishFailure(.notSent, "\(host) answered in a way no Mastodon server does.")
    }
    return value
  }

  var host: String { wire.server.host }

  private func authorized(_ request: WireRequest) throws(PublishFailure) -> WireRequest {
    var request = request
    request.authorize(with: try credentials.secret(for: account))
    return request
  }

  /// What a status other than success means. The text of an error is in the account's language, so
  /// only its number decides.
  func refusal(_ answer: WireAnswer) -> PublishFailure {
    let said = words(of: answer)
    switch answer.status {
    case 401:
      return PublishFailure(.accessLost, "\(host) no longer accepts the account's token\(said).")
    case 429:
      return PublishFailure(
        .wait, "\(host) asks us to wait\(said).", retryAfter: waitAskedFor(by: answer.headers))
    case 408, 425: return PublishFailure(.unknown, "\(host) gave up on the request\(said).")
    case 400...499: return PublishFailure(.refused, "\(host) refused the post\(said).")
    default: return PublishFailure(.unknown, "\(host) failed\(said).")
    }
  }

  private func words(of answer: WireAnswer) -> String {
    guard let error = json(MastodonError.self, in: answer.body)?.error else {
      return " (\(answer.status))"
    }
    return " (\(answer.status): \(error.prefix(200)))"
  }
}

extension PublishFailure {
  /// The same trouble in a request before the one that publishes: the post has not left.
  var beforePublishing: PublishFailure {
    kind == .unknown ? PublishFailure(.notSent, reason, retryAfter: retryAfter) : self
  }
}
