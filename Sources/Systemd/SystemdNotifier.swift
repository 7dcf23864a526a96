import CivilTime
import Glibc

/// Tells systemd how the daemon is: ready, busy with what, alive, going. Says nothing where nobody
/// listens ($NOTIFY_SOCKET is not set). The words are those of sd_notify(3).
package struct SystemdNotifier: Sendable {
  private let socket: String?
  /// How long systemd waits for a sign of life before it kills the daemon; nil where it does not
  /// watch. Half of it is a good beat (sd_watchdog_enabled(3)).
  package let watchdogTimeout: Duration?

  /// Whether anybody listens.
  package var isHeard: Bool { socket != nil }

  package init(environment: [String: String], processID: Int32 = getpid()) {
    socket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    watchdogTimeout = Self.watchdogTimeout(in: environment, processID: processID)
  }

  /// The store is open, the plan is read, the sockets listen.
  package func ready(status: String) { send(["READY=1", "STATUS=\(oneLine(status))"]) }

  /// What `systemctl status` shows, in one line.
  package func status(_ text: String) { send(["STATUS=\(oneLine(text))"]) }

  /// A new plan is being read; `ready` follows. systemd compares the time with when it asked.
  package func reloading() {
    let now = SystemClock.microseconds(of: CLOCK_MONOTONIC) ?? 0
    send(["RELOADING=1", "MONOTONIC_USEC=\(now)"])
  }

  package func stopping(status: String) { send(["STOPPING=1", "STATUS=\(oneLine(status))"]) }

  /// A sign of life. The scheduler gives it when it got on with its work, nobody else.
  package func alive() {
    if watchdogTimeout != nil { send(["WATCHDOG=1"]) }
  }

  /// Something inside is broken beyond repair: systemd is to act as if the sign of life had failed.
  package func broken(_ reason: String) {
    send(["STATUS=\(oneLine(reason))", "WATCHDOG=trigger"])
  }

  /// Start or stop needs this much longer from now; to be said again before it is over.
  package func needsTime(_ duration: Duration) {
    send(["EXTEND_TIMEOUT_USEC=\(max(0, duration.microseconds))"])
  }

  private static func watchdogTimeout(
    in environment: [String: String], processID: Int32
  ) -> Duration? {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap(Int64.init), microseconds > 0
    else { return nil }
    // Meant for another process, such as the one that started us.
    if let watched = environment["WATCHDOG_PID"], watched != String(processID) { return nil }
    return .microseconds(microseconds)
  }

  private func send(_ lines: [String]) {
    guard let socket else { return }
    DatagramSocket.send(Array(lines.joined(separator: "\n").utf8), to: socket)
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}

/// One message to a Unix datagram socket, without waiting for whoever reads it.
private enum DatagramSocket {
  /// - Parameter path: a path, or `@name` for a name outside the file system.
  static func send(_ message: [UInt8], to path: String) {
    guard var address = sockaddr_un(path) else { return }
    let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count)
    withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = sendto(
          descriptor, message, message.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT),
          address, length)
      }
    }
  }
}

extension sockaddr_un {
  /// Nil where the path is longer than the kernel's 107 bytes.
  fileprivate init?(_ path: String) {
    self.init()
    sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
    let fits = withUnsafeMutableBytes(of: &sun_path) { room in
      guard bytes.count < room.count else { return false }
      room.copyBytes(from: bytes)
      return true
    }
    guard fits else { return nil }
  }
}
