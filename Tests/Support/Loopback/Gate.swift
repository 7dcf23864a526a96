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
