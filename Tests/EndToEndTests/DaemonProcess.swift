import Foundation
import Support
import Synchronization

/// The real daemon, started as a process; what it writes on standard error can be awaited.
final class DaemonProcess: Sendable {
  private let process: Child
  private let journal = JournalReader()

  init(config: URL, credentials: URL, state: URL) async throws {
    let errors = Pipe()
    process = try await Child(
      Binary.campaignd, ["--config", config.path, "--credentials", credentials.path],
      environment: ["STATE_DIRECTORY": state.path], errors: errors.fileHandleForWriting)
    journal.read(errors.fileHandleForReading)
  }

  /// Returns when a line with these words has been written; throws where the daemon ended before.
  @discardableResult
  func line(containing words: String, count: Int = 1) async throws -> String {
    try await journal.line(containing: words, count: count)
  }

  var lines: [String] { journal.lines }

  /// Ends it as an administrator does, and says with which code it ended.
  func stop() async -> Int32? {
    process.send(SIGTERM)
    return await end()
  }

  /// Ends it as a power cut does.
  func kill() async {
    process.send(SIGKILL)
    await end()
  }

  /// Stops it in the middle of whatever it does, as a machine that sleeps.
  func freeze() {
    process.send(SIGSTOP)
  }

  func thaw() {
    process.send(SIGCONT)
  }

  func hangUp() {
    process.send(SIGHUP)
  }

  /// Waits until it has ended by itself.
  @discardableResult
  func end() async -> Int32? {
    await process.end()
  }
}

/// Lines as they are written, and those who wait for some.
final class JournalReader: Sendable {
  /// The program ended, or the test's time did, before the words came.
  struct Ended: Error, CustomStringConvertible {
    let waitedFor: String
    let lines: [String]

    var description: String {
      "no line with '\(waitedFor)'; the last of \(lines.count):\n"
        + lines.suffix(12).joined(separator: "\n")
    }
  }

  private struct Waiter {
    let words: String
    let count: Int
    let continuation: CheckedContinuation<String, any Error>
  }

  private struct State {
    var lines: [String] = []
    var waiters: [Int: Waiter] = [:]
    var number = 0
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
    let mine = state.withLock { state in
      state.number += 1
      return state.number
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        state.withLock { state in
          let waiter = Waiter(words: words, count: count, continuation: continuation)
          if !answer(waiter, in: state) { state.waiters[mine] = waiter }
        }
      }
    } onCancel: {
      state.withLock { state in
        state.waiters.removeValue(forKey: mine)?
          .continuation.resume(throwing: Ended(waitedFor: words, lines: state.lines))
      }
    }
  }

  private func add(_ line: String) {
    state.withLock { state in
      state.lines.append(line)
      state.waiters = state.waiters.filter { !answer($0.value, in: state) }
    }
  }

  private func finish() {
    state.withLock { state in
      state.hasEnded = true
      state.waiters = state.waiters.filter { !answer($0.value, in: state) }
    }
  }

  private func answer(_ waiter: Waiter, in state: borrowing State) -> Bool {
    let found = state.lines.filter { $0.contains(waiter.words) }
    if found.count >= waiter.count {
      waiter.continuation.resume(returning: found[waiter.count - 1])
      return true
    }
    guard state.hasEnded || Task.isCancelled else { return false }
    waiter.continuation.resume(throwing: Ended(waitedFor: waiter.words, lines: state.lines))
    return true
  }
}
