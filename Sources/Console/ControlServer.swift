import CampaignEngine
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Answers the calls that come through the control socket, until it is asked to stop; then it takes
/// no more, and answers those it has taken. While nobody calls, nothing here wakes up.
///
/// Hummingbird's `Server` cannot take over a socket that systemd opened, and its `Application`
/// renews a date header every second; its HTTP/1.1 channel is used without them.
package struct ControlServer: Service {
  /// A caller who says nothing for this long is let go.
  private static let idleTimeout = TimeAmount.seconds(30)
  /// A caller who had just connected when the daemon was asked to stop gets this long to call; on
  /// a machine under load, connecting and asking can lie far apart.
  private static let lastCall = TimeAmount.seconds(2)

  private let socket: ControlSocket
  private let http: HTTP1Channel
  private let eventLoop: any EventLoop
  private let logger: Logger

  package init(
    _ socket: ControlSocket, desk: any ControlDesk,
    metrics: (@Sendable () async -> MetricsAnswer)? = nil,
    on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, logger: Logger
  ) {
    let responder = ControlResponder(desk: desk, metrics: metrics)
    self.socket = socket
    http = HTTP1Channel(
      responder: { request, writer, channel in
        let response = await responder.answer(request, from: channel)
        try await writer.write(response: response.head, body: response.body)
      },
      configuration: .init(idleTimeout: Self.idleTimeout))
    eventLoop = group.next()
    self.logger = logger
  }

  package func run() async throws {
    defer { socket.remove() }
    let connections = OpenConnections(http, logger: logger)
    let listener = try await listen(connections)
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        _ = try? await listener.closeFuture.get()
        await connections.allClosed()
      } onGracefulShutdown: {
        listener.close(promise: nil)
        eventLoop.scheduleTask(in: Self.lastCall) { connections.finish() }
      }
    } onCancel: {
      listener.close(promise: nil)
      connections.close()
    }
  }

  /// Everything runs on one event loop: a connection is then either not accepted yet, and waits for
  /// the next daemon at a socket of systemd's, or it is served, and nothing lies in between.
  private func listen(_ connections: OpenConnections) async throws -> any Channel {
    try await ServerBootstrap(group: eventLoop, childGroup: eventLoop)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { [http, logger] channel in
        http.setup(channel: channel, logger: logger).map { connections.serve($0) }
      }
      .withBoundSocket(socket.descriptor).get()
  }
}
