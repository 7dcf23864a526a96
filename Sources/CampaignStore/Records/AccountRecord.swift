import CampaignCore
import CivilTime

extension Reading {
  /// Accounts that must not be tried until somebody says so, each with the reason.
  package func stoppedAccounts() throws -> [Account.ID: String] {
    let rows = try connection.rows(
      "select account, stopped_reason from account_state where stopped_reason is not null")
    var stopped: [Account.ID: String] = [:]
    for row in rows { stopped[try row.id("account")] = try row.text("stopped_reason") }
    return stopped
  }

  /// What was spent on an account in the month of a moment, in thousandths of a US dollar.
  package func spent(on account: Account.ID, at now: Instant) throws -> Int {
    try connection.rows(
      "select amount from spending where account = \(account) and month = \(month(of: now))"
    ).first.map { Int(try $0.integer("amount")) } ?? 0
  }
}

/// `2027-02`: months are counted in UTC, as bills are.
private func month(of now: Instant) -> String {
  String("\(now)".prefix(7))
}

extension Transaction {
  /// A moment for an account that is later than any it was given before: what must never repeat is
  /// made from it. It is on disk with the attempt that uses it.
  package func stamp(for account: Account.ID, from moment: Instant) throws -> Instant {
    let last = try stamps[account] ?? lastStamp(for: account)
    let stamp = max(moment, last + .microseconds(1))
    stamps[account] = stamp
    return stamp
  }

  private func lastStamp(for account: Account.ID) throws -> Instant {
    try connection.rows("select last_stamp from account_state where account = \(account)")
      .first?.instant("last_stamp") ?? .distantPast
  }

  /// Once for all that were given in this transaction.
  func writeStamps() throws {
    for (account, stamp) in stamps {
      try connection.send(
        """
        insert into account_state (account, last_stamp) values (\(account), \(stamp))
        on conflict (account) do update set last_stamp = excluded.last_stamp
          where excluded.last_stamp > account_state.last_stamp
        """)
    }
  }

  /// No moment up to now is given to any account again: what was made from them may be in use.
  package func raiseStamps() throws {
    try connection.send(
      "update account_state set last_stamp = \(now) where last_stamp < \(now)")
  }

  /// Nothing more is tried on an account until somebody has looked.
  package func stop(_ account: Account.ID, because reason: String, _ note: AuditNote) throws {
    try connection.send(
      """
      insert into account_state (account, last_stamp, stopped_reason)
      values (\(account), 0, \(reason))
      on conflict (account) do update set stopped_reason = excluded.stopped_reason
      """)
    record(note)
  }

  package func resume(_ account: Account.ID, _ note: AuditNote) throws {
    try connection.send(
      "update account_state set stopped_reason = null where account = \(account)")
    try wake(awaiting: .account(account))
    record(note)
  }

  /// Counts what a request will cost, before it leaves; a negative amount gives back what was not
  /// spent after all.
  package func spend(_ amount: Int, on account: Account.ID, at moment: Instant) throws {
    try connection.send(
      """
      insert into spending (account, month, amount)
      values (\(account), \(month(of: moment)), \(amount))
      on conflict (account, month) do update set amount = spending.amount + excluded.amount
      """)
  }
}
