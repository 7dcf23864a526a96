/// The tables in their schema, and how they are brought forward: by numbered steps, while daemons
/// that know fewer of them may be at work.
struct PostgreSQLSchema {
  private let name: String?

  /// - Parameter name: made where it is not there; nil where the server chooses one.
  init(_ name: String?) {
    self.name = name
  }

  func bringForward(by session: PostgreSQLSession) async throws {
    try await session.transaction(.migrating) { connection in
      // A table of years may take longer than any other statement.
      try connection.run("set local statement_timeout = 0")
      // Two that start at once: one brings the tables forward, the other finds it done.
      _ = try connection.rows("select pg_advisory_xact_lock(\(PostgreSQLSchema.lock))")
      try make(on: connection)
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

  /// Whoever may not make a schema can still use one that was made for them.
  private func make(on connection: any Connection) throws {
    guard let name else { return }
    let there = try connection.rows(
      "select count(*) as count from pg_namespace where nspname = \(name)")
    guard try there.first?.integer("count") == 0 else { return }
    try connection.run(SQL(stringLiteral: "create schema \(quoted(name))"))
  }

  // A number of our own among the server's advisory locks: "campaign" and a digit, in hexadecimal.
  private static let lock: Int64 = 0x6361_6d70_6169_6730
}
