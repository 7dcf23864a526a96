import CampaignCore
import CivilTime

/// Everything a store holds, carried table by table into an empty one of another kind.
package struct StoreMove: Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    /// What is there already would be mixed up with what comes.
    case notEmpty
    /// It was moved away before.
    case moved(to: String, at: Instant)
    /// A move into it was broken off.
    case unfinished(isSource: Bool)
    case recordDoesNotHold(AuditFault, isSource: Bool)
    /// After the copy the two sides do not say the same.
    case differs(table: String)
  }

  /// What was carried over.
  package struct Tally: Hashable, Sendable {
    package let rows: [String: Int]
    /// The end of the record, the same on both sides.
    package let chain: AuditChain
  }

  /// Each table with what its rows are told apart by. What is not here is not carried: `moved` tells
  /// of the store itself.
  package static let tables: [(name: String, key: [String])] = [
    ("post", ["id"]), ("revision", ["digest"]), ("review", ["revision"]),
    ("approval", ["revision", "approver"]), ("dispatch", ["id"]),
    ("delivery", ["dispatch", "attempt"]), ("hold", ["id"]), ("account_state", ["account"]),
    ("audit", ["number"]), ("audit_stub", ["through"]), ("record_head", ["id"]),
    ("desk_act", ["post"]), ("notice", ["key"]), ("letter", ["notice", "way"]),
    ("notice_mark", ["name"]), ("spending", ["account", "month"]),
    ("known_date", ["observance", "year", "feed"]), ("question", ["key"]), ("told", ["number"]),
    ("feed_copy", ["address"]), ("upload", ["dispatch", "place"]),
  ]

  /// What a store says of itself, in the place of an address, until all is in it.
  package static let unfinished = "nowhere: a move into it was not finished"

  /// So many rows go over at once.
  private static let page = 500

  private let source: any Database
  private let target: any Database

  /// Nobody may work on either meanwhile.
  package init(from source: any Database, to target: any Database) {
    self.source = source
    self.target = target
  }

  /// Carries everything over and compares. The source says afterwards where it went, so that no
  /// daemon works on it again; until the end the target says that it is not finished. Where that is
  /// all that was left to do, as a move was broken off in its last step, this does it.
  /// - Parameter address: what the source will say of the target.
  package func run(to address: String, at now: Instant) async throws -> Tally {
    let isOver = try await isOver(at: address)
    let chain = try await verified(source, isSource: true)
    if !isOver { try await mark(target, StoreMove.unfinished, at: now) }
    var rows: [String: Int] = [:]
    for (name, key) in StoreMove.tables {
      rows[name] = isOver ? try await count(name, in: source) : try await carry(name, key)
      let arrived = try await count(name, in: target)
      guard arrived == rows[name] else { throw Refusal.differs(table: name) }
    }
    guard try await verified(target, isSource: false) == chain else {
      throw Refusal.differs(table: "audit")
    }
    if !isOver { try await mark(source, address, at: now) }
    try await target.write { _ = try $0.run("delete from moved") }
    return Tally(rows: rows, chain: chain)
  }

  /// Whether all of the source is in the target by an earlier move, whose last step is to be done.
  private func isOver(at address: String) async throws -> Bool {
    let left = try await CampaignStore(source).read { try $0.moved() }
    let arriving = try await CampaignStore(target).read { try $0.moved() }
    if left?.address == address, arriving?.address == StoreMove.unfinished { return true }
    for (moved, isSource) in [(left, true), (arriving, false)] {
      guard let moved else { continue }
      throw moved.address == StoreMove.unfinished
        ? Refusal.unfinished(isSource: isSource) : Refusal.moved(to: moved.address, at: moved.at)
    }
    for (name, _) in StoreMove.tables where try await count(name, in: target) > 0 {
      throw Refusal.notEmpty
    }
    return false
  }

  private func verified(_ database: any Database, isSource: Bool) async throws -> AuditChain {
    switch try await CampaignStore(database).verifyRecord() {
    case .success(let chain): return chain
    case .failure(let fault): throw Refusal.recordDoesNotHold(fault, isSource: isSource)
    }
  }

  private func mark(_ database: any Database, _ address: String, at now: Instant) async throws {
    try await database.write {
      _ = try $0.run("insert into moved (at, address) values (\(now), \(address))")
    }
  }

  private func count(_ table: String, in database: any Database) async throws -> Int {
    try await database.read {
      let rows = try $0.rows(SQL(stringLiteral: "select count(*) as count from \(table)"))
      return Int(try rows.first?.integer("count") ?? 0)
    }
  }
}

// MARK: - Rows

extension StoreMove {
  private func carry(_ table: String, _ key: [String]) async throws -> Int {
    var (count, last) = (0, [SQLValue]())
    while true {
      let rows = try await source.read { [last] in
        try $0.rows(StoreMove.selection(table, key, after: last))
      }
      guard let end = rows.last else { return count }
      try await target.write { _ = try $0.run(try StoreMove.insertion(table, rows)) }
      count += rows.count
      last = try key.map { try end.value($0) }
    }
  }

  private static func selection(_ table: String, _ key: [String], after last: [SQLValue]) -> SQL {
    let names = key.joined(separator: ", ")
    var text = SQL.StringInterpolation(literalCapacity: 100, interpolationCount: key.count)
    text.appendLiteral("select * from \(table)")
    if !last.isEmpty {
      text.appendLiteral(" where (\(names)) > ")
      text.appendInterpolation(list: last)
    }
    text.appendLiteral(" order by \(names) limit \(page)")
    return SQL(stringInterpolation: text)
  }

  private static func insertion(_ table: String, _ rows: [Row]) throws -> SQL {
    let columns = rows.first?.columns ?? []
    var text = SQL.StringInterpolation(
      literalCapacity: 200, interpolationCount: rows.count * columns.count)
    text.appendLiteral("insert into \(table) (\(columns.joined(separator: ", "))) values ")
    for (number, row) in rows.enumerated() {
      if number > 0 { text.appendLiteral(", ") }
      text.appendInterpolation(list: try columns.map { try row.value($0) })
    }
    return SQL(stringInterpolation: text)
  }
}
