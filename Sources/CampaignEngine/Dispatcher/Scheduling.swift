import CampaignCore
import CampaignStore
import CivilTime

extension Transaction {
  /// An approved revision goes on its way, in the transaction that approved it.
  func scheduleApproved(_ revision: PostRevision) throws {
    let fresh = Dispatch(
      post: revision.post.id, revision: revision.digest, account: revision.post.account,
      slot: revision.post.slot)
    let before = try reading.dispatch(fresh.id)
    let dispatch =
      try before.map { try $0.state == .cancelled ? $0.applying(.reinstate) : $0 } ?? fresh
    guard before == nil || dispatch.state == .scheduled else { return }
    try schedule(
      dispatch, pictures: revision.media.count,
      AuditNote(
        .scheduled, revision.post.id.text,
        [
          "dispatch": dispatch.id.text, "revision": revision.digest.hex,
          "account": revision.post.account.text, "slot": dispatch.slot.instant.description,
        ]))
  }

  /// What was on its way stops: its words are no longer the approved ones.
  func cancelDispatch(of review: Review, because state: Review.State) throws {
    let id = Dispatch.id(post: review.post, revision: review.revision)
    guard let dispatch = try reading.dispatch(id), let cancelled = try? dispatch.applying(.cancel)
    else { return }
    try save(
      cancelled,
      AuditNote(
        .cancelled, review.post.text, ["dispatch": id.text, "because": state.rawValue]))
  }
}
