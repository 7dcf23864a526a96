import CampaignEngine
import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

// HTTP/1.1 over the control socket, for campaignctl and for anybody's scripts:
//
//   POST /v1/<command>   the arguments as one JSON object; answered with the desk's JSON
//   GET  /v1/health      answered while the daemon serves
//   GET  /v1/metrics     the house in numbers, in Prometheus' text format
//
// The answer's `Exit-Code` field is what campaignctl ends with; the status says the same to curl.
// `As-Of` stands in an answer that was true then: the daemon's database is away.

extension HTTPField.Name {
  /// The exit code of contract.md that an answer stands for.
  package static let exitCode = HTTPField.Name("Exit-Code")!
  /// When an answer was true, where it is not one of this moment.
  package static let asOf = HTTPField.Name("As-Of")!
}

extension ControlAnswer {
  /// - Parameter hint: something to type.
  static func error(_ exitCode: Int32, _ sentence: String, hint: String? = nil) -> ControlAnswer {
    struct Sentence: Encodable {
      let error: String
      let hint: String?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    let body = try? encoder.encode(Sentence(error: sentence, hint: hint))
    return ControlAnswer(exitCode: exitCode, body: Array(body ?? Data("{}".utf8)))
  }

  func response(_ status: HTTPResponse.Status? = nil) -> Response {
    var headers: HTTPFields = [.contentType: "application/json", .exitCode: String(exitCode)]
    if let asOf { headers[.asOf] = asOf }
    return Response(
      status: status ?? self.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// The nearest that HTTP has to say.
  private var status: HTTPResponse.Status {
    switch exitCode {
    case 0, 1: .ok
    case 64, 65: .badRequest
    case 75: .serviceUnavailable
    case 77: .forbidden
    default: .internalServerError
    }
  }
}
