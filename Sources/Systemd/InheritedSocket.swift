import Glibc

/// A socket that systemd opened before it started the daemon, so that no call is refused while the
/// daemon is away (sd_listen_fds(3)).
package struct InheritedSocket: Hashable, Sendable {
  /// "SD_LISTEN_FDS_START": the first descriptor that is handed over.
  private static let first: CInt = 3

  package let descriptor: CInt
  /// What the .socket unit calls it (FileDescriptorName=), else the unit's name.
  package let name: String

  package init(descriptor: CInt, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Those that were handed to this very process; marked so that no child gets them.
  package static func all(
    in environment: [String: String], processID: Int32 = getpid()
  ) -> [InheritedSocket] {
    let sockets = named(in: environment, processID: processID)
    for socket in sockets { _ = fcntl(socket.descriptor, F_SETFD, FD_CLOEXEC) }
    return sockets
  }

  static func named(in environment: [String: String], processID: Int32) -> [InheritedSocket] {
    guard environment["LISTEN_PID"] == String(processID),
      let count = environment["LISTEN_FDS"].flatMap(CInt.init), (1...1024).contains(count)
    else { return [] }
    let names = (environment["LISTEN_FDNAMES"] ?? "")
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    return (0..<Int(count)).map { index in
      let name = names.indices.contains(index) && !names[index].isEmpty ? names[index] : "unknown"
      return InheritedSocket(descriptor: first + CInt(index), name: name)
    }
  }
}
