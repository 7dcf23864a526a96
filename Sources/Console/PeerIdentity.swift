import CampaignEngine
import Glibc
import NIOCore
import NIOPosix

/// What the kernel says of the process at the other end: `struct ucred` of unix(7).
private struct PeerCredentials: Sendable {
  let processID: Int32
  let userID: UInt32
  let groupID: UInt32
}

extension Caller {
  /// Who connected, as the kernel noted it at that moment (SO_PEERCRED); nil where it does not
  /// know, as on a socket that is not a Unix socket.
  static func atOtherEnd(of channel: any Channel) async -> Caller? {
    guard let channel = channel as? any SocketOptionProvider,
      let peer = try? await credentials(of: channel),
      // "If the option is not supported, or there is no peer: pid 0 and uid -1" (net/core/sock.c).
      peer.processID > 0, peer.userID != .max
    else { return nil }
    // The look-up may ask a directory service; it must not hold up the tasks of the engine.
    let login = try? await NIOThreadPool.singleton.runIfActive { Self.login(of: peer.userID) }
    return Caller(
      userID: peer.userID, groupID: peer.groupID, processID: peer.processID, login: login ?? nil)
  }

  private static func credentials(
    of channel: any SocketOptionProvider
  ) async throws -> PeerCredentials {
    try await channel.unsafeGetSocketOption(
      level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
    ).get()
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
