/// The clock on the wall that slots are read from. Loops hold one; everything below them is handed
/// the moment as a value, so a year can be played through in a second.
package protocol WallClock: Sendable {
  /// The present moment.
  var now: Instant { get }

  /// Returns when the wall clock shows `instant` or later, at once where it already does: also
  /// when somebody sets the clock forward past it.
  /// - Throws: `CancellationError` when the task is cancelled before that.
  func sleep(until instant: Instant) async throws
}
