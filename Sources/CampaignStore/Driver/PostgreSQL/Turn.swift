import Synchronization

/// Whose turn it is, round and round.
final class Turn: Sendable {
  private let count = Atomic(0)

  /// A number below `size`, another each time.
  func next(of size: Int) -> Int {
    count.wrappingAdd(1, ordering: .relaxed).oldValue % size
  }
}
