import CampaignCore
import CivilTime
import Support
import Testing

@testable import CampaignStore

/// PostgreSQL plans by what it counted last, which may be long ago: in the second of a burst it counts
/// no faster than it did the night before.
@Suite(.enabled(if: RealPostgreSQL.canRun), .timeLimit(.minutes(2))) struct StaleStatisticsTests {
  @Test func `an answer costs a step though the server last counted when nothing had left`()
    async throws
  {
    let posts = 300
    let database = try await PostgreSQLDatabase(
      PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema()), name: "one")
    let store = CampaignStore(database)
    var dispatches: [Dispatch] = []
    for number in 0..<posts {
      dispatches.append(try await store.scheduled(Sample.post("p\(number)", at: Sample.nine)))
    }
    try await database.write { try $0.send("analyze dispatch") }
    let claimed = try dispatches.map {
      try $0.applying(.claim(lease: Sample.nine + .seconds(120)))
    }
    _ = try await store.write(at: Sample.nine) { [claimed] transaction in
      for dispatch in claimed {
        try transaction.begin(
          .begun(dispatch), dispatch, AuditNote(.attempted, dispatch.post.text))
      }
    }
    let read = try await store.write(at: Sample.nine) { [claimed] transaction in
      let answers = try claimed.map {
        AnsweredClaim(try $0.applying(.accept), .accepted(Receipt(id: "1", url: "", reference: "")))
      }
      #expect(try transaction.settleClaims(answers).allSatisfy(\.self))
      return try transaction.connection.rows(
        """
        select idx_tup_fetch + seq_tup_read as read from pg_stat_xact_user_tables
        where relname = 'dispatch' and schemaname = current_schema()
        """
      ).first?.integer("read")
    }
    #expect(try #require(read.value) <= 4 * Int64(posts))
  }

  @Test func `no statement waits until the server has started processes for it`() async throws {
    let database = try await PostgreSQLDatabase(
      PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema()), name: "one")
    let plan = try await database.read { connection in
      try connection.run("set local parallel_setup_cost = 0")
      try connection.run("set local min_parallel_table_scan_size = 0")
      try connection.run("set local parallel_tuple_cost = 0")
      return try connection.rows("explain select count(*) from dispatch")
        .map { try $0.text("QUERY PLAN") }
    }
    #expect(!plan.contains { $0.contains("Gather") })
  }
}

extension Delivery {
  fileprivate static func begun(_ dispatch: Dispatch) -> Delivery {
    let prepared = PreparedPost(
      dispatch: dispatch.id, key: dispatch.id.text, body: "{}", stamp: Sample.nine, media: [])
    return Delivery(
      dispatch: dispatch.id, attempt: dispatch.attempt, prepared: prepared, began: Sample.nine,
      lateness: .zero)
  }
}
