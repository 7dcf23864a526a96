import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// A program that a test starts. A test that is out of time takes its program with it.
package final class Child: Sendable {
  /// Its process, as long as it is the system's own number for it.
  package let id: Int32
  private let life: Life

  /// Starts a program. What is not asked for is read from nowhere and written nowhere; the handles
  /// are the program's own then, and closed here.
  /// - Parameter environment: besides that of the tests.
  package init(
    _ program: URL, _ arguments: [String], environment: [String: String] = [:],
    in folder: URL? = nil, input: FileHandle? = nil, output: FileHandle? = nil,
    errors: FileHandle? = nil
  ) async throws {
    let nothing = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
    defer {
      try? nothing.close()
      for handle in [input, output, errors] { try? handle?.close() }
    }
    let streams = [input, output, errors].map { handle in
      handle.map { FileDescriptor(rawValue: $0.fileDescriptor) } ?? nothing
    }
    let life = Life()
    id = try await life.begin { started in
      try await Subprocess.run(
        .path(FilePath(program.path)), arguments: Arguments(arguments),
        environment: .inherit.updating(
          Dictionary(
            uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
        workingDirectory: folder.map { FilePath($0.path) },
        input: .fileDescriptor(streams[0], closeAfterSpawningProcess: false),
        output: .fileDescriptor(streams[1], closeAfterSpawningProcess: false),
        error: .fileDescriptor(streams[2], closeAfterSpawningProcess: false)
      ) { started($0.processIdentifier.value) }.terminationStatus
    }
    self.life = life
  }

  package func send(_ signal: Int32) {
    life.end.withLock { if $0 == nil { kill(id, signal) } }
  }

  /// Waits until it has ended.
  /// - Returns: the code it ended with, as a shell has it: 128 and the signal's number where one
  ///   ended it; nil where the waiting task was cancelled, and the program killed for it.
  @discardableResult
  package func end() async -> Int32? {
    await withTaskCancellationHandler {
      await life.ended.reached(1)
    } onCancel: {
      send(SIGKILL)
    }
    return life.end.withLock { $0 }
  }

  deinit { send(SIGKILL) }
}

/// From a program's start to its end.
private final class Life: Sendable {
  let ended = Tally()
  let end = Mutex<Int32?>(nil)

  /// - Parameter run: runs it to its end, and says when it has started, and as which process.
  /// - Throws: what kept it from starting.
  func begin(
    _ run: @escaping @Sendable (@Sendable (Int32) -> Void) async throws -> TerminationStatus
  ) async throws -> Int32 {
    // Waited for also where the test is out of time: what has been started has an owner then.
    try await withCheckedThrowingContinuation { continuation in
      let waiting = Mutex<CheckedContinuation<Int32, any Error>?>(continuation)
      Task {
        @Sendable func tell(_ start: Result<Int32, any Error>) {
          waiting.withLock { $0.take() }?.resume(with: start)
        }
        do {
          let status = try await run { tell(.success($0)) }
          end.withLock { $0 = status.asShellsSay }
        } catch {
          // Nobody has seen how it ended, but that it did.
          end.withLock { $0 = -1 }
          tell(.failure(error))
        }
        ended.happened()
      }
    }
  }
}

extension TerminationStatus {
  fileprivate var asShellsSay: Int32 {
    switch self {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }
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
  let child = try await Child(
    program, arguments, environment: environment, in: folder, input: stdin.fileHandleForReading,
    output: stdout.fileHandleForWriting, errors: stderr.fileHandleForWriting)
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
