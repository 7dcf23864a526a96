import CampaignCore

/// An answer other than success, and what it means (the com.atproto lexicons; atproto's xrpc-server).
struct BlueskyRefusal {
  private let answer: WireAnswer
  private let host: String
  /// The error's name, such as `InvalidSwap`; nil where the body has none.
  let name: String?

  init(_ answer: WireAnswer, from wire: Wire) {
    self.answer = answer
    host = wire.server.host
    name = json(BlueskyError.self, in: answer.body)?.error
  }

  /// An expired access token is HTTP 400 with this name on the reference server, 401 on others; one that
  /// was signed with another key than the server has now is `InvalidToken` (atproto, packages/pds,
  /// auth-verifier.ts).
  var isOfSession: Bool { isOfToken || answer.status == 401 }

  private var isOfToken: Bool { name == "ExpiredToken" || name == "InvalidToken" }

  /// The server does not know the procedure, so it did nothing.
  var isOfUnknownMethod: Bool {
    name == "MethodNotImplemented" || name == "XRPCNotSupported" || answer.status == 404
      || answer.status == 501
  }

  var failure: PublishFailure {
    if isOfAccess {
      return PublishFailure(.accessLost, "\(host) does not let the account in\(words).")
    }
    // Also in a new session: then the server is at odds with itself, and looked at nothing.
    if isOfToken {
      return PublishFailure(.notSent, "\(host) does not take its own session\(words).")
    }
    switch answer.status {
    // Asked in a session that was only just renewed: it says nothing of the post, and did nothing.
    case 400 where isOfSession:
      return PublishFailure(.notSent, "\(host) ended the session as soon as it was open\(words).")
    case 429:
      return PublishFailure(
        .wait, "\(host) asks us to wait\(words).", retryAfter: waitAskedFor(by: answer.headers))
    case 408, 425: return PublishFailure(.unknown, "\(host) gave up on the request\(words).")
    case 400...499: return PublishFailure(.refused, "\(host) refused the post\(words).")
    default: return PublishFailure(.unknown, "\(host) failed\(words).")
    }
  }

  /// The reference server answers these names with 401 or 403, arroba with 400.
  private var isOfAccess: Bool {
    let names = [
      "AuthenticationRequired", "AuthFactorTokenRequired", "AccountTakedown", "AccountDeactivated",
      "AccountSuspended",
    ]
    return answer.status == 401 || name.map(names.contains) ?? false
  }

  private var words: String {
    guard let error = json(BlueskyError.self, in: answer.body) else { return " (\(answer.status))" }
    let message = error.message.map { ": \($0.prefix(200))" } ?? ""
    return " (\(answer.status) \(error.error)\(message))"
  }
}
