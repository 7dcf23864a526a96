import AsyncHTTPClient
import NIOCore
import NIOHTTP1

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
    // More than a server of Mastodon's works on at once (two processes of five threads, as it is
    // installed), and all that one with many of our accounts is to bear.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
    configuration.http1_1ConnectionDebugInitializer = { channel in
      channel.eventLoop.makeCompletedFuture { try Gathering.add(to: channel) }
    }
    // One loop for all: with several, a request and its connection are often on different ones, and
    // each step of an answer goes from thread to thread. One carries more posts than a store takes.
    return HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup.next(), configuration: configuration)
  }
}

/// Puts what is sent by HTTP/1 in one turn of the loop on the wire at once. The client sends a request's head by
/// itself and then its body: two packets, for each of which a server wakes up.
final class Gathering: ChannelOutboundHandler {
  typealias OutboundIn = Any

  private var isGathering = false

  /// Behind the protection of the line, where there is any: that makes a record of what comes at once.
  static func add(to channel: any Channel) throws {
    let pipeline = channel.pipeline.syncOperations
    let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
    try pipeline.addHandler(Gathering(), position: .before(encoder))
  }

  func flush(context: ChannelHandlerContext) {
    guard !isGathering else { return }
    isGathering = true
    let context = NIOLoopBound(context, eventLoop: context.eventLoop)
    let gathering = NIOLoopBound(self, eventLoop: context.value.eventLoop)
    context.value.eventLoop.execute {
      gathering.value.isGathering = false
      context.value.flush()
    }
  }
}
