import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// Takes a published post down. That somebody wants it is on disk before the platform is asked.
  func retract(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    _ = try caller.acting(
      as: [.onCall, .administrator, .approver, .clinicalReviewer, .caldicottGuardian])
    let reason = try said(request.reason, "--reason \"why\"")
    let post = try await post(request)
    let (dispatch, kept) = try await books.write(at: clock.now) { transaction in
      try transaction.beginRetracting(post, because: reason, by: caller.actor)
    }
    guard let publisher = await settings.publisher(dispatch.account) else {
      return try await notRetracted(
        dispatch, PublishFailure(.refused, "there is no way to the account \(dispatch.account)"),
        by: caller.actor)
    }
    guard let receipt = try await named(kept, of: dispatch) else {
      return try await notRetracted(
        dispatch,
        PublishFailure(
          .refused,
          "only its address is known, not what \(dispatch.account) calls it; "
            + "take it down by hand: \(kept.id)"),
        by: caller.actor)
    }
    do throws(PublishFailure) {
      try await publisher.retract(receipt)
    } catch {
      return try await notRetracted(dispatch, error, by: caller.actor)
    }
    if let until = try await mayReturn(dispatch) {
      return try await mayComeBack(dispatch, until: until, by: caller.actor)
    }
    try await books.write(at: clock.now) { transaction in
      try transaction.endRetracting(dispatch, because: reason, by: caller.actor)
    }
    settings.ring()
    return ControlAnswer(
      ActReply(
        post: post, state: Dispatch.State.retracted.rawValue,
        message: "taken down from \(dispatch.account); who has read it has read it"))
  }

  /// Earlier versions kept the address that a person had found where the post's name belongs. A
  /// platform asked to take that down would say that it has no such post, as if it were gone.
  /// - Returns: nil where the address does not tell the name.
  private func named(_ kept: Receipt, of dispatch: Dispatch) async throws -> Receipt? {
    guard kept.isOnlyAnAddress else { return kept }
    return try await books.read { [house] reading in
      try reading.receipt(of: dispatch, foundAt: kept.id, in: house)
    }
  }

  /// Until when an earlier request for the post may still arrive and bring it back; nil where none
  /// may.
  private func mayReturn(_ dispatch: Dispatch) async throws -> Instant? {
    let now = clock.now
    let deliveries = try await books.read { try $0.deliveries(of: dispatch.id) }
    return deliveries.filter { $0.mayArrive(at: now) }.map(\.settled)
      .max()
  }

  /// It is down, and somebody has to look again: it is not said to be taken down for good.
  private func mayComeBack(
    _ dispatch: Dispatch, until: Instant, by actor: Actor
  ) async throws -> ControlAnswer {
    let reason = "an earlier request for it may still arrive until \(until)"
    try await books.write(at: clock.now) { transaction in
      transaction.record(
        AuditNote(
          .notRetracted, dispatch.post.text, by: actor,
          [
            "dispatch": dispatch.id.text, "account": dispatch.account.text,
            "reason": "taken down, but \(reason)",
          ]))
    }
    throw ControlRefusal(
      .tryLater, "it is down now, but \(reason) and bring it back",
      hint: "after that: campaignctl retract \(dispatch.post) --reason \"…\"")
  }

  /// Says exactly why it is still there.
  private func notRetracted(
    _ dispatch: Dispatch, _ failure: PublishFailure, by actor: Actor
  ) async throws -> ControlAnswer {
    try await books.write(at: clock.now) { transaction in
      transaction.record(
        AuditNote(
          .notRetracted, dispatch.post.text, by: actor,
          [
            "dispatch": dispatch.id.text, "account": dispatch.account.text,
            "reason": failure.reason,
          ]))
    }
    let status: ExitStatus =
      switch failure.kind {
      case .refused, .accessLost: .no
      case .wait, .notSent, .unknown: .tryLater
      }
    throw ControlRefusal(
      status, "it is still there: \(failure.reason)",
      hint: "try again, or remove it by hand on the platform's own page")
  }
}

extension Transaction {
  fileprivate func beginRetracting(
    _ post: Post.ID, because reason: String, by actor: Actor
  ) throws -> (Dispatch, Receipt) {
    let dispatches = try reading.dispatches(of: post)
    guard let dispatch = dispatches.first(where: { $0.state == .delivered }),
      let receipt = try reading.receipt(of: dispatch.id)
    else {
      let state = dispatches.last.map { "it is \($0.state.words)" } ?? "it never was on its way"
      throw ControlRefusal(
        .no, "'\(post)' is not published: \(state)",
        hint: "campaignctl withdraw \(post) --reason \"…\" keeps it from going out")
    }
    record(
      AuditNote(
        .retracting, post.text, by: actor,
        [
          "dispatch": dispatch.id.text, "account": dispatch.account.text, "reason": reason,
          "receipt": receipt.id, "url": receipt.url ?? "",
        ]))
    return (dispatch, receipt)
  }

  fileprivate func endRetracting(
    _ dispatch: Dispatch, because reason: String, by actor: Actor
  ) throws {
    guard let current = try reading.dispatch(dispatch.id),
      let retracted = try? current.applying(.retract)
    else { return }
    try save(
      retracted,
      AuditNote(
        .retracted, dispatch.post.text, by: actor,
        [
          "dispatch": dispatch.id.text, "account": dispatch.account.text, "reason": reason,
        ]))
  }
}
