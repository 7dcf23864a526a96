import GRDB
import GRDBSQLite

/// Statements on one SQLite connection. GRDB prepares and keeps them; values go in and out by
/// SQLite's own calls, which in the second of a burst cost a tenth of the time that GRDB's own types
/// for values take.
struct SQLiteConnection: Connection {
  private let db: GRDB.Database

  init(_ db: GRDB.Database) {
    self.db = db
  }

  func rows(_ sql: SQL) throws -> [Row] {
    let statement = try bound(sql)
    defer { sqlite3_reset(statement.sqliteStatement) }
    let columns = statement.columnNames
    var rows: [Row] = []
    while try step(statement) {
      rows.append(
        Row(
          columns: columns,
          values: columns.indices.map { SQLValue(statement.sqliteStatement, column: CInt($0)) }))
    }
    return rows
  }

  func run(_ sql: SQL) throws -> Int {
    let statement = try bound(sql)
    defer { sqlite3_reset(statement.sqliteStatement) }
    while try step(statement) {}
    return db.changesCount
  }

  /// The statement with its values. `$1`, `$2` are named parameters to SQLite, numbered as they come:
  /// the values go by position.
  private func bound(_ sql: SQL) throws -> Statement {
    do {
      let statement = try db.cachedStatement(sql: sql.text)
      sqlite3_reset(statement.sqliteStatement)
      for (place, value) in zip(CInt(1)..., sql.values) {
        try check(value.bind(to: statement.sqliteStatement, at: place))
      }
      return statement
    } catch let error as DatabaseError {
      throw DatabaseFault(error)
    }
  }

  /// - Returns: whether there is a row.
  private func step(_ statement: Statement) throws -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      try check(code)
      return false
    }
  }

  private func check(_ code: CInt) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseFault(
      DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
        message: String(cString: sqlite3_errmsg(db.sqliteConnection))))
  }
}

extension SQLValue {
  /// What a column of the row holds that a statement stands at.
  fileprivate init(_ statement: OpaquePointer, column: CInt) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT:
      self = .integer(Int64(exactly: sqlite3_column_double(statement, column).rounded()) ?? 0)
    case SQLITE_TEXT:
      let bytes = UnsafeBufferPointer(
        start: sqlite3_column_text(statement, column),
        count: Int(sqlite3_column_bytes(statement, column)))
      self = .text(String(decoding: bytes, as: UTF8.self))
    default: self = .null
    }
  }

  /// - Returns: SQLite's answer.
  fileprivate func bind(to statement: OpaquePointer, at place: CInt) -> CInt {
    switch self {
    case .null: return sqlite3_bind_null(statement, place)
    case .integer(let number): return sqlite3_bind_int64(statement, place, number)
    case .text(var text):
      // -1: SQLite takes a copy, SQLITE_TRANSIENT in its own words.
      let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          // An empty text has no bytes to point at, and is not null.
          guard let start = $0.baseAddress else {
            return sqlite3_bind_text(statement, place, "", 0, copied)
          }
          return sqlite3_bind_text(statement, place, start, CInt($0.count), copied)
        }
      }
    }
  }
}
