import CampaignCore

extension CampaignStore {
  /// Walks the record from its beginning, or from its stub, in two halves at a time: its first fault, or
  /// its end.
  package func verifyRecord() async throws -> Result<AuditChain, AuditFault> {
    let ends = try await read { try $0.recordEnds() }
    if let stub = ends.stub, !stub.isGenuine { return .failure(.stub(through: stub.through)) }
    async let first = read { try $0.walk(from: ends.first, through: ends.middle.number, ends) }
    async let second = read { try $0.walk(from: ends.middle, through: .max, ends) }
    let halves = try await [first, second]
    if let fault = halves.lazy.compactMap(\.fault).first { return .failure(fault) }
    if let stub = ends.stub, !halves.contains(where: \.tellsOfStub) {
      return .failure(.stub(through: stub.through))
    }
    return try await end(of: halves[1].chain, before: ends)
  }

  private func end(
    of chain: AuditChain, before ends: RecordEnds
  ) async throws -> Result<AuditChain, AuditFault> {
    if ends.head.number > chain.number {
      return .failure(.truncated(atLeast: ends.head.number, found: chain.number))
    }
    // Entries may have been written since the walk began: what they are chained to was verified.
    let head = try await read { try $0.chain() }
    return head == chain || head.number > chain.number
      ? .success(chain) : .failure(.rewritten(chain.number))
  }
}

/// Where a walk over the record begins, parts and ends.
private struct RecordEnds: Sendable {
  let stub: AuditStub?
  let first: AuditChain
  let middle: AuditChain
  let head: AuditChain
}

/// What one walk found.
private struct RecordWalk: Sendable {
  var chain: AuditChain
  var fault: AuditFault?
  var tellsOfStub = false
}

extension Reading {
  fileprivate func recordEnds() throws -> RecordEnds {
    let (stub, head) = (try stub(), try chain())
    let first = stub.map { AuditChain(number: $0.through, head: $0.head) } ?? AuditChain()
    // The second half is chained to an entry that the first half verifies.
    let number = first.number + (head.number - first.number) / 2
    let rows = try connection.rows("select digest from audit where number = \(number)")
    let middle = try rows.first.map { AuditChain(number: number, head: try $0.digest("digest")) }
    return RecordEnds(stub: stub, first: first, middle: middle ?? first, head: head)
  }

  fileprivate func walk(
    from start: AuditChain, through last: Int64, _ ends: RecordEnds
  ) throws -> RecordWalk {
    var walk = RecordWalk(chain: start)
    while walk.chain.number < last {
      let rows = try connection.rows(
        """
        select * from audit where number > \(walk.chain.number) and number <= \(last)
        order by number limit 4000
        """)
      if rows.isEmpty { break }
      for row in rows {
        guard let entry = try? row.writtenEntry() else {
          walk.fault = .unreadable(try row.integer("number"))
          return walk
        }
        walk.fault = walk.chain.follow(entry)
        if walk.fault != nil { return walk }
        if let stub = ends.stub, entry.did == .pruned, try row.auditEntry().detail == stub.detail {
          walk.tellsOfStub = true
        }
      }
    }
    if last != .max, walk.chain.number < last {
      walk.fault = .gap(after: walk.chain.number, found: last + 1)
    }
    return walk
  }
}
