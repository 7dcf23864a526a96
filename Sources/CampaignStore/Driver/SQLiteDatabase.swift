import CampaignCore
import GRDB

/// The store in one SQLite file (or in memory, for rehearsals and tests), through GRDB: a mature
/// driver that brings the pool, the statement cache and the migrator.
package struct SQLiteDatabase: Database {
  let writer: any DatabaseWriter
  /// Whether there is one connection for all, in memory: who reads has it alone.
  private let isOneConnection: Bool

  /// Opens, or makes, the file. A transaction is on disk when it ends: WAL with `synchronous=full`.
  package init(path: String) throws(DatabaseFault) {
    var settings = SQLiteDatabase.settings
    settings.maximumReaderCount = 2
    settings.prepareDatabase { db in
      // What undoes a statement of many rows, were it to fail, stays in memory: on the disk it would
      // be a file of its own for each.
      try db.execute(sql: "pragma temp_store = memory")
      // 64 MB of log before it is worked into the file: a burst is not held up by it a dozen times.
      try db.execute(sql: "pragma wal_autocheckpoint = 16000")
      // What a burst of ten thousand posts touches stays in hand: with the 2 MB that SQLite takes for
      // itself, each transaction reads the same pages again.
      if !db.configuration.readonly { try db.execute(sql: "pragma cache_size = -48000") }
    }
    writer = try translating { [settings] in
      let pool = try DatabasePool(path: path, configuration: settings)
      // Only now: GRDB, as it opens a pool, sets it to what "many applications choose", by which the
      // last transactions may be lost with the power.
      try pool.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = full") }
      return pool
    }
    isOneConnection = false
    try migrate()
  }

  /// A store that is gone when the process ends.
  package static func inMemory() throws(DatabaseFault) -> SQLiteDatabase {
    let queue = try translating {
      let queue = try DatabaseQueue(configuration: settings)
      try empty.get().backup(to: queue)
      return queue
    }
    return SQLiteDatabase(writer: queue)
  }

  /// A store with its tables and nothing in them, made once: to copy it is a tenth of the work.
  private static let empty = Result { () throws -> DatabaseQueue in
    let queue = try DatabaseQueue(configuration: settings)
    try SQLiteDatabase(writer: queue).migrate()
    return queue
  }

  private init(writer: any DatabaseWriter) {
    self.writer = writer
    isOneConnection = true
  }

  static var settings: Configuration {
    var settings = Configuration()
    settings.label = "campaignd"
    settings.busyMode = .timeout(5)
    settings.foreignKeysEnabled = false
    return settings
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    do {
      // A read-only transaction on the only connection is a pragma before and after it, at which
      // SQLite lets every prepared statement go: half of a rehearsal was spent on preparing them anew.
      guard !isOneConnection else {
        return try await writer.unsafeRead { db in try body(SQLiteConnection(db)) }
      }
      return try await writer.read { db in try body(SQLiteConnection(db)) }
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    do {
      return try await writer.write { db in try body(SQLiteConnection(db)) }
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  private func migrate() throws(DatabaseFault) {
    let newest = Migration.all.count
    let migrator = Migration.all.enumerated().reduce(into: DatabaseMigrator()) { migrator, step in
      migrator.registerMigration(String(step.offset + 1)) { db in
        for statement in step.element.statements { try db.execute(sql: statement) }
      }
    }
    let isNewer = try translating {
      try writer.read { db in try migrator.hasBeenSuperseded(db) }
    }
    if isNewer {
      throw DatabaseFault.newerSchema(knowing: newest)
    }
    try translating { try migrator.migrate(writer) }
  }
}

func translating<Value>(_ body: () throws -> Value) throws(DatabaseFault) -> Value {
  do {
    return try body()
  } catch let error as DatabaseFault {
    throw error
  } catch let error as DatabaseError {
    throw DatabaseFault(error)
  } catch {
    throw DatabaseFault(.other, "\(error)")
  }
}

extension DatabaseFault {
  /// GRDB's message without the statement and its values.
  init(_ error: DatabaseError) {
    let reason = error.message ?? "SQLite answers with code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "the database is locked by another program")
    case .SQLITE_FULL:
      self.init(.disk, "the disk is full")
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      self.init(.disk, "the database cannot be opened or written: \(reason)")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(.corrupt, "the file is not a database, or is damaged: \(reason)")
    case .SQLITE_CONSTRAINT:
      self.init(.constraint, reason)
    default:
      self.init(.other, reason)
    }
  }
}
