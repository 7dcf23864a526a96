import AsyncHTTPClient
import NIOCore
import Synchronization

/// Where requests are begun on the client's loop, and their answers handed on from there.
///
/// What is begun on another thread waits at the loop's locks, three times for a request. And each answer by
/// itself would wake a thread that has gone to sleep again when the next one comes: all that arrived in
/// one turn of the loop are handed on at once.
final class Exchanges: Sendable {
  /// One for all lines, as there is one loop for all.
  static let all = Exchanges()

  private let arrived = Mutex<[@Sendable () -> Void]>([])

  /// Returns when the answer is here, or there will be none.
  /// - Parameter request: begins the request; not called where nobody waits any more by then.
  func answer<Answer: Sendable>(
    on loop: any EventLoop, to request: @escaping @Sendable () -> HTTPClient.Task<Answer>
  ) async throws -> Answer {
    let exchange = Exchange<Answer>()
    return try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        loop.execute {
          guard let task = exchange.begin(request) else {
            return continuation.resume(throwing: CancellationError())
          }
          task.futureResult.whenComplete { result in
            self.handOn(from: loop) { continuation.resume(with: result) }
          }
        }
      }
    } onCancel: {
      exchange.cancel()
    }
  }

  private func handOn(from loop: any EventLoop, _ answer: @escaping @Sendable () -> Void) {
    let isFirst = arrived.withLock { arrived in
      arrived.append(answer)
      return arrived.count == 1
    }
    if isFirst { loop.execute { self.handOn() } }
  }

  private func handOn() {
    let arrived = arrived.withLock { arrived in
      defer { arrived = [] }
      return arrived
    }
    for answer in arrived { answer() }
  }
}

/// A request that somebody may call off, before it is begun or later.
private final class Exchange<Answer: Sendable>: Sendable {
  private enum State {
    case waits
    case isUnderWay(HTTPClient.Task<Answer>)
    case isCalledOff
  }

  private let state = Mutex(State.waits)

  /// - Returns: nil where it was called off, and not begun.
  func begin(_ request: () -> HTTPClient.Task<Answer>) -> HTTPClient.Task<Answer>? {
    state.withLock { state in
      guard case .waits = state else { return nil }
      let task = request()
      state = .isUnderWay(task)
      return task
    }
  }

  func cancel() {
    let task = state.withLock { state -> HTTPClient.Task<Answer>? in
      defer { state = .isCalledOff }
      if case .isUnderWay(let task) = state { return task }
      return nil
    }
    task?.cancel()
  }
}
