import CampaignCore
import CivilTime

extension Reading {
  /// The end of the record, as the last transaction wrote it down: what the next entry is chained to,
  /// also where entries at the end have gone missing since, so that the gap stays to be seen.
  package func chain() throws -> AuditChain {
    let rows = try connection.rows("select number, digest from record_head where id = 1")
    guard let last = rows.first else { return AuditChain() }
    return AuditChain(number: try last.integer("number"), head: try last.digest("digest"))
  }

  /// Everything the record says of one subject, in order.
  package func entries(of subject: String) throws -> [AuditEntry] {
    try connection.rows(
      "select * from audit where subject = \(subject) order by number"
    ).map { try $0.auditEntry() }
  }

  /// The first thing that the record still says of a subject.
  package func firstEntry(of subject: String) throws -> AuditEntry? {
    try connection.rows(
      "select * from audit where subject = \(subject) order by number limit 1"
    ).first?.auditEntry()
  }

  /// The last time that this was done to a subject.
  package func lastEntry(of subject: String, did act: Act) throws -> AuditEntry? {
    try connection.rows(
      """
      select * from audit where subject = \(subject) and did = \(act)
      order by number desc limit 1
      """
    ).first?.auditEntry()
  }

  /// Up to `limit` entries after the one with this number, in order.
  package func entries(after number: Int64, limit: Int) throws -> [AuditEntry] {
    try connection.rows(
      "select * from audit where number > \(number) order by number limit \(limit)"
    ).map { try $0.auditEntry() }
  }

  /// The entry with this number.
  package func entry(_ number: Int64) throws -> AuditEntry? {
    try connection.rows("select * from audit where number = \(number)").first?.auditEntry()
  }

  /// What stands in place of pruned entries; nil where none were.
  package func stub() throws -> AuditStub? {
    try connection.rows("select body from audit_stub order by through desc limit 1")
      .first?.json("body", as: AuditStub.self)
  }

  /// The last entry written before a moment.
  package func lastEntry(before moment: Instant) throws -> AuditEntry? {
    // The clock may have been set back: the last in the order of numbers before any later one.
    let rows = try connection.rows(
      """
      select * from audit
      where number < coalesce(
        (select min(number) from audit where at >= \(moment)),
        (select max(number) + 1 from audit))
      order by number desc limit 1
      """)
    return try rows.first?.auditEntry()
  }
}

extension Transaction {
  /// Lets the entries up to the stub's go; the stub stands in their place.
  package func prune(_ stub: AuditStub, by actor: Actor) throws {
    try connection.send("delete from audit where number <= \(stub.through)")
    try connection.send(
      """
      insert into audit_stub (through, body) values (\(stub.through), \(try jsonText(stub)))
      """)
    record(AuditNote(.pruned, "record", by: actor, stub.detail))
  }
}

extension Row {
  private static let acts = Dictionary(
    uniqueKeysWithValues: Act.allCases.map { ($0.rawValue, $0) })

  /// The entry for a walk over all of them.
  func writtenEntry() throws -> WrittenEntry {
    let details = PlainJSON.texts(in: try text("detail"))
    guard let details, zip(details, details.dropFirst()).allSatisfy({ $0.name < $1.name }),
      let did = Row.acts[try text("did")]
    else { return WrittenEntry(try auditEntry()) }
    return WrittenEntry(
      number: try integer("number"), at: try instant("at"),
      who: Actor(name: try text("who"), known: try textIfAny("known")),
      did: did, subject: try text("subject"), details: details, previous: try digest("previous"),
      digest: try digest("digest"))
  }

  func auditEntry() throws -> AuditEntry {
    AuditEntry(
      number: try integer("number"), at: try instant("at"),
      who: Actor(name: try text("who"), known: try textIfAny("known")),
      did: try word("did", as: Act.self), subject: try text("subject"),
      detail: try details("detail"), previous: try digest("previous"),
      digest: try digest("digest"))
  }
}
