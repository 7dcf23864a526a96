import NIOCore

/// The work was not done by its deadline.
struct TimeIsUp: Error {}

/// Does the work, unless the deadline comes first; then the work is cancelled and `TimeIsUp` thrown.
/// - Parameter loop: keeps the time: an alarm there costs next to nothing and is gone when put away.
func finishing<Value: Sendable>(
  by deadline: NIODeadline, on loop: any EventLoop,
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let task = Task { try await work() }
  let alarm = loop.scheduleTask(deadline: deadline) { task.cancel() }
  defer { alarm.cancel() }
  do {
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  } catch {
    if NIODeadline.now() >= deadline { throw TimeIsUp() }
    throw error
  }
}
