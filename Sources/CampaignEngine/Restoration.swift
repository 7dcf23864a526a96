import CampaignCore
import CampaignStore
import CivilTime

/// What a database needs that was brought back from a backup: it knows nothing of what happened
/// since, so it must neither send again what has gone out nor let out what was stopped.
package struct Restoration: Hashable, Sendable {
  /// When the backup's last entry was made, and which it was.
  package let backupAt: Instant?
  package let entries: Int64
  /// Posts that were due since then: out already, for all this database knows.
  package let missed: [Post.ID]
  /// The hold on everything, until somebody has looked.
  package let hold: Hold.ID
}

extension Books {
  /// Settles a restored database, whose record verifies, in one transaction.
  /// - Throws: `AuditFault` where its record does not verify.
  package func settleRestored(at now: Instant) async throws -> Restoration {
    let chain = try await store.verifyRecord().get()
    return try await write(at: now) { transaction in
      let last = try transaction.reading.entries(after: chain.number - 1, limit: 1).last
      let missed = try transaction.missWhatWasDue()
      let hold = try transaction.holdEverything(after: chain)
      try transaction.raiseStamps()
      transaction.record(
        AuditNote(
          .restored, "campaignd",
          [
            "backup": last?.at.description ?? "", "entries": String(chain.number),
            "missed": String(missed.count), "hold": hold.text,
            "reason": "its last entry is \(chain.number)"
              + (last.map { " of \($0.at)" } ?? ""),
          ]))
      return Restoration(backupAt: last?.at, entries: chain.number, missed: missed, hold: hold)
    }
  }
}

extension Transaction {
  fileprivate func missWhatWasDue() throws -> [Post.ID] {
    let due = try reading.scheduled(upTo: now)
    for dispatch in due {
      try save(
        try dispatch.applying(.miss),
        AuditNote(
          .missed, dispatch.post.text,
          [
            "dispatch": dispatch.id.text, "account": dispatch.account.text,
            "slot": dispatch.slot.instant.description,
            "reason": "it was due before the database was restored from a backup; whether it went "
              + "out is to be seen on the account",
          ]))
    }
    return due.map(\.post)
  }

  /// Holds and rejections made after the backup are not in it: nothing leaves until a person says so.
  fileprivate func holdEverything(after chain: AuditChain) throws -> Hold.ID {
    let reason = "the database was restored from a backup"
    let hold = Hold(
      id: Hold.ID("hold-\(chain.number + 1)"), scope: .everything, reason: reason,
      placedBy: "campaignd", placedAt: now)
    try place(
      hold,
      AuditNote(
        .holdPlaced, hold.id.text,
        ["scope": hold.scope.description, "reason": reason, "until": "", "spares": ""]))
    return hold.id
  }
}
