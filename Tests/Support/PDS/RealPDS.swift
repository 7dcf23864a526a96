import Foundation

/// A real AT Protocol server on this machine, with one account, that a test starts and ends: PyPI's
/// arroba, which nobody on this project wrote.
package final class RealPDS: Sendable {
  /// What the server prints when it takes requests.
  private struct Reach: Decodable {
    let address: String
    let did: String
    let handle: String
    let password: String
  }

  package enum Fault: Error {
    /// The script ended instead of serving; its words.
    case didNotStart(String)
  }

  package let address: String
  package let did: String
  package let handle: String
  package let password: String
  private let process: Process
  private let life: Pipe

  /// The one server that the tests of a run share.
  package static func shared() async throws -> RealPDS { try await common.value }

  private static let common = Task { try await start() }

  /// Whether this machine can run one; where it cannot, the reason goes to standard error. In CI it
  /// has to, so there the answer is always yes, and a missing part fails the tests.
  package static func canRun() async -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    guard let reason = await reasonItCannotRun() else { return true }
    FileHandle.standardError.write(Data("no AT Protocol server here: \(reason)\n".utf8))
    return false
  }

  package static func start() async throws -> RealPDS {
    if let reason = await reasonItCannotRun() { throw Fault.didNotStart(reason) }
    let (process, life, output) = script("run")
    try process.run()
    let line = await beside { firstLine(of: output.fileHandleForReading) }
    guard let reach = try? JSONDecoder().decode(Reach.self, from: line) else {
      throw Fault.didNotStart(String(decoding: line, as: UTF8.self))
    }
    return RealPDS(reach, process, life)
  }

  private init(_ reach: Reach, _ process: Process, _ life: Pipe) {
    address = reach.address
    did = reach.did
    handle = reach.handle
    password = reach.password
    self.process = process
    self.life = life
  }

  /// The server ends when its standard input does, also when this process dies.
  package func stop() async {
    try? life.fileHandleForWriting.close()
    let process = process
    await RealPDS.beside { process.waitUntilExit() }
  }

  private static func reasonItCannotRun() async -> String? { await preparation.value }

  private static let preparation = Task { () -> String? in
    let (process, _, _) = script("prepare")
    let errors = Pipe()
    process.standardError = errors
    do { try process.run() } catch { return "\(error)" }
    let words = await beside { errors.fileHandleForReading.readDataToEndOfFile() }
    await beside { process.waitUntilExit() }
    return process.terminationStatus == 0 ? nil : String(decoding: words, as: UTF8.self)
  }

  private static func script(_ command: String) -> (Process, input: Pipe, output: Pipe) {
    let process = Process()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [file.appendingPathComponent("pds").path, command]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    return (process, input, output)
  }

  private static func firstLine(of handle: FileHandle) -> Data {
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = handle.availableData
      if more.isEmpty { break }
      line += more
    }
    return line
  }

  /// Waits for a process without keeping other tests waiting.
  @discardableResult
  private static func beside<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }
}
