import CampaignCore
import CivilTime

/// A post as the store has it: which words are current, how sure its date is, and whether the
/// calendar still has it.
package struct KnownPost: Hashable, Sendable {
  package let id: Post.ID
  package let slotAt: Instant
  package let dateStatus: DateStatus
  package let revision: Digest
  /// False once the post has left the calendar.
  package let planned: Bool
  /// Its short name.
  package let number: PostNumber
}

extension Reading {
  /// The posts whose slot lies in a span, by id.
  package func posts(from first: Instant, to last: Instant) throws -> [Post.ID: KnownPost] {
    let rows = try connection.rows(
      """
      select id, slot_at, date_status, revision, planned, number from post
      where slot_at >= \(first) and slot_at <= \(last)
      """)
    var posts: [Post.ID: KnownPost] = [:]
    posts.reserveCapacity(rows.count)
    for row in rows {
      let post = try row.knownPost()
      posts[post.id] = post
    }
    return posts
  }

  package func post(_ id: Post.ID) throws -> KnownPost? {
    try connection.rows(
      "select id, slot_at, date_status, revision, planned, number from post where id = \(id)"
    ).first?.knownPost()
  }

  /// The post with a short name.
  package func post(_ number: PostNumber) throws -> Post.ID? {
    try connection.rows("select id from post where number = \(number.number)").first?.id("id")
  }

  /// Ids of posts that begin with these words, in their order: for the shell to complete.
  package func posts(beginning part: String, limit: Int) throws -> [Post.ID] {
    try connection.rows(
      """
      select id from post where id >= \(part) and id < \(part + "\u{10FFFF}") and planned = 1
      order by id limit \(limit)
      """
    ).map { try $0.id("id") }
  }

  /// Ids of posts that contain these words, for people who do not type a whole id.
  package func posts(named part: String, limit: Int) throws -> [Post.ID] {
    let pattern = "%" + part.filter { $0 != "%" && $0 != "_" } + "%"
    return try connection.rows(
      "select id from post where id like \(pattern) order by id limit \(limit)"
    ).map { try $0.id("id") }
  }

  package func revision(_ digest: Digest) throws -> PostRevision? {
    try connection.rows("select body from revision where digest = \(digest)")
      .first?.json("body", as: PostRevision.self)
  }

  /// All words a post ever had, with the time they were first read.
  package func revisions(of post: Post.ID) throws -> [PostRevision] {
    try connection.rows(
      """
      select revision.body as body from review
      join revision on revision.digest = review.revision
      where review.post = \(post) order by review.opened_at, revision.digest
      """
    ).map { try $0.json("body", as: PostRevision.self) }
  }
}

extension Transaction {
  /// Takes a revision in: the post's current words from now on, with its review.
  package func admit(_ planned: PlannedPost, review: Review) throws {
    let revision = planned.revision
    try connection.send(
      """
      insert into revision (digest, post, body)
      values (\(revision.digest), \(revision.post.id), \(try jsonText(revision)))
      on conflict do nothing
      """)
    try connection.send(
      """
      insert into post
        (id, campaign, entry, account, platform, slot_at, date_status, revision, planned, number)
      values (\(revision.post.id), \(revision.post.campaign), \(revision.post.entry),
        \(revision.post.account), \(revision.post.platform), \(revision.post.slot.instant),
        \(planned.status), \(revision.digest), 1,
        (select coalesce(max(number), 0) + 1 from post))
      on conflict (id) do update set slot_at = excluded.slot_at, date_status = excluded.date_status,
        revision = excluded.revision, planned = 1
      """)
    try reopen(review)
    record(
      AuditNote(
        .planned, revision.post.id.text,
        [
          "revision": revision.digest.hex, "author": revision.author.text,
          "slot": revision.post.slot.instant.description, "date": planned.status.rawValue,
          "place": revision.location.description, "gate": review.verdict.outcome.rawValue,
          "ruleset": review.verdict.ruleset.hex, "rules": review.verdict.ruleNames,
          "review": review.state.rawValue,
        ]))
  }

  /// The calendar is surer, or less sure, of a post's date than it was.
  package func changeDate(of post: Post.ID, from old: DateStatus, to new: DateStatus) throws {
    try connection.send(
      "update post set date_status = \(new), planned = 1 where id = \(post)")
    record(AuditNote(.dateChanged, post.text, ["from": old.rawValue, "to": new.rawValue]))
  }

  /// The calendar no longer has a post; the end of its review tells the record.
  package func leaveOut(_ post: Post.ID) throws {
    try connection.send("update post set planned = 0 where id = \(post)")
  }
}

extension GateVerdict {
  /// The rules that spoke, once each, for the record: never what they matched.
  package var ruleNames: String {
    findings.map(\.rule).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: " ")
  }
}

extension Row {
  fileprivate func knownPost() throws -> KnownPost {
    KnownPost(
      id: try id("id"), slotAt: try instant("slot_at"),
      dateStatus: try word("date_status"), revision: try digest("revision"),
      planned: try integer("planned") == 1, number: PostNumber(try integer("number")))
  }
}
