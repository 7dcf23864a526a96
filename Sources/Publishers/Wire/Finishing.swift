import NIOCore

/// The work was not done by its deadline.
struct TimeIsUp: Error {}

/// Does the work, unless the deadline comes first; then the work is cancelled and `TimeIsUp` thrown.
func finishing<Value: Sendable>(
  by deadline: NIODeadline, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask(operation: work)
    group.addTask {
      try await Task.sleep(for: .nanoseconds((deadline - .now()).nanoseconds))
      throw TimeIsUp()
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw TimeIsUp() }
    return value
  }
}
