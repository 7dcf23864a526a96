import CampaignCore
import CivilTime

/// A notice that has not gone its way yet.
package struct WaitingNotice: Sendable {
  package let notice: Notice
  package let way: NoticeWay
  /// How often it was tried.
  package let tries: Int
}

extension Reading {
  /// Notices to be sent now.
  package func waitingNotices(at now: Instant, limit: Int) throws -> [WaitingNotice] {
    try connection.rows(
      """
      select notice.body as body, letter.way as way, letter.tries as tries from letter
      join notice on notice.key = letter.notice
      where letter.sent_at is null and letter.next_at <= \(now)
      order by letter.next_at, letter.notice, letter.way limit \(limit)
      """
    ).map { row in
      WaitingNotice(
        notice: try row.json("body"), way: try row.word("way"), tries: Int(try row.integer("tries"))
      )
    }
  }

  /// When the next notice is to be sent, or sent again.
  package func nextNotice() throws -> Instant? {
    try connection.rows(
      "select next_at from letter where sent_at is null order by next_at limit 1"
    ).first?.instant("next_at")
  }

  /// A number kept from round to round, such as how far the record has been told.
  package func noticeMark(_ name: String) throws -> Int64? {
    try connection.rows("select number from notice_mark where name = \(name)")
      .first?.integer("number")
  }

  /// Reviews that wait for people, whose slot comes within this many hours, and of which nobody has
  /// been told so.
  package func expiringReviews(at now: Instant, hours: Int64, limit: Int) throws -> [Review] {
    try connection.rows(
      """
      select revision from review
      where state in ('blocked', 'inReview', 'changesRequested') and slot_at > \(now)
        and slot_at <= \(now + .seconds(3600 * hours))
        and (told_hours is null or told_hours > \(hours))
      order by slot_at, revision limit \(limit)
      """
    ).compactMap { try review(try $0.digest("revision")) }
  }

  /// The slot of the next review that waits for people, after a moment.
  package func nextWaitingSlot(after moment: Instant) throws -> Instant? {
    try connection.rows(
      """
      select slot_at from review
      where state in ('blocked', 'inReview', 'changesRequested') and slot_at > \(moment)
      order by slot_at limit 1
      """
    ).first?.instant("slot_at")
  }

  /// How many posts have been due for some time, wait for nothing, and have not left.
  package func overdueCount(before moment: Instant) throws -> Int {
    let rows = try connection.rows(
      """
      select count(*) as n from dispatch
      where state = 'scheduled' and not_before < \(moment) and waits_for is null
      """)
    return Int(try rows.first?.integer("n") ?? 0)
  }

  /// How many posts of the calendar were due in a span.
  package func dueCount(from first: Instant, to last: Instant) throws -> Int {
    let rows = try connection.rows(
      """
      select count(*) as n from post
      where slot_at > \(first) and slot_at <= \(last) and planned = 1
      """)
    return Int(try rows.first?.integer("n") ?? 0)
  }
}

extension Transaction {
  /// A notice, once, with a letter for each way it goes.
  package func tell(_ notice: Notice, by ways: [NoticeWay]) throws {
    let added = try connection.run(
      """
      insert into notice (key, body, made_at)
      values (\(notice.key), \(try jsonText(notice)), \(now)) on conflict do nothing
      """)
    guard added == 1 else { return }
    for way in ways {
      try connection.send(
        """
        insert into letter (notice, way, tries, next_at)
        values (\(notice.key), \(way.rawValue), 0, \(now))
        """)
    }
  }

  /// The notice has gone this way, or there is nobody it could go to.
  package func sent(_ notice: Notice, by way: NoticeWay) throws {
    try connection.send(
      """
      update letter set sent_at = \(now) where notice = \(notice.key) and way = \(way.rawValue)
      """)
  }

  /// It did not go, and will be tried again.
  package func retry(_ notice: Notice, by way: NoticeWay, at next: Instant) throws {
    try connection.send(
      """
      update letter set tries = tries + 1, next_at = \(next)
      where notice = \(notice.key) and way = \(way.rawValue)
      """)
  }

  package func mark(_ name: String, _ number: Int64) throws {
    try connection.send(
      """
      insert into notice_mark (name, number) values (\(name), \(number))
      on conflict (name) do update set number = excluded.number
      """)
  }

  /// People know that this review's slot comes within so many hours.
  package func told(_ review: Review, hours: Int64) throws {
    try connection.send(
      "update review set told_hours = \(hours) where revision = \(review.revision)")
  }

  /// Old notices that have gone are let go; the record keeps what they told of.
  package func forgetNotices(before moment: Instant) throws {
    try connection.send(
      """
      delete from letter where sent_at is not null and sent_at < \(moment)
      """)
    try connection.send(
      """
      delete from notice where made_at < \(moment)
        and not exists (select 1 from letter where letter.notice = notice.key)
      """)
  }
}
