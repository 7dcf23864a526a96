import CampaignCore
import CivilTime

/// The first posts that are due on an account.
package struct DuePosts: Sendable {
  /// Each by itself: one that cannot be read stops no other.
  package let posts: [Result<DueRecord, UnreadableDispatch>]
  /// When the first after them is due.
  package let next: Instant?

  package func hasMore(by moment: Instant) -> Bool { next.map { $0 <= moment } ?? false }
}

extension Reading {
  /// The accounts that have posts on their way, each found by one step in the index, and when the
  /// first of them is due.
  package func accountsWithPosts() throws -> [(account: Account.ID, next: Instant)] {
    try connection.rows(
      """
      with recursive waiting (account) as (
        select min(account) from dispatch where state = 'scheduled'
        union all
        select (select min(account) from dispatch
          where state = 'scheduled' and account > waiting.account)
        from waiting where waiting.account is not null)
      select account,
        (select not_before from dispatch
          where state = 'scheduled' and dispatch.account = waiting.account
          order by not_before limit 1) as next
      from waiting where account is not null
      """
    ).map { (try $0.id("account"), try $0.instant("next")) }
  }

  /// The next post of each of several accounts, asked for together: the second of a burst asks for
  /// hundreds.
  /// - Parameter known: words that are in hand already, by the digest that covers them; the store need
  ///   not read those again.
  package func firstDue(
    on accounts: [Account.ID], at now: Instant, known: (Digest) -> PostRevision?
  ) throws -> [DuePosts] {
    let names = try connection.rows(
      ofAll: SQL.pages(of: accounts).map { Reading.firstNames(on: Array($0), at: now) }
    ).joined().map { try FirstNames($0) }
    let rows = try connection.rows(
      ofAll: SQL.pages(of: names.flatMap(\.all)).map { Reading.scheduled(Array($0)) }
    ).joined().map { (try $0.text("id"), $0) }
    let found = Dictionary(rows, uniquingKeysWith: { $1 })
    let due = Dictionary(
      try names.map { ($0.account, try $0.due(of: found, at: now) { try readable($0, known) }) },
      uniquingKeysWith: { $1 })
    return accounts.map { due[$0] ?? DuePosts(posts: [], next: nil) }
  }

  /// The next posts of an account, in the order of their slots.
  /// - Parameter known: as for the first of several accounts.
  package func nextDue(
    on account: Account.ID, at now: Instant, limit: Int, known: (Digest) -> PostRevision?
  ) throws -> DuePosts {
    let rows = try connection.rows(Reading.due(on: account, at: now, limit: limit))
    let hasMore = rows.count > limit
    return DuePosts(
      posts: try rows.prefix(limit).map { try readable($0, known) },
      next: try hasMore ? rows.last?.instant("not_before") : rows.last?.instantIfAny("later"))
  }

  /// Posts that had to be tried again, or waited for something, are due later than their slots: so many
  /// of those of an account that are due longest take their slots' places again.
  private static let latecomers = 100

  /// How the first of several accounts are found: what is due longest, and the latecomer with the
  /// earliest slot. Of others none can have a place before these two.
  package static func firstNames(on accounts: [Account.ID], at now: Instant) -> SQL {
    """
    with wanted (account) as (values \(column: accounts))
    select account,
      (select id from dispatch
        where state = 'scheduled' and dispatch.account = wanted.account
        order by not_before, slot_at, post limit 1) as longest,
      (select not_before from dispatch
        where state = 'scheduled' and dispatch.account = wanted.account
        order by not_before, slot_at, post limit 1 offset 1) as second,
      (select id from
        (select id, slot_at, post from dispatch
          where state = 'scheduled' and not_before > slot_at
            and dispatch.account = wanted.account and not_before <= \(now)
          order by not_before, slot_at, post limit \(Reading.latecomers)) as late
        order by slot_at, post limit 1) as latecomer
    from wanted
    """
  }

  private static func scheduled(_ names: [String]) -> SQL {
    """
    select \(part: Reading.columns) from dispatch \(part: Reading.withReviewAndPost)
    where dispatch.id in \(list: names) and dispatch.state || '' = 'scheduled'
    """
  }

  /// How the first of one account are: one more than wanted, to know whether there is one.
  package static func due(on account: Account.ID, at now: Instant, limit: Int) -> SQL {
    """
    select \(part: Reading.columns),
      (select not_before from dispatch
        where state = 'scheduled' and account = \(account) and not_before > \(now)
        order by not_before limit 1) as later
    from dispatch \(part: Reading.withReviewAndPost)
    where dispatch.id in
      (select id from
        (select id from dispatch
          where state = 'scheduled' and account = \(account) and not_before <= \(now)
          order by not_before, slot_at, post limit \(limit + 1)) as longest
      union
      select id from
        (select id from dispatch
          where state = 'scheduled' and not_before > slot_at and account = \(account)
            and not_before <= \(now)
          order by not_before, slot_at, post limit \(Reading.latecomers)) as late)
    order by dispatch.slot_at, dispatch.post limit \(limit + 1)
    """
  }
}

/// What may be the first of an account.
private struct FirstNames {
  let account: Account.ID
  /// What is due longest, or will be due next.
  let longest: String?
  /// When the one behind it is due.
  let second: Instant?
  let latecomer: String?

  init(_ row: Row) throws {
    account = try row.id("account")
    longest = try row.textIfAny("longest")
    second = try row.instantIfAny("second")
    latecomer = try row.textIfAny("latecomer")
  }

  var all: [String] {
    [longest, latecomer == longest ? nil : latecomer].compactMap(\.self)
  }

  func due(
    of found: [String: Row], at now: Instant,
    _ record: (Row) throws -> Result<DueRecord, UnreadableDispatch>
  ) throws -> DuePosts {
    // One that cannot be read has its turn at once: it is set aside, and keeps nobody.
    let rows = all.compactMap { name in
      found[name].map { row in
        (
          name: name, row: row, notBefore: (try? row.instant("not_before")) ?? .distantPast,
          place: ((try? row.instant("slot_at")) ?? .distantPast, (try? row.text("post")) ?? "")
        )
      }
    }
    guard let first = rows.filter({ $0.notBefore <= now }).min(by: { $0.place < $1.place }) else {
      return DuePosts(posts: [], next: rows.map(\.notBefore).min())
    }
    let isLongest = first.name == longest
    return DuePosts(
      posts: [try record(first.row)],
      next: isLongest ? second : rows.first { $0.name == longest }?.notBefore)
  }
}
