import Foundation
import Synchronization

/// The real daemon, started as a process; what it writes on standard error can be awaited.
final class DaemonProcess: Sendable {
  private let process: Process
  private let journal: JournalReader

  init(config: URL, credentials: URL) throws {
    process = Process()
    process.executableURL = Binary.campaignd
    process.arguments = ["--config", config.path, "--credentials", credentials.path]
    let stderr = Pipe()
    process.standardError = stderr
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    journal = JournalReader()
    try process.run()
    journal.read(stderr.fileHandleForReading)
  }

  /// Returns when a line with these words has been written; throws where the daemon ended before.
  @discardableResult
  func line(containing words: String, count: Int = 1) async throws -> String {
    try await journal.line(containing: words, count: count)
  }

  var lines: [String] { journal.lines }

  /// Ends it as an administrator does, and says with which code it ended.
  func stop() async -> Int32 {
    process.terminate()
    return await end()
  }

  /// Ends it as a power cut does.
  func kill() async {
    Foundation.kill(process.processIdentifier, SIGKILL)
    _ = await end()
  }

  func hangUp() {
    Foundation.kill(process.processIdentifier, SIGHUP)
  }

  /// Waits until it has ended by itself.
  func end() async -> Int32 {
    await beside { [process] in process.waitUntilExit() }
    return process.terminationStatus
  }

  deinit {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
  }
}

/// Lines as they are written, and those who wait for some.
final class JournalReader: Sendable {
  struct Ended: Error {
    let waitedFor: String
    let lines: [String]
  }

  private struct Waiter {
    let words: String
    let count: Int
    let continuation: CheckedContinuation<String, any Error>
  }

  private struct State {
    var lines: [String] = []
    var waiters: [Waiter] = []
    var hasEnded = false
  }

  private let state = Mutex(State())

  var lines: [String] { state.withLock(\.lines) }

  func read(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      var rest = Data()
      while true {
        let more = handle.availableData
        if more.isEmpty { break }
        rest += more
        while let end = rest.firstIndex(of: 0x0A) {
          add(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
          rest = Data(rest[rest.index(after: end)...])
        }
      }
      finish()
    }
  }

  func line(containing words: String, count: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      state.withLock { state in
        let waiter = Waiter(words: words, count: count, continuation: continuation)
        if !answer(waiter, in: state) { state.waiters.append(waiter) }
      }
    }
  }

  private func add(_ line: String) {
    state.withLock { state in
      state.lines.append(line)
      state.waiters = state.waiters.filter { !answer($0, in: state) }
    }
  }

  private func finish() {
    state.withLock { state in
      state.hasEnded = true
      state.waiters = state.waiters.filter { !answer($0, in: state) }
    }
  }

  private func answer(_ waiter: Waiter, in state: borrowing State) -> Bool {
    let found = state.lines.filter { $0.contains(waiter.words) }
    if found.count >= waiter.count {
      waiter.continuation.resume(returning: found[waiter.count - 1])
      return true
    }
    guard state.hasEnded else { return false }
    waiter.continuation.resume(throwing: Ended(waitedFor: waiter.words, lines: state.lines))
    return true
  }
}
