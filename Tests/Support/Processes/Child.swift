import Foundation

/// A program that a test starts. Its end is awaited without a thread, since `waitUntilExit` keeps one
/// spinning; a test that is out of time takes its program with it.
package final class Child: Sendable {
  private let process = Process()
  private let ended = Tally()

  /// Starts a program. What is not asked for is read from nowhere and written nowhere.
  /// - Parameter environment: besides that of the tests.
  package init(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:],
    in folder: URL? = nil, input: Pipe? = nil, output: Pipe? = nil, errors: Pipe? = nil
  ) throws {
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = errors ?? FileHandle.nullDevice
    process.terminationHandler = { [ended] _ in ended.happened() }
    try process.run()
  }

  package func send(_ signal: Int32) {
    if process.isRunning { kill(process.processIdentifier, signal) }
  }

  /// Waits until it has ended.
  /// - Returns: the code it ended with; nil where the waiting task was cancelled, and the program
  ///   killed for it.
  @discardableResult
  package func end() async -> Int32? {
    await withTaskCancellationHandler {
      await ended.reached(1)
    } onCancel: {
      send(SIGKILL)
    }
    return process.isRunning ? nil : process.terminationStatus
  }

  deinit { send(SIGKILL) }
}

/// A program's end: what it printed, and its exit code.
package struct Outcome: Sendable {
  package let status: Int32?
  package let output: String
  package let errors: String

  package init(status: Int32?, output: String, errors: String) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// Each line of the output as a JSON object.
  package var objects: [[String: Any]] {
    output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }
}

/// Runs a program to its end.
package func run(
  _ program: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:],
  in folder: URL? = nil
) async throws -> Outcome {
  let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
  let child = try Child(
    program, arguments, environment: environment, in: folder, input: stdin, output: stdout,
    errors: stderr)
  async let output = everything(of: stdout)
  async let errors = everything(of: stderr)
  // A program that has ended before it read everything is no fault of the test.
  await beside { try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
  try stdin.fileHandleForWriting.close()
  let status = await child.end()
  return Outcome(status: status, output: await output, errors: await errors)
}

private func everything(of pipe: Pipe) async -> String {
  let handle = pipe.fileHandleForReading
  return await beside { String(decoding: handle.readDataToEndOfFile(), as: UTF8.self) }
}

/// Waits on a thread of its own, so that the tests beside go on.
package func beside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}
