import CivilTime
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP server on this machine that a player speaks through. Unlike a proper server it can
/// also cut a connection, send half an answer, or say nothing at all.
package final class LoopbackServer: Sendable {
  package typealias Play = @Sendable (PlayedRequest) async -> PlayedAnswer
  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  package let port: Int
  private let running: Task<Void, any Error>

  /// - Parameter port: 0 for any that is free.
  package static func start(port: Int = 0, play: @escaping Play) async throws -> LoopbackServer {
    let listening = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 4096)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .bind(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    return LoopbackServer(
      port: listening.channel.localAddress?.port ?? 0, listening: listening, play: play)
  }

  private init(
    port: Int, listening: NIOAsyncChannel<Connection, Never>, play: @escaping Play
  ) {
    self.port = port
    running = Task {
      try await listening.executeThenClose { connections in
        try await withThrowingDiscardingTaskGroup { group in
          for try await connection in connections {
            group.addTask { try? await LoopbackServer.serve(connection, play) }
          }
        }
      }
    }
  }

  package var address: String { "http://127.0.0.1:\(port)" }

  /// Cuts every connection and gives the port back.
  package func stop() async {
    running.cancel()
    _ = await running.result
  }

  private static func serve(_ connection: Connection, _ play: Play) async throws {
    try await connection.executeThenClose { inbound, outbound in
      var reading = PlayedRequest.Reading()
      for try await part in inbound {
        guard let request = reading.take(part) else { continue }
        guard try await answer(await play(request), to: outbound) else { return }
      }
    }
  }

  /// False where the connection is to be cut.
  private static func answer(
    _ answer: PlayedAnswer, to outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws -> Bool {
    guard let parts = answer.parts else { return false }
    try await outbound.write(contentsOf: parts)
    return answer.isWhole
  }
}
