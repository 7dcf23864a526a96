import Foundation

/// Where a daemon says that it is ready, as it would to systemd (sd_notify(3)).
final class ReadinessSocket: Sendable {
  let path: String
  private let descriptor: CInt

  init(path: String) throws {
    self.path = path
    // Left over from a daemon before, where one was started in this folder already.
    unlink(path)
    descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    // A daemon that is silent for so long will not be ready any more.
    var patience = timeval(tv_sec: 600, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard withAddress({ Int(bind(descriptor, $0, $1)) }) == 0 else {
      throw BenchmarkFailure("cannot listen on \(path): \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    close(descriptor)
  }

  /// Returns when the daemon is ready; false where it ended before it was.
  func ready() async -> Bool {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let isReady = self.read()
        continuation.resume(returning: isReady)
        // Whoever does not listen on lets the daemon wait with what it says after that.
        if isReady { self.listenOn() }
      }
    }
  }

  /// Nobody will say anything any more.
  func giveUp() {
    let word = Array("ENDED".utf8)
    let speaker = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    _ = withAddress { sendto(speaker, word, word.count, 0, $0, $1) }
    close(speaker)
  }

  private func read() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0 else { return false }
      let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
      if lines.contains("READY=1") { return true }
      if lines.contains("ENDED") { return false }
    }
  }

  private func listenOn() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0, !bytes.starts(with: Array("ENDED".utf8)) else { return }
    }
  }

  private func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int) -> Int {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { target in
      target.copyBytes(from: path.utf8.prefix(target.count - 1))
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
