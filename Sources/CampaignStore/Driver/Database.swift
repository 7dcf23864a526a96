/// A database that runs our SQL. All that differs between SQLite and PostgreSQL is behind this.
package protocol Database: Sendable {
  /// Reads one consistent state.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Runs one transaction: all of it happens, and is on disk when this returns, or nothing does.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Whether daemons on other machines may work on the same posts.
  var isShared: Bool { get }

  /// Rings, from now on, where another daemon has changed something, and where that can no longer be heard.
  func listen(_ ring: @escaping @Sendable () -> Void) async

  /// Takes on, or still has, what only one daemon may do at a time; nobody else has it until this
  /// one's connection ends.
  /// - Returns: false where another daemon has it.
  func takesOn(_ duty: Duty) async throws -> Bool
}

extension Database {
  package var isShared: Bool { false }

  package func listen(_ ring: @escaping @Sendable () -> Void) async {}

  package func takesOn(_ duty: Duty) async throws -> Bool { true }
}

/// What must be done once, however many daemons there are.
package enum Duty: String, CaseIterable, Sendable {
  /// Telling people: notices and digests.
  case notices
  /// Looking at tomorrow's posts in the evening.
  case evening
  /// Asking for the feeds that are followed by their addresses.
  case feeds
}

/// What a transaction speaks through.
package protocol Connection {
  /// The rows of a query, or of a statement with `returning`.
  func rows(_ sql: SQL) throws -> [Row]

  /// Runs a statement; answers how many rows it changed.
  @discardableResult func run(_ sql: SQL) throws -> Int

  /// Runs a statement whose answer nobody needs: it need not be waited for. Whatever comes after it in
  /// the transaction sees what it did; a fault of it is told by a later call, at the latest when the
  /// transaction ends.
  func send(_ sql: SQL) throws

  /// Runs statements one after the other; the rows of each.
  func rows(ofAll statements: [SQL]) throws -> [[Row]]

  /// Has the other daemons hear of this transaction once it is on disk.
  func ring()
}

extension Connection {
  package func send(_ sql: SQL) throws { try run(sql) }

  package func rows(ofAll statements: [SQL]) throws -> [[Row]] {
    try statements.map { try rows($0) }
  }

  package func ring() {}
}

/// What the database would not do, without the values that were bound.
package struct DatabaseFault: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Sendable {
    /// Somebody else holds it; trying again may help.
    case busy
    /// No room, or no permission, to write.
    case disk
    /// The file is not a database of ours, or is damaged.
    case corrupt
    /// Another row has this key, or the row does not fit the schema.
    case constraint
    /// Another transaction was in the way; this one can be run again.
    case conflict
    /// The server does not answer; it may come back.
    case unreachable
    /// Anything else.
    case other
  }

  package let kind: Kind
  package let reason: String

  package init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  package var description: String { reason }

  static func newerSchema(knowing newest: Int) -> DatabaseFault {
    DatabaseFault(
      .corrupt,
      "the database was written by a newer campaignd than this one, which knows schema \(newest); "
        + "install the newer campaignd again, or restore a backup")
  }
}
