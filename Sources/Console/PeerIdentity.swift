import CampaignEngine
import Glibc
import NIOCore
import NIOPosix

extension Caller {
  /// Who connected, as the kernel noted it at that moment (SO_PEERCRED); nil where it does not
  /// know, as on a socket that is not a Unix socket.
  static func atOtherEnd(of channel: any Channel) async -> Caller? {
    guard let connection = try? await descriptor(of: channel) else { return nil }
    // The look-up may ask a directory service; it must not hold up the tasks of the engine.
    let found = try? await NIOThreadPool.singleton.runIfActive {
      defer { close(connection) }
      return caller(at: connection)
    }
    return found ?? nil
  }

  private static func caller(at connection: CInt) -> Caller? {
    guard var peer = PeerCredentials(of: connection) else { return nil }
    if UserNamespace.hides(peer.userID) {
      guard let seen = Doorkeeper.ask(about: connection) else { return nil }
      peer = seen
    }
    return Caller(
      userID: peer.userID, groupID: peer.groupID, processID: peer.processID,
      login: login(of: peer.userID))
  }

  /// A descriptor of our own for the connection, which may be closed meanwhile.
  private static func descriptor(of channel: any Channel) async throws -> CInt? {
    try await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(
        of: NIOBSDSocket.Handle.self
      ) { fcntl($0, F_DUPFD_CLOEXEC, 0) }
    }.get().flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func login(of userID: UInt32) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    // Entries of directory services can be long; getpwuid_r(3) answers ERANGE where it needs more.
    for size in [1_024, 16_384, 262_144] {
      var buffer = [CChar](repeating: 0, count: size)
      let answer = getpwuid_r(userID, &entry, &buffer, buffer.count, &found)
      if answer == 0, found != nil { return String(cString: entry.pw_name) }
      if answer != ERANGE { return nil }
    }
    return nil
  }
}

/// Whose user ids this process is shown: everybody's, or, with PrivateUsers=yes, root's and its own.
private enum UserNamespace {
  /// "The overflow user ID": what a user is shown as who is not in the namespace (user_namespaces(7)).
  private static let nobody: UInt32 = 65_534

  /// Whether this id may stand for somebody else.
  static func hides(_ userID: UInt32) -> Bool {
    userID == nobody && !showsEverybody
  }

  /// "0 0 4294967295" is the map of a machine's first namespace.
  private static let showsEverybody: Bool = {
    guard let file = fopen("/proc/self/uid_map", "re") else { return true }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, CInt(line.count), file) != nil else { return true }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace) == ["0", "0", "4294967295"]
  }()
}
