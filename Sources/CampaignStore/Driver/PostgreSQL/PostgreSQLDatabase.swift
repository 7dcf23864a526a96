/// The store in a PostgreSQL database, through libpq: what every PostgreSQL client of Debian stands on,
/// with the server's own TLS, passwords and failover in its address.
package final class PostgreSQLDatabase: Database {
  /// Changes go one after the other, as in SQLite: what two of ours would contend for is the end of
  /// the record, and the server would let only one of them through.
  private let writer: PostgreSQLSession
  private let readers: [PostgreSQLSession]
  private let turn = Turn()
  private let watch: PostgreSQLWatch
  private let name: String

  /// Opens the database and brings its tables forward.
  /// - Parameter name: this daemon's, among all that share the database.
  package init(_ address: PostgreSQLAddress, name: String = "campaignd") async throws {
    writer = PostgreSQLSession(address, label: "campaignd writes", name: name)
    readers = (1...2).map { PostgreSQLSession(address, label: "campaignd reads \($0)", name: name) }
    watch = PostgreSQLWatch(address, name: name)
    self.name = name
    try await PostgreSQLSchema(address.schema).bringForward(
      by: PostgreSQLSession(address.withoutHurry, label: "campaignd's tables", name: name))
  }

  package convenience init(address: String) async throws {
    try await self.init(PostgreSQLAddress(address))
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

  package var isShared: Bool { true }

  package func listen(_ ring: @escaping @Sendable () -> Void) async {
    await watch.listen(ring)
  }

  package func takesOn(_ duty: Duty) async throws -> Bool {
    // Whoever may change nothing here could not do it, and leaves it to others.
    do {
      try await writer.connect()
    } catch {
      await watch.letGo()
      throw error
    }
    return try await watch.holds(duty.rawValue)
  }

  /// Works here as a daemon from now on: nobody moves the store away, and no other has this name. On
  /// each new connection that is found out anew, and where it is not so nothing is changed.
  /// - Throws: `isBeingMoved` or `nameIsTaken`, as every change does from then on.
  package func movesIn() async throws {
    try await writer.connect(as: .daemon(name))
  }

  /// Takes the store for whoever moves it, until the connection ends.
  /// - Returns: false where a daemon works here.
  package func clearsOut() async throws -> Bool {
    do {
      try await writer.connect(as: .mover)
      return true
    } catch let fault as DatabaseFault where fault == .isLivedIn {
      return false
    }
  }
}
