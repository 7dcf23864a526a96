import CampaignStore
import Synchronization

/// A database whose process dies when a test wants it to: at a statement, just before a commit, or
/// just after one. From then on it answers nothing, as a dead process does, until it is revived;
/// what was committed is still there.
package final class MortalDatabase: Database {
  package struct Death: Error {}

  private struct Life {
    var stepsLeft: Int?
    var isDead = false
    var steps = 0
    var onDeath: (@Sendable () -> Void)?
  }

  private let database: any Database
  private let life = Mutex(Life())

  package init(_ database: any Database) {
    self.database = database
  }

  /// How many moments there were at which it could have died.
  package var steps: Int { life.withLock(\.steps) }
  package var isDead: Bool { life.withLock(\.isDead) }

  /// It will die at the n-th moment from now, counted from 1.
  package func die(at moment: Int) {
    life.withLock { $0.stepsLeft = moment }
  }

  package func revive() {
    life.withLock { life in
      life.isDead = false
      life.stepsLeft = nil
      life.onDeath = nil
    }
  }

  /// Told once, when it dies, or at once where it is dead.
  package func whenDead(_ tell: @escaping @Sendable () -> Void) {
    let isDead = life.withLock { life in
      if !life.isDead { life.onDeath = tell }
      return life.isDead
    }
    if isDead { tell() }
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await database.read { [self] connection in
      try body(MortalConnection(connection: connection, live: live))
    }
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let value = try await database.write { [self] connection in
      let value = try body(MortalConnection(connection: connection, live: live))
      try live()
      return value
    }
    try live()
    return value
  }

  /// One moment of life; the last one throws, and so does everything after it.
  private func live() throws {
    let (isDead, tell) = life.withLock { life -> (Bool, (@Sendable () -> Void)?) in
      if life.isDead { return (true, nil) }
      life.steps += 1
      guard let left = life.stepsLeft else { return (false, nil) }
      life.stepsLeft = left - 1
      guard left <= 1 else { return (false, nil) }
      life.isDead = true
      defer { life.onDeath = nil }
      return (true, life.onDeath)
    }
    // Not from here: this thread is the database's own.
    if let tell { Task { tell() } }
    if isDead { throw Death() }
  }
}

private struct MortalConnection: Connection {
  let connection: any Connection
  let live: @Sendable () throws -> Void

  func rows(_ sql: SQL) throws -> [Row] {
    try live()
    return try connection.rows(sql)
  }

  func run(_ sql: SQL) throws -> Int {
    try live()
    return try connection.run(sql)
  }
}
