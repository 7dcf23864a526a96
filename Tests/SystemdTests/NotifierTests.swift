import Foundation
import Testing

@testable import Systemd

@Suite
struct NotifierTests {
  @Test
  func `systemd hears each word it knows`() throws {
    let ear = try Ear()
    let notifier = SystemdNotifier(
      environment: [
        "NOTIFY_SOCKET": ear.path, "WATCHDOG_USEC": "180000000", "WATCHDOG_PID": "42",
      ], processID: 42)
    notifier.ready(status: "next: 09:00\nlaunch")
    #expect(ear.hears() == "READY=1\nSTATUS=next: 09:00 launch")
    notifier.status("3 wait for approval")
    #expect(ear.hears() == "STATUS=3 wait for approval")
    notifier.alive()
    #expect(ear.hears() == "WATCHDOG=1")
    notifier.needsTime(.seconds(90))
    #expect(ear.hears() == "EXTEND_TIMEOUT_USEC=90000000")
    notifier.broken("the store does not answer")
    #expect(ear.hears() == "STATUS=the store does not answer\nWATCHDOG=trigger")
    notifier.stopping(status: "answering 2 calls")
    #expect(ear.hears() == "STOPPING=1\nSTATUS=answering 2 calls")
    #expect(notifier.watchdogTimeout == .seconds(180))
  }

  @Test
  func `a reload says when it began on the monotonic clock`() throws {
    let ear = try Ear()
    let before = try #require(SystemClock.microseconds(of: CLOCK_MONOTONIC))
    SystemdNotifier(environment: ["NOTIFY_SOCKET": ear.path]).reloading()
    let words = ear.hears().split(separator: "\n")
    #expect(words.first == "RELOADING=1")
    let began = try #require(words.last?.split(separator: "=").last.flatMap { Int64($0) })
    #expect(began >= before)
  }

  @Test
  func `long work asks for more time as it begins, and never where nobody listens`() throws {
    let ear = try Ear()
    let work = LongWork(SystemdNotifier(environment: ["NOTIFY_SOCKET": ear.path]), atMost: 60)
    work.begin()
    #expect(ear.hearsNext() == "EXTEND_TIMEOUT_USEC=60000000")
    work.finish()
    LongWork(SystemdNotifier(environment: [:]), atMost: 60).begin()
    #expect(ear.hears() == "")
  }

  @Test
  func `a name outside the file system is a socket too`() throws {
    let ear = try Ear(name: "@campaignd-\(UUID().uuidString)")
    SystemdNotifier(environment: ["NOTIFY_SOCKET": ear.path]).status("here")
    #expect(ear.hears() == "STATUS=here")
  }

  @Test(arguments: [
    [:], ["WATCHDOG_USEC": "0"], ["WATCHDOG_USEC": "soon"],
    ["WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"],
  ])
  func `nobody is watched who was not asked`(environment: [String: String]) throws {
    let ear = try Ear()
    let notifier = SystemdNotifier(
      environment: environment.merging(["NOTIFY_SOCKET": ear.path]) { $1 }, processID: 42)
    #expect(notifier.watchdogTimeout == nil)
    notifier.alive()
    notifier.status("after")
    #expect(ear.hears() == "STATUS=after")
  }

  @Test
  func `inherited sockets are those meant for this process`() {
    let environment = ["LISTEN_PID": "42", "LISTEN_FDS": "3", "LISTEN_FDNAMES": "control::pages"]
    #expect(
      InheritedSocket.named(in: environment, processID: 42) == [
        InheritedSocket(descriptor: 3, name: "control"),
        InheritedSocket(descriptor: 4, name: "unknown"),
        InheritedSocket(descriptor: 5, name: "pages"),
      ])
    #expect(InheritedSocket.named(in: environment, processID: 43).isEmpty)
    #expect(
      InheritedSocket.named(in: ["LISTEN_PID": "42", "LISTEN_FDS": "-1"], processID: 42).isEmpty)
    #expect(InheritedSocket.named(in: [:], processID: 42).isEmpty)
  }
}

/// The other end of a notification socket.
private final class Ear {
  let path: String
  private let descriptor: CInt
  private let folder: TemporaryFolder

  init(name: String? = nil) throws {
    folder = try TemporaryFolder()
    path = name ?? "\(folder.path)/notify"
    descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let answer = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard answer == 0 else { throw SystemFailure("bind", errno) }
  }

  deinit { close(descriptor) }

  /// The next message; empty where there is none.
  func hears() -> String { message(CInt(MSG_DONTWAIT)) }

  /// The next message, whenever it comes.
  func hearsNext() -> String { message(0) }

  private func message(_ flags: CInt) -> String {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = recv(descriptor, &bytes, bytes.count, flags)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
