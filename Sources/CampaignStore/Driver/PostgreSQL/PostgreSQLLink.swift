import CPostgreSQL

/// An open connection, and the transaction under way on it.
final class PostgreSQLLink: Connection {
  private let connection: OpaquePointer
  private let pipeline: PostgreSQLPipeline
  private var isRung = false

  /// Connects as the address says; `PGPASSFILE` and the like hold as for every client.
  init(_ address: PostgreSQLAddress) throws {
    let (names, values) = (address.parameters.map(\.name), address.parameters.map(\.value))
    let connection = withPointers(to: names) { names in
      withPointers(to: values) { values in PQconnectdbParams(names, values, 1) }
    }
    guard let connection else {
      throw DatabaseFault(.other, "there is no memory for a connection")
    }
    do {
      pipeline = try PostgreSQLLink.opened(connection, address)
    } catch {
      PQfinish(connection)
      throw error
    }
    self.connection = connection
  }

  private static func opened(
    _ connection: OpaquePointer, _ address: PostgreSQLAddress
  ) throws -> PostgreSQLPipeline {
    // Its notices ("relation exists, skipping") are nobody's business.
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    guard PQstatus(connection) == CONNECTION_OK else {
      throw DatabaseFault(
        .unreachable, "the database cannot be reached: \(firstLine(PQerrorMessage(connection)))")
    }
    let patience = PostgreSQLPatience(limit: address.patience)
    guard PQsendQuery(connection, address.opening) == 1 else { throw DatabaseFault.connectionLost }
    // Each of its commands has a result, and nothing comes after the first that failed.
    repeat {
      try patience.awaitResult(on: connection)
      guard let result = PQgetResult(connection) else { break }
      if let fault = PostgreSQLAnswer(result).fault { throw fault }
    } while true
    return try PostgreSQLPipeline(connection, patience)
  }

  deinit { PQfinish(connection) }

  var isGood: Bool { pipeline.isGood }

  /// Whether its prepared statements are of an older schema than the tables.
  var isStale: Bool { pipeline.isStale }

  /// A command without values.
  func command(_ text: String) throws {
    _ = try pipeline.answer(to: SQL(stringLiteral: text))
  }

  /// Begins a transaction, together with the first statement that is waited for.
  func begin(_ commands: [String]) throws {
    isRung = false
    for command in commands { try pipeline.send(SQL(stringLiteral: command)) }
  }

  func ring() {
    isRung = true
  }

  /// Ends the transaction; where it rang, the other daemons hear of it under this daemon's name.
  func commit(ringing name: String) throws {
    if isRung {
      try pipeline.send("select pg_notify('campaignd.' || current_schema(), \(name))")
    }
    // A transaction in which something failed ends in nothing, and says so only here.
    guard try pipeline.answer(to: "commit").tag == "COMMIT" else {
      throw DatabaseFault(.other, "the transaction was undone, as a statement in it had failed")
    }
  }

  /// Leaves the transaction without a trace, whatever has failed in it.
  func undo() throws {
    _ = try? pipeline.answers()
    try command("rollback")
  }

  @discardableResult
  func rows(_ sql: SQL) throws -> [Row] {
    try pipeline.answer(to: sql).rows
  }

  @discardableResult
  func run(_ sql: SQL) throws -> Int {
    try pipeline.answer(to: sql).changed
  }

  func send(_ sql: SQL) throws {
    try pipeline.send(sql)
  }

  func rows(ofAll statements: [SQL]) throws -> [[Row]] {
    try pipeline.answers(to: statements).map(\.rows)
  }
}

private func firstLine(_ message: UnsafeMutablePointer<CChar>?) -> String {
  message.map { String(cString: $0) }?.split(separator: "\n").first.map(String.init)
    ?? "no reason"
}

extension PostgreSQLLink {
  var socket: CInt { PQsocket(connection) }

  /// What came in by itself: the names of those who rang.
  /// - Throws: where the connection is lost.
  func heard() throws -> [String] {
    guard PQconsumeInput(connection) == 1, isGood else { throw DatabaseFault.connectionLost }
    var names: [String] = []
    while let notice = PQnotifies(connection) {
      names.append(String(cString: notice.pointee.extra))
      PQfreemem(notice)
    }
    return names
  }
}
