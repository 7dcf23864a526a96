import AsyncHTTPClient
import CampaignCore
import NIOCore
import NIOHTTP1

/// One server at the other end of a line: sends requests and says, when no answer came, whether the
/// request can have left.
struct Wire: Sendable {
  let http: HTTPClient
  let server: ServerAddress

  /// Answers are small; what is longer than this is not one. In bytes.
  static let longestAnswer = 4 << 20

  /// - Parameter limit: how long the whole exchange may take.
  func send(_ request: WireRequest, within limit: Duration) async throws(WireFailure) -> WireAnswer
  {
    let departure = Departure(request.body)
    do {
      return try await exchange(request.toSend(to: server, departure), within: limit)
    } catch {
      throw WireFailure(departed: departure.hasBegun, host: server.host, error)
    }
  }

  private func exchange(
    _ request: HTTPClientRequest, within limit: Duration
  ) async throws -> WireAnswer {
    let deadline = NIODeadline.now() + TimeAmount(limit)
    let response = try await http.execute(request, deadline: deadline)
    let body = try await finishing(by: deadline, on: http.eventLoopGroup.any()) {
      try await response.body.collect(upTo: Wire.longestAnswer)
    }
    return WireAnswer(
      status: Int(response.status.code), headers: response.headers,
      body: Array(body.readableBytesView))
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

  fileprivate func toSend(to server: ServerAddress, _ departure: Departure) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: server.url(path))
    request.method = method
    request.headers = headers
    request.headers.replaceOrAdd(name: "User-Agent", value: "campaignd")
    if let body { request.body = .stream(departure, length: .known(Int64(body.count))) }
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

extension HTTPClient {
  /// A client as campaignd wants one: it tries nothing twice and goes nowhere by itself. One serves
  /// all publishers; whoever makes it shuts it down.
  package static func forPublishing() -> HTTPClient {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    // Nobody traces us, and the names of spans would be put together for each request.
    configuration.tracing.tracer = nil
    configuration.timeout.connect = .seconds(10)
    // Servers close idle connections after some 20 to 75 seconds; a request that meets such a
    // closing connection would end as unknown, so ours close first.
    configuration.connectionPool.idleTimeout = .seconds(15)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
    return HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
  }
}

extension TimeAmount {
  /// Rounded down to whole nanoseconds; clamped, never trapping.
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let clamped = min(max(seconds, 0), 1_000_000_000)
    self = .nanoseconds(clamped * 1_000_000_000 + max(attoseconds, 0) / 1_000_000_000)
  }
}
