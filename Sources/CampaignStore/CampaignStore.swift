import CampaignCore
import CivilTime

/// Everything campaignd remembers: posts and their revisions, reviews, dispatches, holds, and the
/// record that justifies them.
package struct CampaignStore: Sendable {
  private let database: any Database
  let verifications = Verifications()

  package init(_ database: any Database) {
    self.database = database
  }

  /// Whether daemons on other machines may work on the same posts.
  package var isShared: Bool { database.isShared }

  /// Rings, from now on, where another daemon has changed something.
  package func listen(_ ring: @escaping @Sendable () -> Void) async {
    await database.listen(ring)
  }

  /// Whether this daemon is the one that does this; asked before each time it is done.
  package func takesOn(_ duty: Duty) async throws -> Bool {
    try await database.takesOn(duty)
  }

  /// Reads one consistent state.
  package func read<Value: Sendable>(
    _ body: @escaping @Sendable (Reading) throws -> Value
  ) async throws -> Value {
    try await database.read { connection in try body(Reading(connection: connection)) }
  }

  /// Runs one transaction; what it notes is chained to the record in the same transaction.
  /// - Returns: what the body answered, and the entries that are now on disk.
  package func write<Value: Sendable>(
    at now: Instant, _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Committed<Value> {
    try await database.write { connection in
      let transaction = try Transaction(connection: connection, now: now)
      let value = try body(transaction)
      return Committed(value: value, entries: try transaction.finish())
    }
  }
}

/// What a transaction answered, once it is on disk, with what it added to the record.
package struct Committed<Value: Sendable>: Sendable {
  package let value: Value
  package let entries: [AuditEntry]
}

/// One consistent state of the store, to read.
package struct Reading {
  let connection: any Connection
}

/// One transaction: reads, changes, and what the record will say of them.
package final class Transaction {
  let connection: GatheringConnection
  /// The moment the changes are dated with.
  package let now: Instant
  private var notes: [AuditNote] = []
  /// Whether what waited for something else is due again.
  package internal(set) var hasWoken = false
  /// The last moment given for each account, still to be written down.
  var stamps: [Account.ID: Instant] = [:]

  init(connection: any Connection, now: Instant) throws {
    self.connection = GatheringConnection(connection)
    self.now = now
  }

  /// The same state, to read.
  package var reading: Reading { Reading(connection: connection) }

  /// Adds to the record: once for each change, or for what changes nothing else, such as a start.
  package func record(_ note: AuditNote) {
    notes.append(note)
  }

  /// Writes down what was kept back until the end: the last stamps, and the notes, chained to the end
  /// of the record.
  fileprivate func finish() throws -> [AuditEntry] {
    try writeStamps()
    try connection.writeGathered()
    guard !notes.isEmpty else { return [] }
    if notes.contains(where: \.did.isNewsToOthers) { connection.ring() }
    var chain = try reading.chain()
    let entries = notes.map { chain.append($0, at: now) }
    for entry in entries { try insert(entry) }
    try connection.send(
      """
      insert into record_head (id, number, digest) values (1, \(chain.number), \(chain.head))
      on conflict (id) do update set number = excluded.number, digest = excluded.digest
      """)
    return entries
  }

  private func insert(_ entry: AuditEntry) throws {
    try connection.change(
      [
        entry.number.sqlValue, entry.at.sqlValue, .text(entry.who.name), entry.who.known.sqlValue,
        entry.did.sqlValue, .text(entry.subject), .text(jsonObject(entry.detail)),
        entry.previous.sqlValue, entry.digest.sqlValue,
      ], by: Transaction.entering)
  }

  private static let entering = RowChange(
    of: [
      "number": .number, "at": .number, "who": .text, "known": .text, "did": .text,
      "subject": .text, "detail": .text, "previous": .text, "digest": .text,
    ],
    """
    insert into audit (number, at, who, known, did, subject, detail, previous, digest)
    select number, at, who, known, did, subject, detail, previous, digest from change
    """)
}
