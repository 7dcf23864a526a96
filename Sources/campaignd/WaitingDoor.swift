import CampaignEngine
import Console
import Logging

/// Answers whoever calls while the daemon cannot begin, as its database is away: who wants to stop
/// everything is told so at once, and not left waiting. Daemons elsewhere may reach it all the same.
actor WaitingDoor: ControlDesk {
  private let socket: ControlSocket
  private var reason = ""
  private var serving: Task<Void, Never>?

  init(_ socket: ControlSocket) {
    self.socket = socket
  }

  /// - Parameter reason: why the daemon cannot begin, as it is from now on.
  func open(because reason: String) {
    self.reason = reason
    guard serving == nil, let socket = socket.again() else { return }
    let server = ControlServer(
      socket, desk: self, metrics: { [self] in .unavailable(await words) },
      logger: Logger(label: "campaignd") { _ in SwiftLogNoOpLogHandler() })
    serving = Task { _ = try? await server.run() }
  }

  /// Leaves whoever calls from now on to the daemon.
  func close() async {
    serving?.cancel()
    await serving?.value
    serving = nil
  }

  func answer(_ call: ControlCall) -> ControlAnswer {
    ControlAnswer(
      RefusalReply(
        error: words,
        hint: "nothing leaves from this machine meanwhile; try again, or on another that shares it"),
      status: .tryLater)
  }

  private var words: String { "campaignd waits for its database: \(reason)" }
}
