import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// A person's yes to exactly the words they read: the digest says which.
  func approve(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting()
    guard let digest = request.digest, digest.count >= 12 else {
      throw ControlRefusal(
        .usage, "which words? --digest must name what was read",
        hint: "campaignctl show POST prints the words and their digest")
    }
    return try await act(request) { transaction, context in
      let asked = try transaction.reading.words(named: digest, of: context)
      guard asked.isCurrent || !context.review.isOpen else {
        throw ReviewRefusal.oldWords(asked: asked.digest, current: context.review.revision)
      }
      try context.refuseUnderHold(
        try transaction.reading.holds(at: transaction.now), transaction.now)
      let approved = try context.review.applying(
        .approve(by: person, of: asked.digest, advice: request.advice), policy: context.policy,
        at: transaction.now)
      try transaction.save(
        approved, before: context.review,
        lapsesAt: approved.lapse(under: context.policy, at: transaction.now),
        AuditNote(
          .approved, context.review.post.text, by: caller.actor,
          [
            "revision": context.review.revision.hex, "advice": request.advice ?? "",
            "roles": person.roles.sorted().map(\.rawValue).joined(separator: " "),
            "gate": approved.verdict.outcome.rawValue, "review": approved.state.rawValue,
          ]))
      if approved.state == .approved { try transaction.scheduleApproved(context.revision) }
      return (approved.state, context.sentence(after: approved, at: transaction.now))
    }
  }

  func requestChanges(
    _ request: ControlRequest, by caller: DeskActor
  ) async throws -> ControlAnswer {
    let person = try caller.acting()
    let note = try said(request.note, "--note \"what should be different\"")
    return try await act(request) { transaction, context in
      let mayBeOut = try transaction.answer(
        context, .requestChanges(by: person, note: note),
        AuditNote(
          .changesRequested, context.review.post.text, by: caller.actor,
          ["revision": context.review.revision.hex, "note": note]))
      let sentence = "sent back to \(context.review.author) for changes"
      return (
        .changesRequested,
        mayBeOut ? "\(sentence); \(ControlRefusal.mayBeOut(context.review.post))" : sentence
      )
    }
  }

  func reject(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting()
    let reason = try said(request.reason, "--reason \"why not\"")
    return try await act(request) { transaction, context in
      let mayBeOut = try transaction.answer(
        context, .reject(by: person, reason: reason),
        AuditNote(
          .rejected, context.review.post.text, by: caller.actor,
          ["revision": context.review.revision.hex, "reason": reason]))
      return (
        .rejected,
        mayBeOut
          ? "rejected; \(ControlRefusal.mayBeOut(context.review.post))"
          : "rejected; these words will not go out"
      )
    }
  }

  func said(_ text: String?, _ option: String) throws(ControlRefusal) -> String {
    guard let text, text.contains(where: { !$0.isWhitespace }) else {
      throw ControlRefusal(.usage, "the record needs a reason", hint: option)
    }
    return text
  }

  /// One act on the current words of one post, in one transaction.
  private func act(
    _ request: ControlRequest,
    _ body: @escaping @Sendable (Transaction, ReviewContext) throws -> (Review.State, String)
  ) async throws -> ControlAnswer {
    let post = try await post(request)
    guard let house else { throw ControlRefusal.noPlan }
    let (state, message) = try await books.write(at: clock.now) { transaction in
      try body(transaction, try transaction.reading.reviewContext(of: post, house))
    }
    settings.ring()
    return ControlAnswer(ActReply(post: post, state: state.rawValue, message: message))
  }
}

/// The current words of a post, their review, and the policy they are under.
struct ReviewContext: Sendable {
  let revision: PostRevision
  let review: Review
  let policy: ApprovalPolicy

  func sentence(after review: Review, at now: Instant) -> String {
    guard review.state != .approved else {
      let slot = "\(revision.post.slot.local) \(revision.post.slot.timeZone)"
      return review.lapse(under: policy, at: now).map {
        "approved; but approvals count no longer than until \($0), and its slot is \(slot): "
          + "it has to be approved once more then"
      } ?? "approved; it leaves at \(slot)"
    }
    let missing = review.missing(under: policy, at: now)
      .sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key.rawValue)" }
    return "noted; still needed: \(missing.joined(separator: ", "))"
  }
}

extension ReviewContext {
  /// Whoever stopped a post must not find it approved behind their back.
  fileprivate func refuseUnderHold(_ holds: [Hold], _ now: Instant) throws(ReviewRefusal) {
    if let hold = holds.first(where: { $0.covers(revision, at: now) }) { throw .underHold(hold) }
  }
}

extension Review {
  /// Whether people may still say yes to it.
  fileprivate var isOpen: Bool {
    switch state {
    case .inReview, .changesRequested: true
    case .blocked, .approved, .rejected, .expired, .superseded, .withdrawn: false
    }
  }
}

extension Reading {
  /// The words that a digest, or the first twelve digits of one, names; not current where the post once
  /// had them.
  fileprivate func words(
    named digest: String, of context: ReviewContext
  ) throws -> (digest: Digest, isCurrent: Bool) {
    let digits = digest.lowercased()
    let current = context.review.revision
    if current.hex.hasPrefix(digits) { return (current, true) }
    let older = try revisions(of: context.review.post).map(\.digest)
    // What the post never had is the machine's to refuse.
    return older.first { $0.hex.hasPrefix(digits) }.map { ($0, false) }
      ?? (Digest(hex: digits), true)
  }

  fileprivate func reviewContext(of post: Post.ID, _ house: House) throws -> ReviewContext {
    guard let known = try self.post(post), let revision = try revision(known.revision),
      let review = try review(known.revision)
    else { throw ControlRefusal(.badInput, "there is no post '\(post)'") }
    guard let policy = house.policies[revision.policy] else {
      throw ControlRefusal(
        .no, "the policy '\(revision.policy)' of this post is no longer in house.yaml")
    }
    return ReviewContext(revision: revision, review: review, policy: policy)
  }
}

extension Transaction {
  /// A no, or a not yet: what was on its way stops in the same transaction.
  /// - Returns: whether it may be out all the same.
  fileprivate func answer(
    _ context: ReviewContext, _ event: ReviewEvent, _ note: AuditNote
  ) throws -> Bool {
    let dispatches = try reading.dispatches(of: context.review.post)
    guard !dispatches.contains(where: \.isOut) else {
      throw ControlRefusal(
        .no, "it is already out, or on its way",
        hint: "campaignctl retract \(context.review.post) --reason \"…\"")
    }
    let answered = try context.review.applying(event, policy: context.policy, at: now)
    try cancelDispatch(of: context.review, because: answered.state)
    try save(answered, before: context.review, note)
    return dispatches.contains(where: \.mayBeOut)
  }
}
