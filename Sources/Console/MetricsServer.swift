import CampaignEngine
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Answers Prometheus on a TCP port, where an administrator asks for one: `GET /metrics` and nothing
/// else. The same numbers come through the control socket as `GET /v1/metrics`.
package struct MetricsServer: Service {
  /// Prometheus asks every 15 seconds or so over a connection it keeps.
  private static let idleTimeout = TimeAmount.seconds(60)

  private let listener: any Channel
  private let connections: OpenConnections

  /// Listens from the moment this value exists.
  /// - Parameter address: an IP address; `::1` without brackets.
  package init(
    on address: String, port: Int, metrics: @escaping @Sendable () async -> MetricsAnswer,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
  ) async throws {
    let http = HTTP1Channel(
      responder: { request, writer, _ in
        let response = await Self.answer(request, metrics)
        try await writer.write(response: response.head, body: response.body)
      },
      configuration: .init(idleTimeout: Self.idleTimeout))
    let connections = OpenConnections(http, logger: logger)
    let eventLoop = group.next()
    listener = try await ServerBootstrap(group: eventLoop, childGroup: eventLoop)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        http.setup(channel: channel, logger: logger).map { connections.serve($0) }
      }
      .bind(to: try SocketAddress(ipAddress: address, port: port)).get()
    self.connections = connections
  }

  /// The port it listens on: the one that was asked for, or one that was free where that was 0.
  package var port: Int? { listener.localAddress?.port }

  package func run() async throws {
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        _ = try? await listener.closeFuture.get()
        await connections.allClosed()
      } onGracefulShutdown: {
        listener.close(promise: nil)
        connections.finish()
      }
    } onCancel: {
      listener.close(promise: nil)
      connections.close()
    }
  }

  private static func answer(
    _ request: Request, _ metrics: @Sendable () async -> MetricsAnswer
  ) async -> Response {
    guard request.uri.path == "/metrics" else {
      return ControlAnswer.error(64, "there is nothing here but /metrics").response(.notFound)
    }
    return await metrics().response(to: request)
  }
}
