import AsyncHTTPClient
import CampaignCore

/// Why there is no answer.
struct WireFailure: Error {
  /// Whether a byte of the request's body may have reached the server.
  let departed: Bool
  /// In a sentence for people, without secrets.
  let reason: String

  init(departed: Bool, host: String, _ error: any Error) {
    self.departed = departed
    guard !(error is Departure.ClaimRanOut) else {
      reason = Leave.failure.reason
      return
    }
    reason =
      departed
      ? "\(host) was asked, but its answer did not come: \(plainWords(error))."
      : "\(host) could not be reached: \(plainWords(error))."
  }

  /// For the request that publishes.
  var asPublishFailure: PublishFailure { PublishFailure(departed ? .unknown : .notSent, reason) }

  /// For a request before the one that publishes, such as a picture's: the post has not left.
  var beforePublishing: PublishFailure { PublishFailure(.notSent, reason) }
}

/// What went wrong on a line, in the words of an operator.
private func plainWords(_ error: any Error) -> String {
  if error is TimeIsUp { return "nothing within the time allowed" }
  if error is CancellationError { return "we stopped waiting" }
  if error is ResponseAccumulator.ResponseTooBigError { return "it was far too long" }
  guard let failure = error as? HTTPClientError else { return technicalWords("\(error)") }
  switch failure {
  case .connectTimeout: return "no connection within the time allowed"
  case .deadlineExceeded, .readTimeout: return "nothing within the time allowed"
  case .remoteConnectionClosed: return "the connection was closed"
  case .cancelled: return "we stopped waiting"
  // Never all it says: of a header that may not be sent it repeats the value, which may be a secret.
  default:
    let words = failure.shortDescription
    return words == invalidHeader ? brokenSecret : words
  }
}

/// What AsyncHTTPClient calls a header it does not send.
private let invalidHeader = HTTPClientError.invalidHeaderFieldValues([]).shortDescription
private let brokenSecret = "the account's secret is not one line of plain text"

/// Connection errors of the libraries below, known by what they print.
private func technicalWords(_ text: String) -> String {
  let known = [
    ("Connection refused", "the connection was refused"),
    ("Connection reset", "the connection was reset"),
    ("Network is unreachable", "the network is unreachable"),
    ("No route to host", "there is no route to it"),
    ("SocketAddressError", "its name could not be resolved"),
    ("handshake", "no TLS connection could be agreed on"),
    ("SSL", "no TLS connection could be agreed on"),
    ("HTTPParserError", "it does not speak HTTP"),
  ]
  if let words = known.first(where: { text.contains($0.0) })?.1 { return words }
  return String(text.prefix(120).map { $0.isNewline ? " " : $0 })
}
