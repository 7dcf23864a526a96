import NIOCore
import Synchronization

/// Hands answers on to those that wait for them, all that arrived in one turn of the loop at once: each by
/// itself would wake a thread that has gone to sleep again when the next one comes.
final class Arrivals: Sendable {
  /// One for all lines, as there is one loop for all.
  static let all = Arrivals()

  private let waiting = Mutex<[@Sendable () -> Void]>([])

  /// Returns when the answer is here, or there will be none.
  func value<Answer: Sendable>(of answer: EventLoopFuture<Answer>) async throws -> Answer {
    try await withUnsafeThrowingContinuation { continuation in
      answer.whenComplete { result in
        self.add(on: answer.eventLoop) { continuation.resume(with: result) }
      }
    }
  }

  private func add(on loop: any EventLoop, _ hand: @escaping @Sendable () -> Void) {
    let isFirst = waiting.withLock { waiting in
      waiting.append(hand)
      return waiting.count == 1
    }
    if isFirst { loop.execute { self.handOn() } }
  }

  private func handOn() {
    let waiting = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for hand in waiting { hand() }
  }
}
