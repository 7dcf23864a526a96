import CampaignStore
import Synchronization

/// A database whose process dies when a test wants it to: at a statement, just before a commit, or
/// just after one. From then on it answers nothing, as a dead process does, until it is revived;
/// what was committed is still there.
package final class MortalDatabase: Database {
  package struct Death: Error {}

  /// What a process hears of the claim it made last.
  package enum LastClaim: Sendable {
    case answered, unanswered
  }

  private struct Life {
    var stepsLeft: Int?
    var lastClaim: LastClaim?
    var hasClaimed = false
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

  /// It will die as soon as a claim of its is on disk.
  package func die(afterClaim last: LastClaim) {
    life.withLock { life in
      life.lastClaim = last
      life.hasClaimed = false
    }
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

  package var isShared: Bool { database.isShared }

  package func takesOn(_ duty: Duty) async throws -> Bool {
    if isDead { throw Death() }
    return try await database.takesOn(duty)
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await database.read { [self] connection in
      try body(MortalConnection(connection: connection, live: live, claim: claim))
    }
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let value = try await database.write { [self] connection in
      let value = try body(MortalConnection(connection: connection, live: live, claim: claim))
      try live()
      return value
    }
    if try dieOfClaim() { return value }
    try live()
    return value
  }

  private func claim() {
    life.withLock { $0.hasClaimed = true }
  }

  private func dieOfClaim() throws -> Bool {
    let (last, tell) = life.withLock { life -> (LastClaim?, (@Sendable () -> Void)?) in
      guard let last = life.lastClaim, life.hasClaimed, !life.isDead else { return (nil, nil) }
      life.isDead = true
      life.lastClaim = nil
      defer { life.onDeath = nil }
      return (last, life.onDeath)
    }
    if let tell { Task { tell() } }
    if last == .unanswered { throw Death() }
    return last != nil
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
  let claim: @Sendable () -> Void

  func rows(_ sql: SQL) throws -> [Row] {
    try live()
    return try connection.rows(sql)
  }

  func run(_ sql: SQL) throws -> Int {
    try live(sql)
    return try connection.run(sql)
  }

  func send(_ sql: SQL) throws {
    try live(sql)
    try connection.send(sql)
  }

  func rows(ofAll statements: [SQL]) throws -> [[Row]] {
    for statement in statements { try live(statement) }
    return try connection.rows(ofAll: statements)
  }

  private func live(_ sql: SQL) throws {
    try live()
    if sql.text.contains("insert into delivery") { claim() }
  }

  func ring() { connection.ring() }
}

/// A database whose process falls asleep just after a claim of its is on disk.
package final class DrowsyDatabase: Database {
  private let database: any Database
  private let sleep = Mutex<(@Sendable () async -> Void)?>(nil)
  private let hasClaimed = Mutex(false)

  package init(_ database: any Database) {
    self.database = database
  }

  /// What goes on in the world while it sleeps.
  package func afterNextClaim(_ meanwhile: @escaping @Sendable () async -> Void) {
    sleep.withLock { $0 = meanwhile }
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await database.read(body)
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let value = try await database.write { [self] connection in
      try body(
        MortalConnection(
          connection: connection, live: {}, claim: { self.hasClaimed.withLock { $0 = true } }))
    }
    if self.hasClaimed.withLock(\.self), let meanwhile = sleep.withLock({ $0.take() }) {
      await meanwhile()
    }
    return value
  }
}
