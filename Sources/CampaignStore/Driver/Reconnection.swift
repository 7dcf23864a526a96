import CivilTime

/// How long a daemon leaves a database alone that does not answer: longer each time, but never so long
/// that what is due waits for us rather than for the database. Each daemon waits a little longer than
/// another, by its name: a server that comes up again is not met by all of them at once.
package struct Reconnection: Sendable {
  /// The longest pause, but for what the name adds to it.
  package static let longest = Duration.seconds(8)

  private let share: Int64
  private var tries = 0

  /// - Parameter daemon: its name among those that share the database.
  package init(of daemon: String) {
    // FNV-1a, of 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    let hash = daemon.utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    share = Int64(hash % 256)
  }

  /// 1, 2, 4 and then 8 seconds, and up to a quarter more.
  package mutating func pause() -> Duration {
    let pause = min(Duration.seconds(1 << min(tries, 8)), Reconnection.longest)
    tries += 1
    return pause + .microseconds(pause.microseconds * share / 1024)
  }

  /// The database answers.
  package mutating func succeed() {
    tries = 0
  }
}
