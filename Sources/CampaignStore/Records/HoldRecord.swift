import CampaignCore
import CivilTime

extension Reading {
  /// Holds that nobody has lifted or closed, those among them whose time is over.
  package func holdsNotLifted() throws -> [Hold] {
    try connection.rows(
      "select body from hold where lifted_at is null order by placed_at, id"
    ).map { try $0.json("body", as: Hold.self) }
  }

  /// Holds that are in force, or will be: neither lifted nor run out.
  package func holds(at now: Instant) throws -> [Hold] {
    try holdsNotLifted().filter { !$0.isSpent(at: now) }
  }

  package func hold(_ id: Hold.ID) throws -> Hold? {
    try connection.rows("select body from hold where id = \(id) and lifted_at is null")
      .first?.json("body", as: Hold.self)
  }

  /// A hold, also one that was lifted long ago.
  package func anyHold(_ id: Hold.ID) throws -> Hold? {
    try connection.rows("select body from hold where id = \(id)").first?.json("body")
  }

  /// Holds that have run out by themselves and that nobody has closed yet.
  package func spentHolds(at now: Instant) throws -> [Hold] {
    try holdsNotLifted().filter { $0.isSpent(at: now) }
  }
}

extension Transaction {
  /// A hold stands. What it keeps back is not waited for by the rest of a thread.
  package func place(_ hold: Hold, _ note: AuditNote) throws {
    try connection.send(
      """
      insert into hold (id, body, placed_at)
      values (\(hold.id), \(try jsonText(hold)), \(hold.placedAt))
      """)
    try wakeWhoeverAwaitsPictures()
    record(note)
  }

  package func lift(_ hold: Hold, _ note: AuditNote) throws {
    try connection.send("update hold set lifted_at = \(now) where id = \(hold.id)")
    record(note)
  }
}
