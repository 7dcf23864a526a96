import AsyncHTTPClient
import CampaignCore
import NIOCore
import NIOHTTP1

/// One server at the other end of a line: sends requests and says, when no answer came, whether the
/// request can have left.
struct Wire: Sendable {
  let http: HTTPClient
  let server: ServerAddress
  private let last = LastAddress()

  /// Answers are small; what is longer than this is not one. In bytes.
  static let longestAnswer = 4 << 20

  init(http: HTTPClient, server: ServerAddress) {
    self.http = http
    self.server = server
  }

  /// - Parameter limit: how long the whole exchange may take.
  func send(_ request: WireRequest, within limit: Duration) async throws(WireFailure) -> WireAnswer
  {
    let departure = Departure()
    do {
      let request = try request.toSend(to: server, last, departure, on: http)
      return try await exchange(request, within: limit)
    } catch {
      throw WireFailure(departed: departure.hasBegun, host: server.host, error)
    }
  }

  /// The client's older interface, of futures: an answer is gathered where it arrives, and this task
  /// wakes once, when it is whole. By the newer one it wakes for each part, and a burst waits for it.
  private func exchange(
    _ request: HTTPClient.Request, within limit: Duration
  ) async throws -> WireAnswer {
    let deadline = NIODeadline.now() + TimeAmount(limit)
    let response = try await Exchanges.all.answer(on: http.eventLoopGroup.any()) { [http] in
      http.execute(
        request: request,
        delegate: ResponseAccumulator(request: request, maxBodySize: Wire.longestAnswer),
        deadline: deadline)
    }
    return WireAnswer(
      status: Int(response.status.code), headers: response.headers,
      body: response.body.map { Array($0.readableBytesView) } ?? [])
  }
}

/// A request as a publisher words it; the line adds the server's address.
struct WireRequest: Sendable {
  var method: HTTPMethod = .GET
  /// With its query, from the slash on.
  var path: String
  var headers: HTTPHeaders = [:]
  var body: [UInt8]?

  /// The header that proves who we are.
  mutating func authorize(with token: Secret) {
    headers.replaceOrAdd(name: "Authorization", value: "Bearer \(token.revealed())")
  }

  fileprivate func toSend(
    to server: ServerAddress, _ last: LastAddress, _ departure: Departure, on http: HTTPClient
  ) throws -> HTTPClient.Request {
    var request = try last.request(method, server.url(path))
    request.headers = headers
    request.headers.add(name: "User-Agent", value: "campaignd")
    request.body = body.map { body in
      .stream(contentLength: Int64(body.count)) { connection in
        do {
          return connection.write(.byteBuffer(try departure.begin(body)))
        } catch {
          return http.eventLoopGroup.any().makeFailedFuture(error)
        }
      }
    }
    return request
  }
}

/// What a server answered, whole.
struct WireAnswer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]

  var isSuccess: Bool { (200...299).contains(status) }
}

extension TimeAmount {
  /// Rounded down to whole nanoseconds; clamped, never trapping.
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let clamped = min(max(seconds, 0), 1_000_000_000)
    self = .nanoseconds(clamped * 1_000_000_000 + max(attoseconds, 0) / 1_000_000_000)
  }
}
