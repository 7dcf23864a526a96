import CampaignCore
import CampaignStore
import CivilTime

/// All that is known of one post: who wrote it, what the gate said, who approved it on whose advice,
/// and what happened. What `justify` prints, and `show` in short.
package struct Dossier: Codable, Sendable {
  /// One set of words the post had, the latest last.
  package struct Version: Codable, Sendable {
    package let revision: PostRevision
    package let review: Review
    /// Nil where the words never were approved.
    package let dispatch: Dispatch?
    package let receipt: Receipt?
    package let deliveries: [Delivery]
    /// What is different from the words before; empty for the first.
    package let changes: [RevisionChange]
    /// What became of each of the gate's findings, in their order.
    package let clearings: [String]
  }

  /// Whether the record of this post is as it was written.
  package struct Verification: Codable, Sendable {
    /// The entries of this post, and those among them whose digest does not fit what they say.
    package let entries: Int
    package let altered: [Int64]
    /// Where the whole record ends; 'audit verify' walks it.
    package let recordEntries: Int64
    package let recordHead: Digest
    package let prunedThrough: Int64?
  }

  package let post: Post.ID
  /// Its short name, to be said on the telephone.
  package let number: String
  package let state: String
  package let dateStatus: DateStatus
  package let versions: [Version]
  /// People still wanting for the current words, by role.
  package let missing: [Role: Int]
  /// Holds over it at this moment.
  package let holds: [Hold]
  /// Holds that kept it back, also those that were lifted since.
  package let keptBackBy: [Hold]
  package let verification: Verification
  /// The zone whose clocks the trust goes by.
  package let timeZone: String?
  /// Everything the record says of it.
  package let record: [AuditEntry]
  /// The names behind the ids, as house.yaml has them now.
  package let people: [Person.ID: String]

  package var current: Version? { versions.last }
}

extension Reading {
  /// Nil where there is no such post.
  package func dossier(of id: Post.ID, house: House?, at now: Instant) throws -> Dossier? {
    guard let known = try post(id) else { return nil }
    let all = try revisions(of: id)
    let revisions =
      all.filter { $0.digest != known.revision } + all.filter { $0.digest == known.revision }
    let versions = try zip(revisions, [nil] + revisions.map(Optional.some)).map {
      try version($0, after: $1)
    }
    guard let current = versions.last else { return nil }
    let policy = house?.policies[current.revision.policy]
    let record = try entries(of: id.text)
    return Dossier(
      post: id, number: known.number.description, state: current.state,
      dateStatus: known.dateStatus, versions: versions.clearing(in: record),
      missing: current.review.state == .inReview
        ? policy.map { current.review.missing(under: $0, at: now) } ?? [:] : [:],
      holds: try holds(at: now).filter { $0.covers(current.revision, at: now) },
      keptBackBy: try keptBack(record), verification: try verification(of: record),
      timeZone: house?.timeZone, record: record, people: house?.people.mapValues(\.name) ?? [:])
  }

  private func keptBack(_ record: [AuditEntry]) throws -> [Hold] {
    let names = record.filter { $0.did == .keptBack }.compactMap { $0.detail["hold"] }
    return try Set(names).sorted().compactMap { try anyHold(Hold.ID($0)) }
  }

  private func verification(of record: [AuditEntry]) throws -> Dossier.Verification {
    let chain = try chain()
    return Dossier.Verification(
      entries: record.count, altered: record.filter { !$0.isIntact }.map(\.number),
      recordEntries: chain.number, recordHead: chain.head, prunedThrough: try stub()?.through)
  }

  private func version(
    _ revision: PostRevision, after before: PostRevision?
  ) throws -> Dossier.Version {
    guard let review = try review(revision.digest) else {
      throw DatabaseFault(.corrupt, "a revision of \(revision.post.id) has no review")
    }
    let id = Dispatch.id(post: revision.post.id, revision: revision.digest)
    return Dossier.Version(
      revision: revision, review: review, dispatch: try dispatch(id), receipt: try receipt(of: id),
      deliveries: try deliveries(of: id),
      changes: before.map { revision.changes(since: $0) } ?? [], clearings: [])
  }
}

extension Dossier.Version {
  fileprivate var state: String {
    guard let dispatch, dispatch.state != .cancelled || review.state == .approved else {
      return review.state.rawValue
    }
    return dispatch.state.rawValue
  }
}
