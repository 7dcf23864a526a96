import Support

/// Copies of the one post that is there, made inside the server: each with its post, words, review and
/// dispatch, more than a year from now.
struct PendingPosts {
  private static let tables = ["post", "revision", "review", "dispatch"]

  private let count: Int
  private let accounts: Int
  private let machines: Machines

  init(_ count: Int, accounts: Int, in machines: Machines) {
    self.count = count
    self.accounts = accounts
    self.machines = machines
  }

  /// Tables are filled first and indexed afterwards, by a server that need not keep its word meanwhile.
  func fill() async throws {
    let server = machines.server
    for setting in [
      "wal_level = minimal", "max_wal_senders = 0", "max_wal_size = '16GB'", "autovacuum = off",
      "full_page_writes = off", "maintenance_work_mem = '1GB'",
    ] { try await server.sql("alter system set \(setting)") }
    try await server.restart(isDurable: false)
    try await server.sql("\(path); \(takeIndexesAway)")
    for table in PendingPosts.tables { try await server.sql("\(path); \(copies(into: table))") }
    let indexes = try await server.sql("select indexdef from \(machines.trust).index_kept")
    for index in indexes.split(separator: "\n") { try await server.sql(String(index)) }
    try await server.sql("drop table \(machines.trust).index_kept")
    for table in PendingPosts.tables {
      try await server.sql("vacuum analyze \(machines.trust).\(table)")
    }
    try await server.sql("alter system reset all")
    try await server.sql("checkpoint")
  }

  private var path: String { "set search_path to \(machines.trust)" }

  private var takeIndexesAway: String {
    """
    create table index_kept as select indexdef, indexname, tablename from pg_indexes
      where schemaname = current_schema()
        and tablename in (\(PendingPosts.tables.map { "'\($0)'" }.joined(separator: ", ")));
    do $$ declare kept record; begin
      for kept in select indexname, tablename from index_kept loop
        execute format('alter table %I drop constraint if exists %I', kept.tablename,
          kept.indexname);
        execute format('drop index if exists %I', kept.indexname);
      end loop;
    end $$
    """
  }

  /// A year from now, three seconds from one to the next.
  private let later = "31536000000000 + n * 3000000"

  private func copies(into table: String) -> String {
    let columns: [(String, String)] =
      switch table {
      case "post":
        [
          ("id", name), ("campaign", "campaign"), ("entry", "'entry-' || n"), ("account", account),
          ("platform", "platform"), ("slot_at", "slot_at + \(later)"),
          ("date_status", "date_status"), ("revision", words), ("planned", "planned"),
          ("number", "number + n"),
        ]
      case "revision": [("digest", words), ("post", name), ("body", "body")]
      case "review":
        [
          ("revision", words), ("post", name), ("author", "author"), ("state", "state"),
          ("outcome", "outcome"), ("verdict", "verdict"), ("opened_at", "opened_at"),
          ("slot", "slot"), ("slot_at", "slot_at + \(later)"),
        ]
      case _:
        [
          ("id", "md5('dispatch' || n)"), ("post", name), ("revision", words),
          ("account", account), ("slot", "slot"), ("slot_at", "slot_at + \(later)"),
          ("state", "state"), ("attempt", "attempt"), ("not_before", "not_before + \(later)"),
          ("deadline", "deadline + \(later)"),
        ]
      }
    return """
      insert into \(table) (\(columns.map(\.0).joined(separator: ", ")))
      select \(columns.map(\.1).joined(separator: ", "))
      from (select * from \(table) limit 1) as one, generate_series(1::bigint, \(count)) as n
      """
  }

  private let name = "'later/2029/entry-' || n || '/2029-01-01'"
  private let words = "md5(n::text) || md5('words' || n)"
  private var account: String { "'account-' || lpad((1 + n % \(accounts))::text, 5, '0')" }
}
