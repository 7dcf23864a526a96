/// Where a trust's database is, and the trust's own schema in it.
package struct PostgreSQLAddress: Hashable, Sendable {
  /// As libpq takes it: `postgresql://user@host/database`.
  package let text: String
  /// The schema that holds all of one trust; nil where the server chooses.
  package let schema: String?

  package init(_ text: String, schema: String? = nil) {
    self.text = text
    self.schema = schema
  }

  /// What libpq connects with. What the address itself says comes later, and counts.
  var parameters: [(name: String, value: String)] {
    [
      ("application_name", "campaignd"), ("connect_timeout", "5"),
      // A server that is cut off is given up after a quarter of a minute, not after hours.
      ("keepalives_idle", "5"), ("keepalives_interval", "5"), ("keepalives_count", "2"),
      ("tcp_user_timeout", "15000"), ("dbname", text),
    ]
  }

  /// What each connection begins with.
  var opening: String {
    // A server that hangs must not hold up the house for ever; nor a campaignd that was stopped in
    // the middle of a transaction the other ones.
    var commands = [
      "set statement_timeout = '30s'", "set lock_timeout = '20s'",
      "set idle_in_transaction_session_timeout = '10s'",
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
