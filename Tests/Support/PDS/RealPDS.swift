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
  private let process: Child
  private let life: Pipe

  /// The one server that the tests of a run share.
  package static func shared() async throws -> RealPDS { try await common.value }

  private static let common = Task { try await start() }

  package static func start() async throws -> RealPDS {
    if let reason = await PyPI.reasonItCannotRun() { throw Fault.didNotStart(reason) }
    let (life, output) = (Pipe(), Pipe())
    let process = try await Child(
      PyPI.shell, [PyPI.script, "pds"], input: life.fileHandleForReading,
      output: output.fileHandleForWriting)
    let line = await beside { firstLine(of: output.fileHandleForReading) }
    guard let reach = try? JSONDecoder().decode(Reach.self, from: Data(line.utf8)) else {
      throw Fault.didNotStart(line)
    }
    return RealPDS(reach, process, life)
  }

  private init(_ reach: Reach, _ process: Child, _ life: Pipe) {
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
    await process.end()
  }
}
