import Glibc

/// Tells who is at the other end of a connection, from where the kernel's word for it can be
/// understood.
///
/// campaignd runs in a user namespace of its own (PrivateUsers=yes), in which the kernel shows it
/// every caller but root as `nobody`. So it hands the connection itself to this small process, which
/// runs outside of that namespace, has no network and no files, and answers with SO_PEERCRED. Nobody
/// but a daemon may ask it.
package struct Doorkeeper: Sendable {
  /// Where campaignd-doorkeeper.socket listens.
  package static let path = "/run/campaignd/doorkeeper.sock"
  /// After this long without a question it ends; systemd starts it again for the next one.
  private static let patience: CInt = 300_000
  /// Whoever connects and asks nothing is let go.
  private static let silence = timeval(tv_sec: 2, tv_usec: 0)

  private let listener: CInt

  /// - Parameter listener: a SOCK_SEQPACKET socket that listens.
  package init(_ listener: CInt) {
    self.listener = listener
  }

  /// Answers one question after the other until nobody has asked for a while.
  package func run() {
    var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, Self.patience) > 0 {
      let asker = accept(listener, nil, nil)
      guard asker >= 0 else { continue }
      answer(asker)
      close(asker)
    }
  }

  private func answer(_ asker: CInt) {
    var silence = Self.silence
    setsockopt(
      asker, SOL_SOCKET, SO_RCVTIMEO, &silence, socklen_t(MemoryLayout<timeval>.size))
    guard let connection = PassedDescriptor.receive(over: asker) else { return }
    defer { close(connection) }
    guard var credentials = PeerCredentials(of: connection) else { return }
    send(asker, &credentials, MemoryLayout<PeerCredentials>.size, CInt(MSG_NOSIGNAL))
  }

  /// Asks who is at the other end of a connection; nil where nobody answers.
  static func ask(about connection: CInt, at path: String = Doorkeeper.path) -> PeerCredentials? {
    let question = socket(
      AF_UNIX, CInt(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard question >= 0 else { return nil }
    defer { close(question) }
    var silence = Self.silence
    setsockopt(
      question, SOL_SOCKET, SO_RCVTIMEO, &silence, socklen_t(MemoryLayout<timeval>.size))
    var credentials = PeerCredentials()
    let size = MemoryLayout<PeerCredentials>.size
    guard connect(question, to: path), PassedDescriptor.send(connection, over: question),
      recv(question, &credentials, size, 0) == size
    else { return nil }
    return credentials
  }

  private static func connect(_ socket: CInt, to path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard path.utf8.count < room.count else { return false }
      room.copyBytes(from: path.utf8)
      return true
    }
    guard fits else { return false }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}

/// What the kernel says of the process at the other end: `struct ucred` of unix(7).
struct PeerCredentials: Hashable, Sendable {
  private(set) var processID: Int32 = 0
  private(set) var userID: UInt32 = .max
  private(set) var groupID: UInt32 = .max

  /// Nobody.
  init() {}

  /// Nil where the kernel does not know, as on a socket that is not a Unix socket.
  init?(of connection: CInt) {
    var size = socklen_t(MemoryLayout<PeerCredentials>.size)
    guard getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &self, &size) == 0, isKnown
    else { return nil }
  }

  /// "If the option is not supported, or there is no peer: pid 0 and uid -1" (net/core/sock.c).
  var isKnown: Bool { processID > 0 && userID != .max }
}

/// A descriptor that goes from one process to another (SCM_RIGHTS, unix(7)).
private enum PassedDescriptor {
  /// `CMSG_LEN(sizeof(int))`: the header, and one descriptor after it.
  private static let length = MemoryLayout<cmsghdr>.size + MemoryLayout<CInt>.size
  /// `CMSG_SPACE(sizeof(int))`: the same, up to the next place where a header may begin.
  private static let room = MemoryLayout<cmsghdr>.size + MemoryLayout<cmsghdr>.alignment

  static func send(_ descriptor: CInt, over socket: CInt) -> Bool {
    withMessage { message, control in
      control.storeBytes(
        of: cmsghdr(length, type: CInt(SCM_RIGHTS)), as: cmsghdr.self)
      control.storeBytes(of: descriptor, toByteOffset: MemoryLayout<cmsghdr>.size, as: CInt.self)
      return sendmsg(socket, &message, CInt(MSG_NOSIGNAL)) == 1
    }
  }

  static func receive(over socket: CInt) -> CInt? {
    withMessage { message, control in
      guard recvmsg(socket, &message, CInt(MSG_CMSG_CLOEXEC)) == 1,
        message.msg_controllen >= length
      else { return nil }
      let header = control.load(as: cmsghdr.self)
      guard header.cmsg_level == SOL_SOCKET, header.cmsg_type == CInt(SCM_RIGHTS),
        header.cmsg_len == length
      else { return nil }
      return control.load(fromByteOffset: MemoryLayout<cmsghdr>.size, as: CInt.self)
    }
  }

  /// A message of one byte, with room for one descriptor.
  private static func withMessage<Value>(
    _ body: (inout msghdr, UnsafeMutableRawBufferPointer) -> Value
  ) -> Value {
    withUnsafeTemporaryAllocation(
      byteCount: room, alignment: MemoryLayout<cmsghdr>.alignment
    ) { control in
      control.initializeMemory(as: UInt8.self, repeating: 0)
      var byte: UInt8 = 0
      return withUnsafeMutableBytes(of: &byte) { byte in
        var vector = iovec(iov_base: byte.baseAddress, iov_len: 1)
        return withUnsafeMutablePointer(to: &vector) { vector in
          var message = msghdr()
          message.msg_iov = vector
          message.msg_iovlen = 1
          message.msg_control = control.baseAddress
          message.msg_controllen = room
          return body(&message, control)
        }
      }
    }
  }
}

extension cmsghdr {
  fileprivate init(_ length: Int, type: CInt) {
    self.init()
    cmsg_len = length
    cmsg_level = SOL_SOCKET
    cmsg_type = type
  }
}
