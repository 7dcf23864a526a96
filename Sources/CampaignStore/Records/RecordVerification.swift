import CampaignCore

extension CampaignStore {
  /// Walks the record from its beginning, or from its stub: its first fault, or its end. One walk goes
  /// on at a time, a page after the other, so that whoever reads or writes beside it need not wait.
  package func verifyRecord() async throws -> Result<AuditChain, AuditFault> {
    try await verifications.next { try await walkRecord() }
  }

  private func walkRecord() async throws -> Result<AuditChain, AuditFault> {
    while true {
      let ends = try await read { try $0.recordEnds() }
      let outcome = try await walk(ends)
      // What the walk stood on may have been pruned between two pages: then it begins anew.
      if case .failure = outcome, try await read({ try $0.stub() }) != ends.stub { continue }
      return outcome
    }
  }

  private func walk(_ ends: RecordEnds) async throws -> Result<AuditChain, AuditFault> {
    if let stub = ends.stub, !stub.isGenuine { return .failure(.stub(through: stub.through)) }
    var walk = RecordWalk(stub: ends.stub, chain: ends.first)
    var page = try await read { try $0.recordPage(after: ends.first.number) }
    while let last = try page.last?.integer("number") {
      // The next page comes while this one is looked at.
      async let next = read { try $0.recordPage(after: last) }
      if let fault = try walk.follow(page) { return .failure(fault) }
      page = try await next
    }
    if let stub = ends.stub, !walk.tellsOfStub { return .failure(.stub(through: stub.through)) }
    return try await end(of: walk.chain, before: ends)
  }

  private func end(
    of chain: AuditChain, before ends: RecordEnds
  ) async throws -> Result<AuditChain, AuditFault> {
    if ends.head.number > chain.number {
      return .failure(.truncated(atLeast: ends.head.number, found: chain.number))
    }
    // Entries may have been written since the walk ended: what they are chained to was verified.
    let head = try await read { try $0.chain() }
    return head == chain || head.number > chain.number
      ? .success(chain) : .failure(.rewritten(chain.number))
  }
}

/// Verifications of one store's record: one at a time. Who asks while one is under way waits for the
/// next, together with all others who do: the one under way may have passed what they ask about.
actor Verifications {
  typealias Verified = Result<AuditChain, AuditFault>

  private var underWay: Task<Verified, any Error>?
  private var waiting: Task<Verified, any Error>?

  /// The outcome of a walk that begins after this was asked.
  func next(_ walk: @escaping @Sendable () async throws -> Verified) async throws -> Verified {
    if let waiting { return try await waiting.value }
    let task = Task { [underWay] in
      _ = await underWay?.result
      begin()
      return try await walk()
    }
    waiting = task
    return try await task.value
  }

  private func begin() {
    (underWay, waiting) = (waiting, nil)
  }
}

/// Where a walk over the record begins and ends.
private struct RecordEnds: Sendable {
  let stub: AuditStub?
  let first: AuditChain
  let head: AuditChain
}

/// How far a walk over the record has come.
private struct RecordWalk {
  let stub: AuditStub?
  var chain: AuditChain
  var tellsOfStub = false

  /// What is wrong with the next entries; nil where they follow.
  mutating func follow(_ page: [Row]) throws -> AuditFault? {
    for row in page {
      guard let entry = try? row.writtenEntry() else {
        return .unreadable(try row.integer("number"))
      }
      if let fault = chain.follow(entry) { return fault }
      if let stub, entry.did == .pruned, try row.auditEntry().detail == stub.detail {
        tellsOfStub = true
      }
    }
    return nil
  }
}

extension Reading {
  fileprivate func recordEnds() throws -> RecordEnds {
    let stub = try stub()
    let first = stub.map { AuditChain(number: $0.through, head: $0.head) } ?? AuditChain()
    return RecordEnds(stub: stub, first: first, head: try chain())
  }

  fileprivate func recordPage(after number: Int64) throws -> [Row] {
    try connection.rows(
      "select * from audit where number > \(number) order by number limit 1000")
  }
}
