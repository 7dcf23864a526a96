import CampaignCore
import CampaignStore
import CivilTime
import Support
import Testing

/// Whoever changes the record behind our back is found out.
@Suite struct RecordFaultTests {
  /// A record of five entries, then changed by hand.
  private func fault(on backend: Backend, _ statements: [SQL]) async throws -> AuditFault? {
    let database = try await backend.open()
    let store = CampaignStore(database)
    try await store.note(5)
    _ = try await database.write { connection in
      for statement in statements { try connection.run(statement) }
    }
    switch try await store.verifyRecord() {
    case .success: return nil
    case .failure(let fault): return fault
    }
  }

  @Test(arguments: Backend.available)
  func `an untouched record verifies to its end`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    try await store.note(5)
    let chain = try await store.read { try $0.chain() }
    #expect(chain.number == 5)
    #expect(try await store.verifyRecord() == .success(chain))
    let entries = try await store.read { try $0.entries(after: 2, limit: 2) }
    #expect(entries.map(\.number) == [3, 4])
  }

  @Test(arguments: Backend.available)
  func `a changed value is found in every column`(backend: Backend) async throws {
    let changes: [SQL] = [
      "update audit set at = at + 1 where number = 3",
      "update audit set who = \("head-of-comms") where number = 3",
      "update audit set known = null where number = 3",
      "update audit set did = \("daemon.stopped") where number = 3",
      "update audit set subject = \("another") where number = 3",
      "update audit set detail = \("{}") where number = 3",
    ]
    for change in changes {
      #expect(try await fault(on: backend, [change]) == .altered(3))
    }
  }

  @Test(arguments: Backend.available)
  func `an entry that cannot be read is named`(backend: Backend) async throws {
    #expect(
      try await fault(on: backend, ["update audit set detail = \("{") where number = 3"])
        == .unreadable(3))
    #expect(
      try await fault(on: backend, ["update audit set did = \("post.eaten") where number = 3"])
        == .unreadable(3))
  }

  @Test(arguments: Backend.available)
  func `a removed entry leaves a gap`(backend: Backend) async throws {
    #expect(
      try await fault(on: backend, ["delete from audit where number = 3"])
        == .gap(after: 2, found: 4))
    #expect(
      try await fault(
        on: backend,
        [
          "delete from audit where number = 3",
          "update audit set number = number - 1 where number > 3",
        ]) == .brokenLink(3))
  }

  @Test(arguments: Backend.available)
  func `entries that changed places do not follow each other`(backend: Backend) async throws {
    #expect(
      try await fault(
        on: backend,
        [
          "update audit set number = 99 where number = 3",
          "update audit set number = 3 where number = 4",
          "update audit set number = 4 where number = 99",
        ]) == .brokenLink(3))
  }

  @Test(arguments: Backend.available)
  func `an entry written anew with a right digest still breaks the chain after it`(
    backend: Backend
  ) async throws {
    var chain = AuditChain()
    let forged = chain.append(AuditNote(.started, "forged"), at: Sample.morning)
    #expect(
      try await fault(
        on: backend,
        [
          """
          update audit set at = \(forged.at), who = \(forged.who.name), known = null,
            subject = \("forged"), detail = \("{}"), digest = \(forged.digest)
          where number = 1
          """
        ]) == .brokenLink(2))
  }

  @Test(arguments: Backend.available)
  func `entries missing at the end are noticed, and writing on does not hide it`(backend: Backend)
    async throws
  {
    let cut: SQL = "delete from audit where number > 3"
    #expect(try await fault(on: backend, [cut]) == .truncated(atLeast: 5, found: 3))
    let database = try await backend.open()
    let store = CampaignStore(database)
    try await store.note(5)
    _ = try await database.write { try $0.run(cut) }
    try await store.note(1)
    #expect(
      try await store.verifyRecord() == .failure(.gap(after: 3, found: 6)))
  }

  @Test(arguments: Backend.available)
  func `a pruned record verifies from its signed stub on`(backend: Backend) async throws {
    let store = try await pruned(on: backend.open())
    let chain = try await store.read { try $0.chain() }
    #expect(try await store.verifyRecord() == .success(chain))
    #expect(try await store.read { try $0.entries(after: 0, limit: 9).map(\.number) } == [4, 5, 6])
    #expect(try await store.read { try $0.stub()?.isGenuine } == true)
  }

  @Test(arguments: Backend.available)
  func `a stub that was changed, or that the record does not tell of, does not verify`(
    backend: Backend
  ) async throws {
    let database = try await backend.open()
    let store = try await pruned(on: database)
    _ = try await database.write {
      try $0.run("update audit_stub set body = replace(body, \("schedule"), \("mistake"))")
    }
    #expect(try await store.verifyRecord() == .failure(.stub(through: 3)))
    let other = try await backend.open()
    let forged = CampaignStore(other)
    try await forged.note(5)
    let stub = try await stub(in: forged, key: 9)
    _ = try await other.write { connection in
      try connection.run("delete from audit where number <= 3")
      try connection.run(
        "insert into audit_stub (through, body) values (3, \(try jsonText(stub)))")
    }
    #expect(try await forged.verifyRecord() == .failure(.stub(through: 3)))
  }

  private func pruned(on database: any Database) async throws -> CampaignStore {
    let store = CampaignStore(database)
    try await store.note(5)
    let stub = try await stub(in: store, key: 7)
    _ = try await store.write(at: Sample.nine) { try $0.prune(stub, by: .daemon) }
    return store
  }

  private func stub(in store: CampaignStore, key: UInt8) async throws -> AuditStub {
    let last = try await store.read { try $0.entry(3) }
    return try AuditStub(
      through: 3, head: last?.digest ?? AuditChain.beginning, lastAt: Sample.morning,
      prunedAt: Sample.nine, by: "sysadmin", reason: "the retention schedule",
      key: Array(repeating: key, count: 32))
  }
}
