import CivilTime
import Foundation
import GRDB

extension Stage {
  /// A store as campaignd leaves it, with one approved post that is due soon and many more that are
  /// due beyond the days it plans for.
  func fill(pending: Int, due: Instant) async throws {
    try write([due])
    let daemon = try await MeasuredDaemon.start(campaignd, in: self)
    // It stops before the slot; what it planned stays.
    try await daemon.stop()
    let database = try DatabaseQueue(path: store)
    try await database.write { db in
      for statement in Stage.copies {
        try db.execute(sql: statement, arguments: statement.contains("?1") ? [pending] : [])
      }
    }
  }

  /// Each pending post is the due one again with other names, an hour and more than a year later.
  private static let copies = [
    """
    create temp table n as
      with recursive n(n) as (select 1 union all select n + 1 from n where n < ?1) select n from n
    """,
    """
    insert into post
      (id, campaign, entry, account, platform, slot_at, date_status, revision, planned, number)
      select 'later-' || n || id, campaign, entry, account, platform,
      slot_at + 31536000000000 + n * 1000000, date_status, 'later-' || n || revision, planned,
      number + n
      from post, n where post.id not like 'later-%'
    """,
    """
    insert into revision select 'later-' || n || digest, 'later-' || n || post, body
      from revision, n where digest not like 'later-%'
    """,
    """
    insert into review
      (revision, post, author, state, outcome, verdict, opened_at, slot, slot_at)
      select 'later-' || n || revision, 'later-' || n || post, author, state,
      outcome, verdict, opened_at, slot, slot_at + 31536000000000 + n * 1000000
      from review, n where revision not like 'later-%'
    """,
    """
    insert into dispatch
      (id, post, revision, account, slot, slot_at, state, attempt, not_before, lease_until, receipt,
        deadline)
      select 'later-' || n || id, 'later-' || n || post, 'later-' || n || revision,
      account, slot, slot_at + 31536000000000 + n * 1000000, state, attempt,
      not_before + 31536000000000 + n * 1000000, lease_until, receipt,
      deadline + 31536000000000 + n * 1000000
      from dispatch, n where id not like 'later-%'
    """,
    "drop table n",
  ]
}
