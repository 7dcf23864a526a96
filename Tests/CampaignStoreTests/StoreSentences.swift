import CampaignCore
import CampaignStore
import CivilTime
import Support

extension Sample {
  /// What a gate might say of a revision, with one finding of that weight.
  static func verdict(on revision: PostRevision, _ severity: Severity?) -> GateVerdict {
    GateVerdict(
      revision: revision.digest, ruleset: Digest(hex: "r"),
      findings: severity.map {
        [
          Finding(
            rule: "test.rule", severity: $0, field: .altText(0), start: 1, end: 4,
            reason: "It isn't kind.", remedy: "Say it kindly.", source: "A guide, clause 3")
        ]
      } ?? [])
  }
}

extension CampaignStore {
  func admit(
    _ revision: PostRevision, _ review: Review, on date: DateStatus = .confirmed
  ) async throws {
    _ = try await write(at: Sample.morning) {
      try $0.admit(PlannedPost(revision: revision, status: date), review: review)
    }
  }

  func schedule(_ dispatch: Dispatch) async throws {
    _ = try await write(at: Sample.morning) {
      try $0.schedule(dispatch, AuditNote(.scheduled, dispatch.post.text))
    }
  }

  func scheduled(_ revision: PostRevision, state: Dispatch.State = .scheduled) async throws
    -> Dispatch
  {
    let dispatch = Dispatch(
      post: revision.post.id, revision: revision.digest, account: revision.post.account,
      slot: revision.post.slot, state: state)
    try await schedule(dispatch)
    return dispatch
  }

  /// A revision with an approved review, and its dispatch.
  func approved(_ revision: PostRevision) async throws {
    var review = Review.opening(
      revision, verdict: Sample.verdict(on: revision, nil), policy: Sample.everyday,
      at: Sample.morning)
    review.state = .approved
    try await admit(revision, review)
    _ = try await scheduled(revision)
  }

  /// Writes notes about nothing in particular, one transaction each.
  func note(_ count: Int) async throws {
    for number in 0..<count {
      _ = try await write(at: Sample.morning + .seconds(number)) {
        $0.record(
          AuditNote(
            .started, "campaignd", by: Actor(name: "a'b", known: "login a"),
            ["version": "\(number)", "why": "it's $1"]))
      }
    }
  }
}
