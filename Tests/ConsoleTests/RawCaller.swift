import Foundation
import Glibc
import NIOCore

/// A caller at the control socket who speaks HTTP by hand, byte for byte.
final class RawCaller: Sendable {
  struct Broken: Error {
    let call: String
    let number: CInt
  }

  private let descriptor: CInt

  /// Connects; the answer to a call is waited for as long as the machine takes.
  convenience init(path: String) throws {
    try self.init(to: try SocketAddress(unixDomainSocketPath: path))
  }

  convenience init(address: String, port: Int) throws {
    try self.init(to: try SocketAddress(ipAddress: address, port: port))
  }

  private init(to address: SocketAddress) throws {
    descriptor = socket(
      CInt(address.protocol.rawValue), CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let answer = address.withSockAddr { connect(descriptor, $0, socklen_t($1)) }
    guard answer == 0 else {
      let number = errno
      close(descriptor)
      throw Broken(call: "connect", number: number)
    }
  }

  deinit { close(descriptor) }

  func post(_ path: String, body: String = "{}", fields: String = "Connection: close\r\n")
    async throws -> Answer
  {
    try await ask(
      "POST \(path) HTTP/1.1\r\nHost: campaignd\r\n\(fields)"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  /// Writes a whole request and reads its answer.
  func ask(_ request: String) async throws -> Answer {
    try await blocking { [self] in
      try write(request)
      return try read()
    }
  }

  /// Writes a request, or a part of one.
  func say(_ text: String) async throws {
    try await blocking { [self] in try write(text) }
  }

  func hear() async throws -> Answer {
    try await blocking { [self] in try read() }
  }

  private func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let sent = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
      }
      guard sent > 0 else { throw Broken(call: "send", number: errno) }
      bytes.removeFirst(sent)
    }
  }

  private func read() throws -> Answer {
    var text: [UInt8] = []
    while true {
      if let answer = Answer(text) { return answer }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      guard count > 0 else { throw Broken(call: "recv", number: count < 0 ? errno : 0) }
      text += bytes.prefix(count)
    }
  }

  /// On a thread of its own: the tasks of the server need the others.
  private func blocking<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
    }
  }
}

struct Answer: Sendable {
  let status: Int
  let exitCode: String?
  let contentType: String?
  let body: String

  /// Nil while the answer is not whole yet.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      fields[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    guard let length = fields["content-length"].flatMap(Int.init),
      text[end.upperBound...].utf8.count >= length,
      let status = Int(lines[0].split(separator: " ")[1])
    else { return nil }
    self.status = status
    exitCode = fields["exit-code"]
    contentType = fields["content-type"]
    body = String(text[end.upperBound...])
  }
}
