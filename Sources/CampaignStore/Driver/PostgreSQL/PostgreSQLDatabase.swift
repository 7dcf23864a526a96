/// The store in a PostgreSQL database, through libpq: what every PostgreSQL client of Debian stands on,
/// with the server's own TLS, passwords and failover in its address.
package final class PostgreSQLDatabase: Database {
  /// Changes go one after the other, as in SQLite: what two of ours would contend for is the end of
  /// the record, and the server would let only one of them through.
  private let writer: PostgreSQLSession
  private let readers: [PostgreSQLSession]
  private let turn = Turn()

  /// Opens the database and brings its tables forward.
  /// - Parameter address: as libpq takes it: `postgresql://user@host/database`.
  package init(address: String) async throws {
    writer = PostgreSQLSession(address: address, name: "campaignd writes")
    readers = (1...2).map { PostgreSQLSession(address: address, name: "campaignd reads \($0)") }
    try await migrate()
  }

  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await readers[turn.next(of: readers.count)].transaction(.reading, body)
  }

  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await writer.transaction(.writing, body)
  }

  /// Takes the database for this campaignd alone, until its connection ends.
  /// - Returns: false where another campaignd has it.
  package func claimForOne() async throws -> Bool {
    try await writer.transaction(.writing) { connection in
      let rows = try connection.rows(
        "select pg_try_advisory_lock(\(PostgreSQLDatabase.lockOfTheDaemon)) as taken")
      return try rows.first?.integer("taken") == 1
    }
  }

  private func migrate() async throws {
    try await writer.transaction(.writing) { connection in
      // Two that start at once: one brings the tables forward, the other finds it done.
      _ = try connection.rows("select pg_advisory_xact_lock(\(PostgreSQLDatabase.lockOfTheSchema))")
      try connection.run(
        "create table if not exists schema_step (number bigint primary key not null)")
      let known = Int64(Migration.all.count)
      let done =
        try connection.rows("select coalesce(max(number), 0) as number from schema_step")
        .first?.integer("number") ?? 0
      guard done <= known else { throw DatabaseFault.newerSchema(knowing: Int(known)) }
      for number in Int(done)..<Int(known) {
        for statement in Migration.all[number].statements {
          try connection.run(SQL(stringLiteral: statement))
        }
        try connection.run("insert into schema_step (number) values (\(number + 1))")
      }
    }
  }

  // Numbers of our own among the server's advisory locks: "campaign" and a digit, in hexadecimal.
  private static let lockOfTheSchema: Int64 = 0x6361_6d70_6169_6730
  private static let lockOfTheDaemon: Int64 = 0x6361_6d70_6169_6731
}
