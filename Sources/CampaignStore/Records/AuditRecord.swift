import CampaignCore
import CivilTime

extension Reading {
  /// The end of the record.
  package func chain() throws -> AuditChain {
    let rows = try connection.rows("select number, digest from audit order by number desc limit 1")
    guard let last = rows.first else { return AuditChain() }
    return AuditChain(number: try last.integer("number"), head: try last.digest("digest"))
  }

  /// Everything the record says of one subject, in order.
  package func entries(of subject: String) throws -> [AuditEntry] {
    try connection.rows(
      "select * from audit where subject = \(subject) order by number"
    ).map { try $0.auditEntry() }
  }

  /// Up to `limit` entries after the one with this number, in order.
  package func entries(after number: Int64, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      "select * from audit where number > \(number) order by number limit \(limit)"
    ).map { try $0.auditEntry() }
  }

  /// Walks the whole record: its first fault, or its end.
  package func verifyRecord() throws -> Result<AuditChain, AuditFault> {
    var chain = AuditChain()
    while true {
      let rows = try connection.rows(
        "select * from audit where number > \(chain.number) order by number limit 1000")
      if rows.isEmpty { return .success(chain) }
      for row in rows {
        guard let entry = try? row.auditEntry() else {
          return .failure(.unreadable(try row.integer("number")))
        }
        if let fault = chain.follow(entry) { return .failure(fault) }
      }
    }
  }
}

extension Row {
  fileprivate func auditEntry() throws -> AuditEntry {
    AuditEntry(
      number: try integer("number"), at: try instant("at"),
      who: Actor(name: try text("who"), known: try textIfAny("known")),
      did: try word("did", as: Act.self), subject: try text("subject"),
      detail: try json("detail", as: [String: String].self), previous: try digest("previous"),
      digest: try digest("digest"))
  }
}
