/// Where requests wait until a test lets them go on.
package actor Gate {
  private var isOpen = false
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var number = 0

  package init() {}

  /// Returns when the gate is opened, or when the waiting task is cancelled.
  package func wait() async {
    guard !isOpen, !Task.isCancelled else { return }
    number += 1
    let mine = number
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled || isOpen {
          continuation.resume()
        } else {
          waiting[mine] = continuation
        }
      }
    } onCancel: {
      Task { await self.leave(mine) }
    }
  }

  /// Lets all go who wait, and all who come.
  package func open() {
    isOpen = true
    for continuation in waiting.values { continuation.resume() }
    waiting = [:]
  }

  private func leave(_ one: Int) {
    waiting.removeValue(forKey: one)?.resume()
  }
}

/// Something that has happened so and so often, and those who wait for it.
package struct Tally {
  private var count = 0
  private var waiting: [(Int, CheckedContinuation<Void, Never>)] = []

  package init() {}

  package mutating func happened() {
    count += 1
    let ready = waiting.filter { $0.0 <= count }
    waiting.removeAll { $0.0 <= count }
    for (_, continuation) in ready { continuation.resume() }
  }

  package mutating func await(_ wanted: Int, _ continuation: CheckedContinuation<Void, Never>) {
    if count >= wanted { continuation.resume() } else { waiting.append((wanted, continuation)) }
  }
}
