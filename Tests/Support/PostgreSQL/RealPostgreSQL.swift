import Foundation
import Synchronization

/// A real PostgreSQL server on this machine, of the tests' own: one for a run, with a schema of its
/// own for every test that asks for one.
package final class RealPostgreSQL: Sendable {
  package enum Fault: Error {
    /// The script ended instead of serving; its words.
    case didNotStart(String)
  }

  /// The folder of the server's socket.
  private let folder: String
  private let isDurable: Bool
  private let process: Child
  /// The server ends when its standard input does, also when this process dies.
  private let life: Pipe
  private let schemas = Atomic(0)

  /// The one server that the tests of a run share.
  package static func shared() async throws -> RealPostgreSQL { try await common.value }

  private static let common = Task { try await start() }

  /// Whether this machine can run one; where it cannot, that goes to standard error. In CI it has
  /// to, so there the answer is always yes, and a missing server fails the tests.
  package static let canRun: Bool = {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    let folders =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let isThere = folders.contains {
      FileManager.default.isExecutableFile(atPath: "/usr/lib/postgresql/\($0)/bin/initdb")
    }
    if !isThere {
      FileHandle.standardError.write(
        Data("no PostgreSQL here: what is tested on it is skipped\n".utf8))
    }
    return isThere
  }()

  private static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("postgres").path

  /// - Parameters:
  ///   - isDurable: whether what is committed is on its disk, which no test needs to wait for.
  ///   - isRemote: whether it is also reached over the network: with TLS and a password.
  package static func start(
    isDurable: Bool = false, isRemote: Bool = false
  ) async throws -> RealPostgreSQL {
    let (life, output, errors) = (Pipe(), Pipe(), Pipe())
    let process = try await Child(
      URL(fileURLWithPath: "/bin/bash"), [script, "run"],
      environment: settings(isDurable).merging(isRemote ? ["POSTGRES_TLS": "on"] : [:]) { $1 },
      input: life.fileHandleForReading, output: output.fileHandleForWriting,
      errors: errors.fileHandleForWriting)
    let line = await beside { firstLine(of: output.fileHandleForReading) }
    guard !line.isEmpty else {
      let words = await beside { errors.fileHandleForReading.readDataToEndOfFile() }
      throw Fault.didNotStart(String(decoding: words, as: UTF8.self))
    }
    return RealPostgreSQL(line, isDurable, process, life)
  }

  private init(_ folder: String, _ isDurable: Bool, _ process: Child, _ life: Pipe) {
    self.folder = folder
    self.isDurable = isDurable
    self.process = process
    self.life = life
  }

  /// The server falls, as on a machine that loses its power.
  package func fall() async throws { try await control("stop") }

  /// It comes up again, with what it had on disk.
  package func rise() async throws { try await control("start") }

  /// Falls and comes up again at once.
  /// - Parameter isDurable: as at its start, where nothing else is said.
  package func restart(isDurable: Bool? = nil) async throws {
    try await control("restart", isDurable: isDurable)
  }

  /// Where it is connected to.
  package var socket: String { "\(folder)/.s.PGSQL.5432" }

  /// The folder of its tables.
  package var data: String { "\(folder)/data" }

  /// The file of what it says.
  package var log: String { "\(folder)/server.log" }

  private static func settings(_ isDurable: Bool) -> [String: String] {
    ["POSTGRES_FSYNC": isDurable ? "on" : "off"]
  }

  private func control(_ word: String, isDurable: Bool? = nil) async throws {
    let done = try await run(
      URL(fileURLWithPath: "/bin/bash"), [RealPostgreSQL.script, word, folder],
      environment: RealPostgreSQL.settings(isDurable ?? self.isDurable))
    guard done.status == 0 else { throw Fault.didNotStart(done.errors) }
  }

  package func stop() async {
    try? life.fileHandleForWriting.close()
    await process.end()
  }

  /// The address of an empty schema that nobody else uses.
  package func freshSchema() async throws -> String {
    let number = schemas.wrappingAdd(1, ordering: .relaxed).newValue
    let name = "test\(number)"
    try await sql("create schema \(name)")
    return "\(address)?options=-csearch_path%3D\(name)"
  }

  /// The address of the server's one database, in which each may have a schema of their own.
  package var address: String {
    "postgresql://campaignd@\(folder.replacing("/", with: "%2F"))/postgres"
  }

  /// Where a remote one is reached over the network, if its certificate is for that name.
  /// - Parameter settings: as the query of an address has them.
  package func address(as host: String, _ settings: String) throws -> String {
    let file = try String(contentsOfFile: "\(folder)/address", encoding: .utf8)
    let place = file.prefix { !$0.isNewline }
    return "postgresql://campaignd@\(host)/postgres?hostaddr=\(place)&\(settings)"
  }

  /// The file of a certificate: `server` is a remote one's own, for db.example, and `other` is not.
  package func certificate(_ name: String) -> String { "\(folder)/\(name).crt" }

  /// Somebody else's statement.
  @discardableResult
  package func sql(_ statement: String) async throws -> String {
    let done = try await run(
      URL(fileURLWithPath: "/usr/bin/psql"),
      [
        "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "campaignd", "-d",
        "postgres", "-c", statement,
      ])
    guard done.status == 0 else { throw Fault.didNotStart(done.errors) }
    return done.output
  }
}

/// The first line of what a program writes, without its end.
func firstLine(of handle: FileHandle) -> String {
  var line = Data()
  while !line.contains(UInt8(ascii: "\n")) {
    let more = handle.availableData
    if more.isEmpty { break }
    line += more
  }
  return String(decoding: line.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
}
