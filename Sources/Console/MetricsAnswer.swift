import CampaignEngine
import HTTPTypes
import HummingbirdCore
import NIOCore

/// What Prometheus is told when it asks.
package enum MetricsAnswer: Sendable {
  case numbers(Exposition)
  /// The store does not answer; Prometheus then counts the daemon as down.
  case unavailable(String)

  func response(to request: Request) -> Response {
    guard request.method == .get || request.method == .head else {
      return ControlAnswer.error(64, "metrics are asked for, not changed", hint: "GET")
        .response(.methodNotAllowed)
    }
    let response = response
    return request.method == .head ? response.createHeadResponse() : response
  }

  private var response: Response {
    switch self {
    case .numbers(let exposition):
      Response(
        status: .ok, headers: [.contentType: Exposition.contentType],
        body: ResponseBody(byteBuffer: ByteBuffer(string: exposition.text)))
    case .unavailable(let reason):
      ControlAnswer.error(75, reason).response()
    }
  }
}
