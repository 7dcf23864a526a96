import CampaignEngine
import Console
import Foundation
import Logging
import ServiceLifecycle

/// A desk that answers with what it was asked, so that a test sees what came through the door.
struct EchoDesk: ControlDesk {
  func answer(_ call: ControlCall) async -> ControlAnswer {
    let exitCode: Int32 = call.command == "reject" ? 77 : call.command == "audit-verify" ? 1 : 0
    let caller = call.caller
    let heard = String(decoding: call.body, as: UTF8.self)
    let text = """
      \(call.command) \(heard) uid=\(caller.userID) gid=\(caller.groupID) \
      login=\(caller.login ?? "-") pid=\(caller.processID)
      """
    return ControlAnswer(exitCode: exitCode, body: Array(text.utf8))
  }
}

/// A desk that takes its time: it answers when it is told to.
struct PatientDesk: ControlDesk {
  let asked: AsyncStream<Void>
  private let noteAsked: AsyncStream<Void>.Continuation
  private let released: AsyncStream<Void>
  private let noteReleased: AsyncStream<Void>.Continuation

  init() {
    (asked, noteAsked) = AsyncStream.makeStream()
    (released, noteReleased) = AsyncStream.makeStream()
  }

  func release() { noteReleased.finish() }

  func answer(_ call: ControlCall) async -> ControlAnswer {
    noteAsked.yield()
    for await _ in released {}
    return ControlAnswer(exitCode: 0, body: Array("patience".utf8))
  }
}

/// A control socket with a server behind it, in a folder that goes away with it.
final class Door: Sendable {
  let folder: String
  var path: String { "\(folder)/control.sock" }

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("campaignd-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    chmod(folder, 0o755)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Serves while `body` runs, then stops as on SIGTERM.
  func serving(
    _ desk: any ControlDesk = EchoDesk(), on socket: ControlSocket? = nil,
    metrics: (@Sendable () async -> MetricsAnswer)? = nil, also others: [any Service] = [],
    _ body: @Sendable (_ stop: @Sendable @escaping () async -> Void) async throws -> Void
  ) async throws {
    let server = ControlServer(
      try socket ?? ControlSocket(path: path), desk: desk, metrics: metrics,
      logger: Logger(label: "door"))
    let group = ServiceGroup(services: [server] + others, logger: Logger(label: "door"))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await body { await group.triggerGracefulShutdown() }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
