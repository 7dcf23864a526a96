import CampaignCore
import CivilTime

/// What daemons that share a store must know of each other.

extension Reading {
  /// Claims whose time is over: whoever made them may have sent what they were for.
  package func lapsedClaims(at now: Instant) throws -> [Dispatch] {
    try connection.rows(
      """
      select * from dispatch
      where state = 'claimed' and state <> 'scheduled'
        and lease_until < \(now)
      order by slot_at, post
      """
    ).map { try $0.dispatch() }
  }

  /// The claims of one daemon.
  package func claims(of holder: String) throws -> [Dispatch] {
    try connection.rows(
      """
      select * from dispatch
      where state = 'claimed' and state <> 'scheduled'
        and holder = \(holder)
      order by slot_at, post
      """
    ).map { try $0.dispatch() }
  }

  /// How many posts all daemons have on their way to each account, and until when those that are not
  /// this one's.
  package func claims(asSeenBy holder: String) throws -> [Account.ID: SharedClaims] {
    let rows = try connection.rows(
      """
      select account, count(*) as count,
        sum(case when holder = \(holder) then 1 else 0 end) as own,
        min(case when holder = \(holder) then null else lease_until end) as ends,
        min(lease_until) as first_end
      from dispatch
      where state = 'claimed' and state <> 'scheduled'
      group by account
      """)
    var claims: [Account.ID: SharedClaims] = [:]
    for row in rows {
      let (all, own) = (Int(try row.integer("count")), Int(try row.integer("own")))
      claims[try row.id("account")] = SharedClaims(
        all: all, ofOthers: all - own, firstEndOfOthers: try row.instantIfAny("ends"),
        firstEnd: try row.instantIfAny("first_end")
      )
    }
    return claims
  }

  /// The posts that told something of people, since a place in that list.
  /// - Parameter known: whose words need not be read again.
  package func told(
    after number: Int64, known: (Digest) -> Bool
  ) throws -> [ToldRecord] {
    let rows = try connection.rows(
      "select number, revision from told where number > \(number) order by number")
    let told = try rows.map {
      (number: try $0.integer("number"), digest: try $0.digest("revision"))
    }
    let words = try revisions(told.map(\.digest).filter { !known($0) })
    return told.map { ToldRecord(number: $0.number, digest: $0.digest, revision: words[$0.digest]) }
  }

  /// Revisions by their digests; those that cannot be read are left out.
  private func revisions(_ digests: [Digest]) throws -> [Digest: PostRevision] {
    let rows = try connection.rows(
      ofAll: SQL.pages(of: digests).map {
        "select digest, body from revision where digest in \(list: Array($0))"
      })
    var revisions: [Digest: PostRevision] = [:]
    for row in rows.joined() {
      revisions[try row.digest("digest")] = try? row.json("body", as: PostRevision.self)
    }
    return revisions
  }
}

extension Reading {
  /// Where, and when, the whole store was moved to; nil where it was not.
  package func moved() throws -> (address: String, at: Instant)? {
    try connection.rows("select address, at from moved order by at desc limit 1").first.map {
      (try $0.text("address"), try $0.instant("at"))
    }
  }
}

/// A post that left, and told something of people.
package struct ToldRecord: Sendable {
  /// Its place in the list.
  package let number: Int64
  package let digest: Digest
  /// Nil where it is known, or cannot be read.
  package let revision: PostRevision?
}

/// What is on its way to an account, from whichever daemon.
package struct SharedClaims: Hashable, Sendable {
  package let all: Int
  package let ofOthers: Int
  /// When the first of the others' ends.
  package let firstEndOfOthers: Instant?
  /// When the first of all ends.
  package let firstEnd: Instant?
}

extension Transaction {
  /// Posts that leave tell something of people: the other daemons' gates must know. What is older
  /// than the gate remembers is let go.
  package func tell(of revisions: [Digest], forgetting old: Instant) throws {
    guard !revisions.isEmpty else { return }
    // The oldest come first, and more may go than come: to look through all would hold up a burst.
    // The last stays: who has read up to it would miss what took its number.
    try connection.send(
      """
      delete from told where at < \(old) and number < (select max(number) from told)
        and number in
        (select number from told order by number limit \(revisions.count + 10))
      """)
    for (place, revision) in revisions.enumerated() {
      try connection.change(
        [place.sqlValue, now.sqlValue, revision.sqlValue], by: Transaction.telling)
    }
  }

  /// Each row takes a free number, in the order of the list.
  private static let telling = RowChange(
    of: ["place": .number, "at": .number, "revision": .text],
    """
    insert into told (number, at, revision)
    select (select coalesce(max(number), 0) + 1 from told) + place, at, revision from change
    """)
}
