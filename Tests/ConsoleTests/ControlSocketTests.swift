import Console
import Foundation
import NIOCore
import Testing

@Suite
struct ControlSocketTests {
  private let door: Door

  init() throws { door = try Door() }

  @Test
  func `the socket is the owner's and the group's, and is gone with the daemon`() async throws {
    try await door.serving { [door] _ in
      var status = stat()
      #expect(lstat(door.path, &status) == 0)
      #expect(status.st_mode & 0o7777 == 0o660)
    }
    #expect(!FileManager.default.fileExists(atPath: door.path))
  }

  @Test
  func `a second daemon does not steal the socket of one that serves`() async throws {
    try await door.serving { [door] _ in
      #expect(throws: ControlSocket.Failure.inUse(path: door.path)) {
        try ControlSocket(path: door.path)
      }
      let answer = try await RawCaller(path: door.path).post("/v1/status")
      #expect(answer.status == 200)
    }
  }

  @Test
  func `a socket left by a daemon that died is replaced`() async throws {
    close(try listening(at: door.path))
    #expect(FileManager.default.fileExists(atPath: door.path))
    try await door.serving { [door] _ in
      let answer = try await RawCaller(path: door.path).post("/v1/status")
      #expect(answer.status == 200)
    }
  }

  @Test
  func `a socket on which somebody else answers is left alone`() async throws {
    let other = try listening(at: door.path)
    defer { close(other) }
    #expect(throws: ControlSocket.Failure.inUse(path: door.path)) {
      try ControlSocket(path: door.path)
    }
    _ = try RawCaller(path: door.path)
  }

  @Test
  func `a file of that name is left alone`() throws {
    try Data("precious".utf8).write(to: URL(fileURLWithPath: door.path))
    #expect(throws: ControlSocket.Failure.notASocket(path: door.path)) {
      try ControlSocket(path: door.path)
    }
    #expect(try String(contentsOfFile: door.path, encoding: .utf8) == "precious")
  }

  @Test
  func `a path too long for the kernel is refused with its reason`() {
    let path = "\(door.folder)/\(String(repeating: "x", count: 108))"
    #expect(throws: ControlSocket.Failure.pathTooLong(path: path)) {
      try ControlSocket(path: path)
    }
  }

  @Test
  func `a folder that is not there is named with the system's own words`() {
    let path = "\(door.folder)/absent/control.sock"
    let failure = #expect(throws: ControlSocket.Failure.self) { try ControlSocket(path: path) }
    #expect(failure.map { "\($0)" } == "\(path).lock: No such file or directory")
  }

  @Test
  func `a lock is somebody's until they let go`() throws {
    let path = "\(door.folder)/store.lock"
    var first: ExclusiveLock? = try ExclusiveLock(path)
    let failure = #expect(throws: ExclusiveLock.Failure.self) { try ExclusiveLock(path) }
    #expect(failure == .taken(path: path, by: getpid()))
    #expect(first?.path == path)
    first = nil
    _ = try ExclusiveLock(path)
  }
}

/// A plain listening socket, as systemd or another program would make it.
func listening(at path: String) throws -> CInt {
  let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
  try SocketAddress(unixDomainSocketPath: path).withSockAddr { address, length in
    guard bind(descriptor, address, socklen_t(length)) == 0, listen(descriptor, 64) == 0 else {
      throw RawCaller.Broken(call: "bind", number: errno)
    }
  }
  return descriptor
}
