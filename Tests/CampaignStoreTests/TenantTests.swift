import CampaignCore
import CampaignStore
import CivilTime
import Support
import Testing

/// Several trusts in one database, each in a schema of its own.
@Suite(.enabled(if: RealPostgreSQL.canRun), .timeLimit(.minutes(2))) struct TenantTests {
  @Test func `each trust has its own posts and its own record`() async throws {
    let server = try await RealPostgreSQL.shared()
    let here = CampaignStore(
      try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: "harrowmere")))
    let there = CampaignStore(
      try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: "westvale")))
    let post = Sample.post(at: Sample.nine)
    try await here.approved(post)
    #expect(try await here.read { try $0.dispatches(of: post.post.id).count } == 1)
    #expect(try await there.read { try $0.dispatches(of: post.post.id).count } == 0)
    #expect(try await there.read { try $0.chain().number } == 0)
    try await there.approved(post)
    #expect(try await here.verifyRecord().get() == there.verifyRecord().get())
  }

  @Test func `a trust that is at work keeps no other from it`() async throws {
    let server = try await RealPostgreSQL.shared()
    let busy = CampaignStore(
      try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: "busy")))
    let quiet = CampaignStore(
      try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: "quiet")))
    let (begun, done) = (Tally(), Latch())
    let long = Task {
      try await busy.write(at: Sample.nine) {
        $0.record(AuditNote(.started, "campaignd"))
        begun.happened()
        done.wait()
      }
    }
    await begun.reached(1)
    try await quiet.approved(Sample.post(at: Sample.nine))
    #expect(try await quiet.verifyRecord().get().number > 0)
    done.open()
    _ = try await long.value
  }

  @Test func `whose role has only its own schema reads nothing of another`() async throws {
    let server = try await RealPostgreSQL.shared()
    _ = try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: "closed"))
    try await server.sql(
      "create role lodger login; create schema lodgings authorization lodger")
    let asLodger = server.address.replacing("campaignd@", with: "lodger@")
    let database = try await PostgreSQLDatabase(PostgreSQLAddress(asLodger, schema: "lodgings"))
    try await CampaignStore(database).approved(Sample.post(at: Sample.nine))
    await #expect(throws: DatabaseFault.self) {
      try await PostgreSQLDatabase(PostgreSQLAddress(asLodger, schema: "closed"))
    }
    await #expect(throws: DatabaseFault.self) {
      try await database.read { _ = try $0.rows("select * from closed.audit") }
    }
  }
}
