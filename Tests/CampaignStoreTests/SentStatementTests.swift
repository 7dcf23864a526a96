import CampaignStore
import Support
import Testing

/// Statements that are sent without waiting for each answer.
@Suite(.timeLimit(.minutes(2))) struct SentStatementTests {
  private func hold(_ id: Int) -> SQL {
    "insert into hold (id, body, placed_at) values (\("hold-\(id)"), '{}', \(id))"
  }

  private func count(in database: any Database) async throws -> Int64? {
    try await database.read {
      try $0.rows("select count(*) as count from hold").first?.integer("count")
    }
  }

  @Test(arguments: Backend.available)
  func `one that fails though nobody waits for it undoes its transaction, and the next goes well`(
    backend: Backend
  ) async throws {
    let database = try await backend.open()
    let fault = await #expect(throws: DatabaseFault.self) {
      try await database.write { [hold] connection in
        for id in [1, 2, 2, 3] { try connection.send(hold(id)) }
      }
    }
    #expect(fault?.kind == .constraint)
    #expect(try await count(in: database) == 0)
    try await database.write { [hold] in try $0.send(hold(1)) }
    #expect(try await count(in: database) == 1)
  }

  @Test(arguments: Backend.available)
  func `many are answered each for itself, in their order, and see what was sent before`(
    backend: Backend
  ) async throws {
    let database = try await backend.open()
    let changed = try await database.write { [hold] connection in
      for id in 1...700 { try connection.send(hold(id)) }
      return try connection.rows(
        ofAll: (1...700).map {
          "update hold set lifted_at = 1 where id = \("hold-\($0 * 2)") returning id"
        }
      ).map(\.count)
    }
    #expect(changed == (1...700).map { $0 <= 350 ? 1 : 0 })
    #expect(try await count(in: database) == 700)
  }

  @Test(arguments: Backend.available)
  func `what a body throws after sending leaves nothing behind`(backend: Backend) async throws {
    struct Refusal: Error {}
    let database = try await backend.open()
    await #expect(throws: Refusal.self) {
      try await database.write { [hold] connection in
        try connection.send(hold(1))
        throw Refusal()
      }
    }
    #expect(try await count(in: database) == 0)
  }
}
