import Foundation
import Testing

@testable import Console

/// The process outside of the daemon's namespace that says who calls.
@Suite
struct DoorkeeperTests {
  private let door: Door
  private let path: String

  init() throws {
    door = try Door()
    path = "\(door.folder)/doorkeeper.sock"
    let listener = try Listener(path)
    Thread.detachNewThread { Doorkeeper(listener.descriptor).run() }
  }

  @Test
  func `the daemon learns who is at the other end of a connection it hands over`() throws {
    var ends: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
    defer { for end in ends { close(end) } }
    for _ in 0..<50 {
      let seen = try #require(Doorkeeper.ask(about: ends[0], at: path))
      #expect(seen == PeerCredentials(of: ends[0]))
      #expect(seen.processID == getpid() && seen.userID == getuid())
    }
  }

  @Test
  func `of what is no connection nobody says anything`() throws {
    let null = open("/dev/null", O_RDONLY)
    defer { close(null) }
    #expect(Doorkeeper.ask(about: null, at: path) == nil)
    #expect(Doorkeeper.ask(about: -1, at: path) == nil)
  }

  @Test
  func `where nobody keeps the door nobody is known`() throws {
    var ends: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
    defer { for end in ends { close(end) } }
    #expect(Doorkeeper.ask(about: ends[0], at: "\(door.folder)/nowhere.sock") == nil)
    #expect(Doorkeeper.ask(about: ends[0], at: String(repeating: "long", count: 50)) == nil)
  }

  /// As campaignd-doorkeeper.socket listens.
  private struct Listener {
    let descriptor: CInt

    init(_ path: String) throws {
      descriptor = socket(AF_UNIX, CInt(SOCK_SEQPACKET.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      try #require(bound == 0 && listen(descriptor, 16) == 0)
    }
  }
}
