/// As what somebody changes a store. The server knows it by locks on the very connection that changes
/// it, and takes them back when that ends, however it ends: whoever can write has them.
enum PostgreSQLResidence: Sendable {
  /// A daemon, under a name that no other has meanwhile; nobody moves the store away.
  case daemon(String)
  /// Whoever moves the store: no daemon works on it.
  case mover

  /// Takes the locks on a new connection, which is of no use where that fails.
  func takeUp(on link: PostgreSQLLink) throws {
    switch self {
    case .daemon(let name):
      guard try link.takes(PostgreSQLResidence.house, by: "pg_try_advisory_lock_shared") else {
        throw DatabaseFault.isBeingMoved
      }
      guard try link.takes("name/\(name)", within: "2s") else {
        throw DatabaseFault.nameIsTaken(name)
      }
    case .mover:
      guard try link.takes(PostgreSQLResidence.house, by: "pg_try_advisory_lock") else {
        throw DatabaseFault.isLivedIn
      }
    }
  }

  /// Takes them once more, where it was cut off. Meanwhile a daemon may have changed what was carried
  /// over already.
  func comeBack(on link: PostgreSQLLink) throws {
    switch self {
    case .daemon: try takeUp(on: link)
    case .mover: throw DatabaseFault(.unreachable, "the connection was lost during the move")
    }
  }

  private static let house = "house"
}

extension PostgreSQLLink {
  /// Takes a lock of this trust's own by one of the server's functions.
  /// - Returns: false where somebody else has it.
  func takes(_ lock: String, by function: String) throws -> Bool {
    try rows(PostgreSQLLink.call(function, lock)).first?.integer("taken") == 1
  }

  /// The same, and waits for it: a connection of ours that was lost has it until the server has seen
  /// that too.
  fileprivate func takes(_ lock: String, within time: String) throws -> Bool {
    do {
      try begin(["begin", "set local lock_timeout = '\(time)'"])
      _ = try rows(PostgreSQLLink.call("pg_advisory_lock", lock))
      try command("commit")
      return true
    } catch let fault as DatabaseFault where fault.kind == .busy {
      return false
    }
  }

  private static func call(_ function: String, _ lock: String) -> SQL {
    SQL(
      """
      select \(function)(hashtextextended(current_schema() || '/' || cast($1 as text), 0)) as taken
      """, [.text(lock)])
  }
}

extension DatabaseFault {
  static let isBeingMoved = DatabaseFault(.busy, "the store is being moved to another place")

  static let isLivedIn = DatabaseFault(.busy, "a campaignd works on the store")

  /// Two of one name would take each other's claims for their own.
  package static func nameIsTaken(_ name: String) -> DatabaseFault {
    DatabaseFault(
      .busy,
      "another campaignd works on the store as '\(name)', which is this one's name too, "
        + "as on a machine that was copied")
  }
}
