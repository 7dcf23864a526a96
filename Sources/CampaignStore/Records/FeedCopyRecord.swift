import CampaignCore
import CivilTime
import Foundation

/// When an address of a feed was last asked with success, and its server's name for what it gave.
package struct FeedLook: Hashable, Sendable {
  package let at: Instant
  package let tag: String?
}

extension Reading {
  /// The last good copies of the feeds, by the addresses they came from.
  package func feedCopies() throws -> [String: FeedCopy] {
    var copies: [String: FeedCopy] = [:]
    for row in try connection.rows("select address, tag, body from feed_copy") {
      copies[try row.text("address")] = FeedCopy(
        bytes: try row.bytes("body"), tag: try row.textIfAny("tag"))
    }
    return copies
  }

  /// Which copies there are, without the copies themselves.
  package func feedVersions() throws -> [String: Digest] {
    var versions: [String: Digest] = [:]
    for row in try connection.rows("select address, digest from feed_copy") {
      versions[try row.text("address")] = try row.digest("digest")
    }
    return versions
  }

  /// Nil where nothing has ever come from there.
  package func lastLook(at address: String) throws -> FeedLook? {
    try connection.rows("select fetched_at, tag from feed_copy where address = \(address)")
      .first.map { FeedLook(at: try $0.instant("fetched_at"), tag: try $0.textIfAny("tag")) }
  }
}

extension Transaction {
  /// Keeps what an address gave, for every daemon to read. What another daemon asked for later stays;
  /// what is from a time that has not come was written by a wrong clock.
  package func keep(_ copy: FeedCopy, of address: String, asked: Instant) throws {
    try connection.send(
      """
      insert into feed_copy (address, tag, digest, body, fetched_at)
      values (\(address), \(copy.tag.sqlValue), \(copy.digest), \(Data(copy.bytes).base64EncodedString()),
        \(asked))
      on conflict (address) do update set tag = excluded.tag, digest = excluded.digest,
        body = excluded.body, fetched_at = excluded.fetched_at
        where feed_copy.fetched_at <= excluded.fetched_at or feed_copy.fetched_at > \(now)
      """)
  }

  /// The copy is still what its address gives.
  package func stillGives(_ address: String, asked: Instant) throws {
    try connection.send(
      "update feed_copy set fetched_at = \(asked) where address = \(address)")
  }

  /// Lets go of the copies of addresses that nobody follows any more.
  package func forgetCopies(but addresses: Set<String>, fetchedBefore old: Instant) throws {
    try connection.send(
      """
      delete from feed_copy
      where fetched_at < \(old) and address not in \(list: addresses.sorted())
      """)
  }
}

extension Row {
  /// What a calendar is made of may be any bytes; a column of either database holds it as text.
  fileprivate func bytes(_ column: String) throws(DatabaseFault) -> [UInt8] {
    guard let data = Data(base64Encoded: try text(column)) else {
      throw DatabaseFault(.corrupt, "a copy of a feed is damaged")
    }
    return Array(data)
  }
}
