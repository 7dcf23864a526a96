import CPostgreSQL

/// What the server answered a statement with.
final class PostgreSQLAnswer {
  private let result: OpaquePointer?

  init(_ result: OpaquePointer?) {
    self.result = result
  }

  deinit { PQclear(result) }

  /// `COMMIT`, `INSERT 0 1`, …
  var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

  /// How many rows a statement changed.
  var changed: Int { PQcmdTuples(result).map { String(cString: $0) }.flatMap { Int($0) } ?? 0 }

  var rows: [Row] {
    let columns = (0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) }
    let types = (0..<PQnfields(result)).map { PQftype(result, $0) }
    return (0..<PQntuples(result)).map { row in
      Row(
        columns: columns,
        values: types.indices.map { value(row, CInt($0), types[$0]) })
    }
  }

  /// Types by their numbers in the server's `pg_type`, which never change.
  private func value(_ row: CInt, _ column: CInt, _ type: Oid) -> SQLValue {
    guard PQgetisnull(result, row, column) == 0, let bytes = PQgetvalue(result, row, column) else {
      return .null
    }
    let text = String(cString: bytes)
    switch type {
    case 20, 21, 23, 1700: return Int64(text).map { .integer($0) } ?? .text(text)
    case 16: return .integer(text == "t" ? 1 : 0)
    case _: return .text(text)
    }
  }

  /// What went wrong; nil where nothing did.
  var fault: DatabaseFault? {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: nil
    case _: DatabaseFault(sqlState: field("C"), message: field("M"))
    }
  }

  /// "cached plan must not change result type": the tables were brought forward meanwhile.
  var isOfOlderSchema: Bool { fault != nil && field("C") == "0A000" }

  private func field(_ code: Character) -> String {
    let number = CInt(code.asciiValue ?? 0)
    return PQresultErrorField(result, number).map { String(cString: $0) } ?? ""
  }
}

extension DatabaseFault {
  /// By the classes of PostgreSQL's appendix A. The server's words are kept only where they name
  /// tables and columns, never where they may quote a value.
  fileprivate init(sqlState: String, message: String) {
    switch sqlState.prefix(2) {
    case "40": self.init(.conflict, "another transaction was in the way")
    case _ where sqlState == "0A000": self.init(.conflict, "the tables were brought forward")
    case _ where sqlState == "25P03":
      self.init(.unreachable, "the database server ended a transaction that had been left waiting")
    // Libpq itself has no number for a connection that broke.
    case "", "08", "57":
      self.init(.unreachable, "the database server is going away, or was told to stop")
    case "53": self.init(.disk, "the database server has no room: \(message)")
    case "55": self.init(.busy, "the database is locked by another program")
    case "23": self.init(.constraint, message)
    case "22": self.init(.constraint, "a value does not fit its column (SQLSTATE \(sqlState))")
    case "42", "3F", "28", "3D": self.init(.other, message)
    case _: self.init(.other, "the database server answers with SQLSTATE \(sqlState)")
    }
  }
}
