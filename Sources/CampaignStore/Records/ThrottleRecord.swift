import CampaignCore
import CivilTime

/// What accounts' servers have made known of when, and how many, posts they take, to whichever daemon.

extension Reading {
  /// Those that hold anything back.
  package func throttles(at now: Instant) throws -> [Account.ID: Throttle] {
    try throttles(
      try connection.rows(
        """
        \(part: Reading.ofThrottles)
        where paused_until > \(now) or allowance_until > \(now) or failures > 0
        """))
  }

  /// Those of some accounts, as far as anything is known of them.
  package func throttles(of accounts: [Account.ID]) throws -> [Account.ID: Throttle] {
    let rows = try connection.rows(
      ofAll: SQL.pages(of: accounts).map {
        "\(part: Reading.ofThrottles) where account in \(list: Array($0))"
      })
    return try throttles(rows.flatMap(\.self))
  }

  private static let ofThrottles: SQL = """
    select account, paused_until, allowance, allowance_until, failures, next_try
    from account_state
    """

  private func throttles(_ rows: [Row]) throws -> [Account.ID: Throttle] {
    var throttles: [Account.ID: Throttle] = [:]
    for row in rows { throttles[try row.id("account")] = try row.throttle() }
    return throttles
  }
}

extension Transaction {
  /// What holds an account back from now on, from whatever daemon. Where its server was down and
  /// answers again, its posts go on at once, from here and from the others.
  package func save(
    _ throttle: Throttle, after before: Throttle = Throttle(), of account: Account.ID
  ) throws {
    let (remaining, until) = (
      throttle.allowance?.remaining.sqlValue ?? .null, throttle.allowance?.until.sqlValue ?? .null
    )
    try connection.send(
      """
      insert into account_state (account, last_stamp, paused_until, allowance, allowance_until,
        failures, next_try)
      values (\(account), 0, \(throttle.askedUntil.sqlValue), \(remaining), \(until),
        \(throttle.failures), \(throttle.nextTry.sqlValue))
      on conflict (account) do update set paused_until = excluded.paused_until,
        allowance = excluded.allowance, allowance_until = excluded.allowance_until,
        failures = excluded.failures, next_try = excluded.next_try
      """)
    if before.isBroken, !throttle.isBroken {
      hasWoken = true
      connection.ring()
    }
  }
}

extension Row {
  fileprivate func throttle() throws(DatabaseFault) -> Throttle {
    let remaining = try integerIfAny("allowance")
    let until = try instantIfAny("allowance_until")
    return Throttle(
      askedUntil: try instantIfAny("paused_until"),
      failures: Int(try integerIfAny("failures") ?? 0), nextTry: try instantIfAny("next_try"),
      allowance: remaining.flatMap { remaining in
        until.map { StandingAllowance(remaining: Int(remaining), until: $0) }
      })
  }
}
