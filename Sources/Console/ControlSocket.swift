import Glibc
import NIOCore

/// The door through which people's commands come in: a Unix socket that listens from the moment
/// this value exists, so that the daemon may call itself ready.
package final class ControlSocket: Sendable {
  package enum Failure: Error, Hashable, Sendable {
    /// Another daemon answers there.
    case inUse(path: String)
    /// Something else than a socket has that name; it is left alone.
    case notASocket(path: String)
    /// "sun_path … 108 bytes" (unix(7)), the last of them zero.
    case pathTooLong(path: String)
    case lock(ExclusiveLock.Failure)
    /// An errno.
    case system(call: String, path: String, number: CInt)
  }

  /// Who may connect: the owner and the group. Who may do what, the desk decides.
  private static let mode: mode_t = 0o660
  private static let backlog: CInt = 256

  let descriptor: CInt
  /// The file to take away at the end; nil where systemd made it.
  private let file: SocketFile?

  /// A socket that systemd opened and keeps open over restarts.
  package init(inherited descriptor: CInt) {
    self.descriptor = descriptor
    file = nil
  }

  /// Makes the socket at `path`, in the place of one that a daemon left there when it died.
  package init(path: String) throws(Failure) {
    let file = try SocketFile(path: path)
    try file.clearAway()
    descriptor = try file.listen(mode: Self.mode, backlog: Self.backlog)
    self.file = file
  }

  /// The same socket once more, for whoever answers before its owner can; nil where there are too many
  /// open files. Closing one leaves the other open, and the file is the owner's.
  package func again() -> ControlSocket? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    return copy < 0 ? nil : ControlSocket(inherited: copy)
  }

  /// Takes the file away, where it is ours.
  func remove() {
    file?.remove()
  }
}

/// The name of a socket in the file system, and the lock that makes it ours.
private final class SocketFile: Sendable {
  private let path: String
  private let address: SocketAddress
  private let lock: ExclusiveLock

  init(path: String) throws(ControlSocket.Failure) {
    guard let address = try? SocketAddress(unixDomainSocketPath: path) else {
      throw .pathTooLong(path: path)
    }
    self.path = path
    self.address = address
    do {
      lock = try ExclusiveLock("\(path).lock")
    } catch .taken {
      throw .inUse(path: path)
    } catch {
      throw .lock(error)
    }
  }

  /// The lock says that no daemon of ours is there; somebody else's socket may still answer.
  func clearAway() throws(ControlSocket.Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
    guard try !isAnswered() else { throw .inUse(path: path) }
    remove()
  }

  func listen(mode: mode_t, backlog: CInt) throws(ControlSocket.Failure) -> CInt {
    let descriptor = try makeSocket()
    do {
      // Nobody but the owner may connect before the mode is as it should be: the file is born
      // with the mode of the descriptor, less the umask.
      try check("fchmod", fchmod(descriptor, 0o600))
      try check("bind", address.withSockAddr { bind(descriptor, $0, socklen_t($1)) })
      try check("chmod", chmod(path, mode))
      try check("listen", Glibc.listen(descriptor, backlog))
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  func remove() {
    unlink(path)
  }

  private func isAnswered() throws(ControlSocket.Failure) -> Bool {
    let descriptor = try makeSocket()
    defer { close(descriptor) }
    let answer = address.withSockAddr { connect(descriptor, $0, socklen_t($1)) }
    // "ECONNREFUSED: a connect() on a stream socket found no one listening" (connect(2)).
    return answer == 0 || errno != ECONNREFUSED
  }

  private func makeSocket() throws(ControlSocket.Failure) -> CInt {
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let descriptor = socket(AF_UNIX, CInt(kind), 0)
    guard descriptor >= 0 else { throw .system(call: "socket", path: path, number: errno) }
    return descriptor
  }

  private func check(_ call: String, _ answer: CInt) throws(ControlSocket.Failure) {
    guard answer == 0 else { throw .system(call: call, path: path, number: errno) }
  }
}

extension ControlSocket.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .inUse(let path): "another campaignd already answers at \(path)"
    case .notASocket(let path): "\(path) is there already and is not a socket"
    case .pathTooLong(let path): "\(path) is longer than the 107 bytes a socket's name may have"
    case .lock(let failure): "\(failure)"
    case .system(let call, let path, let number):
      "\(path): \(call): \(String(cString: strerror(number)))"
    }
  }
}
