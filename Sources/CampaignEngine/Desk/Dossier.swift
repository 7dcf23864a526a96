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
  }

  package let post: Post.ID
  package let state: String
  package let dateStatus: DateStatus
  package let versions: [Version]
  /// People still wanting for the current words, by role.
  package let missing: [Role: Int]
  /// Holds over it at this moment.
  package let holds: [Hold]
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
    let versions = try revisions(of: id).map { try version($0) }
      .sorted {
        ($1.revision.digest == known.revision ? 1 : 0)
          > ($0.revision.digest == known.revision ? 1 : 0)
      }
    guard let current = versions.last else { return nil }
    let policy = house?.policies[current.revision.policy]
    return Dossier(
      post: id, state: current.state, dateStatus: known.dateStatus, versions: versions,
      missing: current.review.state == .inReview
        ? policy?.missing(
          after: current.review.approvals, for: current.review.verdict.outcome, at: now) ?? [:]
        : [:],
      holds: try holds(at: now).filter { $0.covers(current.revision, at: now) },
      record: try entries(of: id.text), people: house?.people.mapValues(\.name) ?? [:])
  }

  private func version(_ revision: PostRevision) throws -> Dossier.Version {
    guard let review = try review(revision.digest) else {
      throw DatabaseFault(.corrupt, "a revision of \(revision.post.id) has no review")
    }
    let id = Dispatch.id(post: revision.post.id, revision: revision.digest)
    return Dossier.Version(
      revision: revision, review: review, dispatch: try dispatch(id), receipt: try receipt(of: id),
      deliveries: try deliveries(of: id))
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
