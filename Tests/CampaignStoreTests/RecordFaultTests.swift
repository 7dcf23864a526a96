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
    switch try await store.read({ try $0.verifyRecord() }) {
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
    #expect(try await store.read { try $0.verifyRecord() } == .success(chain))
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
}
