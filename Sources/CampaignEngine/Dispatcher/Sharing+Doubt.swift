import CampaignCore
import CampaignStore
import CivilTime

extension Transaction {
  /// Claims of this daemon that it finds when its database is back, and has nothing on its way for. The
  /// commit was not heard of, and their requests never left; or it did send them, and the database has
  /// forgotten what came of that, as a standby that was behind when it took over.
  /// - Returns: how many may be out, and have to be looked for.
  func giveBackUnsent(_ sharing: Sharing, _ context: ClaimContext?) throws -> Int {
    var lost = 0
    for claim in try reading.claims(of: sharing.name) where !sharing.underWay.carries(claim) {
      let deliveries = try reading.deliveries(of: claim.id)
      // Beside a request that may be out, that this one did not leave says nothing of the post.
      let isBeside = deliveries.contains { $0.attempt < claim.attempt && $0.mayBeOut }
      if isBeside || sharing.underWay.hasCarried(claim) {
        try loseClaim(of: claim, because: "the database was lost before an answer was on disk")
        lost += 1
      } else {
        try giveBack(claim, deliveries.last { $0.attempt == claim.attempt }, context)
      }
    }
    return lost
  }

  /// Nothing has left for it: no earlier request is out by it, and what was counted as spent is not.
  private func giveBack(
    _ claim: Dispatch, _ delivery: Delivery?, _ context: ClaimContext?
  ) throws {
    let reason = "the database was lost while it was claimed; it did not leave"
    if let delivery, let publisher = context?.publishers[claim.account],
      let revision = try reading.revision(claim.revision)
    {
      let cost = publisher.cost(ofSending: delivery.prepared, of: revision)
      if cost > 0 { try spend(-cost, on: claim.account, at: delivery.began) }
    }
    try settle(
      try claim.applying(.postpone(until: now)), attempt: claim.attempt,
      outcome: .refused(PublishFailure(.notSent, reason)),
      AuditNote(
        .postponed, claim.post.text,
        ["dispatch": claim.id.text, "reason": reason, "next": now.description]))
  }
}
