import Foundation

/// The two programs as they were built beside these tests.
enum Binary {
  static let campaignd = folder.appendingPathComponent("campaignd")
  static let campaignctl = folder.appendingPathComponent("campaignctl")

  /// The project's top folder.
  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The test runner lies beside what was built with it.
  private static let folder = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath()
    .deletingLastPathComponent()
}

/// A program's end: what it printed, and its exit code.
struct Outcome: Sendable {
  let status: Int32
  let output: String
  let errors: String

  /// Each line of the output as a JSON object.
  var objects: [[String: Any]] {
    output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }
}

/// Runs a program to its end.
func run(
  _ program: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:],
  in folder: URL? = nil
) async throws -> Outcome {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
  process.standardInput = stdin
  process.standardOutput = stdout
  process.standardError = stderr
  try process.run()
  async let output = everything(of: stdout)
  async let errors = everything(of: stderr)
  try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
  try stdin.fileHandleForWriting.close()
  let (text, complaints) = await (output, errors)
  await beside { process.waitUntilExit() }
  return Outcome(status: process.terminationStatus, output: text, errors: complaints)
}

private func everything(of pipe: Pipe) async -> String {
  let handle = pipe.fileHandleForReading
  return await beside { String(decoding: handle.readDataToEndOfFile(), as: UTF8.self) }
}

/// Waits on a thread of its own, so that the tests beside go on.
func beside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}
