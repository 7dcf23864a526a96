/// Where a trust's database is, and the trust's own schema in it.
package struct PostgreSQLAddress: Hashable, Sendable {
  /// As libpq takes it: `postgresql://user@host/database`.
  package let text: String
  /// The schema that holds all of one trust; nil where the server chooses.
  package let schema: String?
  /// How long its server may be silent before the connection counts as lost: longer than any one
  /// statement may take there, shorter than systemd's watchdog waits for us. Nil waits as long as it
  /// takes.
  package var patience: Duration? = .seconds(35)

  package init(_ text: String, schema: String? = nil) {
    self.text = text
    self.schema = schema
  }

  /// For what may take longer than any statement of a day.
  var withoutHurry: PostgreSQLAddress {
    var address = self
    address.patience = nil
    return address
  }

  /// What libpq connects with. What the address itself says comes later, and counts.
  var parameters: [(name: String, value: String)] {
    [
      ("application_name", "campaignd"), ("connect_timeout", "5"),
      // A server that is cut off is given up after a quarter of a minute, not after hours.
      ("keepalives_idle", "5"), ("keepalives_interval", "5"), ("keepalives_count", "2"),
      ("tcp_user_timeout", "15000"),
      // A standby, be it about to be promoted, is no server of ours: what takes no changes is waited for.
      ("target_session_attrs", "read-write"), ("dbname", text),
    ]
  }

  /// What each connection begins with.
  var opening: String {
    // A server that hangs must not hold up the house for ever; nor a campaignd that was stopped in
    // the middle of a transaction the other ones. "The timeout is measured from the time a command
    // arrives at the server until it is completed", with whatever lock it waits for, and begins anew
    // with each statement of a pipeline (PostgreSQL, 20.11.1).
    var commands = [
      "set statement_timeout = '30s'", "set lock_timeout = '20s'",
      "set idle_in_transaction_session_timeout = '10s'",
      // Nor one whose machine is gone: what it has taken on alone is another's in a quarter of a minute.
      "set tcp_keepalives_idle = 5", "set tcp_keepalives_interval = 5",
      "set tcp_keepalives_count = 2", "set tcp_user_timeout = 15000",
      // Each of our statements has its index, and what one costs is how many rows it reads: a server
      // that counts pages instead would think a table small enough to read whole, and do so thousands
      // of times in the second of a burst. A bitmap, unlike a plain walk, never forgets the entries
      // of rows that have moved on.
      "set cpu_tuple_cost = 1", "set random_page_cost = 0.1", "set enable_bitmapscan = off",
      // To compile a statement takes longer than to run any of ours, and so does planning one of
      // many rows; the plan is the same whatever the values are.
      "set jit = off", "set plan_cache_mode = force_generic_plan",
      // Nor does the server start other processes for one: that takes milliseconds, and what is due on an
      // account is found in a fraction of one.
      "set max_parallel_workers_per_gather = 0",
      // What is committed is on the server's disk, whatever its settings say.
      """
      select set_config('synchronous_commit', 'on', false)
        where current_setting('synchronous_commit') = 'off'
      """,
    ]
    if let schema { commands.append("set search_path to \(quoted(schema))") }
    return commands.joined(separator: "; ")
  }
}

/// A name as SQL takes any name.
func quoted(_ name: String) -> String {
  "\"" + name.replacing("\"", with: "\"\"") + "\""
}
