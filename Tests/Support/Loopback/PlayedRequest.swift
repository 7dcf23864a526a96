import CivilTime
import Foundation
import NIOCore
import NIOHTTP1

/// A request as a player received it, whole.
package struct PlayedRequest: Sendable {
  package let method: String
  /// Without the query.
  package let path: String
  package let query: [String: String]
  package let body: [UInt8]
  /// When its last byte was there.
  package private(set) var arrived: Instant
  private let headers: HTTPHeaders

  /// - Parameter name: in any case.
  package func header(_ name: String) -> String? { headers.first(name: name) }

  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The path's parts: `["api", "v1", "statuses"]`.
  package var parts: [String] { path.split(separator: "/").map(String.init) }

  /// The same request, before a server whose clock shows this time.
  func arriving(at moment: Instant) -> PlayedRequest {
    var request = self
    request.arrived = moment
    return request
  }

  /// Puts a request together from the parts that come in.
  struct Reading {
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    /// The request, when this was its last part.
    mutating func take(_ part: HTTPServerRequestPart) -> PlayedRequest? {
      switch part {
      case .head(let head):
        self.head = head
        body = []
        return nil
      case .body(let bytes):
        body += bytes.readableBytesView
        return nil
      case .end:
        return head.map { PlayedRequest($0, body) }
      }
    }
  }

  private init(_ head: HTTPRequestHead, _ body: [UInt8]) {
    let uri = head.uri.split(separator: "?", maxSplits: 1)
    method = head.method.rawValue
    path = uri.first.map(String.init) ?? "/"
    query = Dictionary(
      formFields(uri.count == 2 ? String(uri[1]) : ""), uniquingKeysWith: { first, _ in first })
    headers = head.headers
    self.body = body
    arrived = .rightNow
  }
}

extension Instant {
  /// The moment on this machine's clock, for tests that set what happened beside the time it did.
  package static var rightNow: Instant {
    Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
  }
}

/// What a player does with a request.
package struct PlayedAnswer: Sendable {
  let status: Int
  private let headers: [(String, String)]
  let body: [UInt8]
  private let shown: Shown
  private var date: Instant?

  private enum Shown { case whole, half, headAlone, nothing }

  private init(_ status: Int, _ headers: [(String, String)], _ body: [UInt8], _ shown: Shown) {
    self.status = status
    self.headers = headers
    self.body = body
    self.shown = shown
  }

  package init(_ status: Int, headers: [(String, String)] = [], _ body: String = "") {
    self.init(status, headers, Array(body.utf8), .whole)
  }

  /// An answer of JSON; what JSON cannot hold becomes an empty object.
  package static func json(
    _ status: Int, headers: [(String, String)] = [], _ value: Any
  ) -> PlayedAnswer {
    let bytes = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
    let type = ("Content-Type", "application/json; charset=utf-8")
    return PlayedAnswer(status, headers + [type], bytes.map { Array($0) } ?? [], .whole)
  }

  /// A success of JSON.
  package static func json(
    headers: [(String, String)] = [], _ value: Any
  ) -> PlayedAnswer {
    json(200, headers: headers, value)
  }

  /// The connection is cut without a byte.
  package static let cut = PlayedAnswer(0, [], [], .nothing)

  /// The same answer, cut in its middle.
  package var cutInHalf: PlayedAnswer { PlayedAnswer(status, headers, body, .half) }

  /// The same answer, of which nothing follows its head, though the connection stays.
  package var stalled: PlayedAnswer { PlayedAnswer(status, headers, body, .headAlone) }

  /// The same answer, from a server whose clock shows this time.
  func dated(_ date: Instant) -> PlayedAnswer {
    var answer = self
    answer.date = date
    return answer
  }

  var isWhole: Bool { shown == .whole || shown == .headAlone }

  /// Nil where nothing is to be sent.
  var parts: [HTTPServerResponsePart]? {
    guard shown != .nothing else { return nil }
    var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status))
    for (name, value) in headers { head.headers.add(name: name, value: value) }
    head.headers.replaceOrAdd(name: "Content-Length", value: "\(body.count)")
    head.headers.replaceOrAdd(name: "Date", value: httpDate(date ?? .rightNow))
    guard shown != .headAlone else { return [.head(head)] }
    guard shown == .whole else {
      let half = ByteBuffer(bytes: body.prefix(body.count / 2))
      return [.head(head), .body(.byteBuffer(half))]
    }
    return [.head(head), .body(.byteBuffer(ByteBuffer(bytes: body))), .end(nil)]
  }
}

/// `Sun, 22 Nov 2026 22:57:17 GMT` (RFC 9110, 5.6.7).
package func httpDate(_ instant: Instant) -> String {
  let local = CivilDateTime(at: Instant(seconds: instant.seconds), offset: 0)
  let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  let day = days[local.date.weekday.rawValue - 1]
  let number = (local.date.day < 10 ? "0" : "") + String(local.date.day)
  return "\(day), \(number) \(months[local.date.month - 1]) \(local.date.year) "
    + "\(local.time.descriptionWithSeconds) GMT"
}
