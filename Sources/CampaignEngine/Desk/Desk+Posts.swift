import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

// What people do to posts whose words stand in the calendar's files. Those files belong to their
// authors, and the daemon only reads them: an act is recorded in the store, and holds until the file
// itself changes there.

extension Desk {
  static let movers: Set<Role> = [.author, .approver, .onCall, .administrator]

  /// Gives a post another slot: a new revision, to be approved by somebody else.
  func reslot(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting(as: Desk.movers)
    let reason = try said(request.reason, "--reason \"why then\"")
    let post = try await post(request)
    let now = clock.now
    let before = try await current(post)
    let slot = try slot(request.to, like: before.revision.post.slot)
    guard slot.instant > now else {
      throw ControlRefusal(.usage, "\(slot.words) has gone by already")
    }
    // The calendar knows what its own parts of a run follow.
    let part =
      before.isAdded
      ? try await self.part(before: slot, of: before.revision.post) : before.revision.follows
    let moved = PlannedPost(
      revision: before.revision.moved(to: slot, after: part, by: person.id), status: before.status)
    let act = DeskAct(
      post: post, kind: before.isAdded ? .added(moved.confirmed) : .moved(slot),
      calendarSlot: before.calendarSlot, by: person.id, at: now, reason: reason)
    let note = AuditNote(
      .moved, post.text, by: caller.actor,
      [
        "from": before.revision.post.slot.words, "to": slot.words,
        "slot": slot.instant.description, "reason": reason,
      ])
    try await plan(before.isAdded ? moved.confirmed : moved, act, note)
    return ControlAnswer(
      ActReply(post: post, message: "moved to \(slot.words); it has to be approved anew"))
  }

  /// Takes a post out of the plan though its calendar still has it.
  func withdraw(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting(as: Desk.movers.union([.clinicalReviewer, .caldicottGuardian]))
    let reason = try said(request.reason, "--reason \"why not\"")
    let post = try await post(request)
    let now = clock.now
    let before = try await current(post)
    let act = DeskAct(
      post: post, kind: .withdrawn, calendarSlot: before.calendarSlot, by: person.id,
      at: now, reason: reason)
    let mayBeOut = try await books.write(at: now) { transaction in
      try transaction.withdraw(post, act, by: caller.actor)
    }
    settings.ring()
    return ControlAnswer(
      ActReply(
        post: post, state: Review.State.withdrawn.rawValue,
        message: mayBeOut
          ? "withdrawn; \(ControlRefusal.mayBeOut(post))"
          : "withdrawn; 'campaignctl reslot' brings it back"))
  }

  /// Plans the same words for next year, or another time.
  func duplicate(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting(as: Desk.movers)
    let now = clock.now
    let before = try await current(try await post(request))
    let old = before.revision.post.slot
    let slot = try request.to == nil ? nextYear(old) : slot(request.to, like: old)
    let copy = PlannedPost(
      revision: before.revision.duplicated(in: slot, by: person.id),
      status: request.to == nil ? .provisional : .confirmed)
    let id = copy.revision.post.id
    guard slot.instant > now, try await books.read({ try $0.post(id) }) == nil else {
      throw ControlRefusal(
        .no, "'\(id)' is planned already, or its time has gone by",
        hint: "name another time: --to \"2028-02-03 09:30\"")
    }
    let reason = request.reason ?? "said again"
    let act = DeskAct(
      post: id, kind: .added(copy), calendarSlot: nil, by: person.id, at: now,
      reason: reason)
    let note = AuditNote(
      .duplicated, id.text, by: caller.actor,
      [
        "of": before.revision.post.id.text, "slot": slot.instant.description, "reason": reason,
      ])
    try await plan(copy, act, note)
    let day =
      request.to == nil
      ? "; its day is provisional until 'campaignctl reslot \(id) --to …' names it" : ""
    return ControlAnswer(ActReply(post: id, message: "planned for \(slot.words)\(day)"))
  }

  /// Takes a changed post in as a reading of the calendar would, in one transaction with the act.
  func plan(_ planned: PlannedPost, _ act: DeskAct, _ note: AuditNote) async throws {
    guard let plan, let house else { throw ControlRefusal.noPlan }
    // A month of published posts is read anew only where nobody has it in hand.
    let told = await settings.told()
    let ledger = if let told { told } else { try await plan.ledger(from: books, at: act.at) }
    let verdict = plan.examine(planned.revision, after: ledger).verdict
    try await books.write(at: act.at) { transaction in
      try transaction.save(act, note)
      guard try transaction.takeIn(planned, verdict, house) else { throw ControlRefusal.alreadyOut }
    }
    settings.ring()
  }

  func slot(_ text: String?, like old: Slot) throws(ControlRefusal) -> Slot {
    guard let text else {
      throw ControlRefusal(.usage, "to when?", hint: "--to \"2027-02-05 10:00\"")
    }
    guard let zone = settings.zones(old.timeZone) else {
      throw ControlRefusal(.tryLater, "the clocks of \(old.timeZone) cannot be read")
    }
    if let local = CivilDateTime(text) { return old.moved(to: local, in: zone) }
    guard let instant = Instant(text) else {
      throw ControlRefusal(
        .usage, "'\(text)' is not a time",
        hint: "write 2027-02-05 10:00, on the clocks of \(old.timeZone)")
    }
    return Slot(
      local: zone.local(of: instant), timeZone: old.timeZone, instant: instant, reading: .only,
      deadline: instant + (old.deadline - old.instant))
  }

  private func nextYear(_ slot: Slot) throws(ControlRefusal) -> Slot {
    guard let zone = settings.zones(slot.timeZone) else {
      throw ControlRefusal(.tryLater, "the clocks of \(slot.timeZone) cannot be read")
    }
    return slot.nextYear(in: zone)
  }
}

/// A post as it stands before an act, and what its calendar says.
struct CurrentPost: Sendable {
  let revision: PostRevision
  let status: DateStatus
  let calendarSlot: Instant?
  let isAdded: Bool
}

extension Desk {
  func current(_ post: Post.ID) async throws -> CurrentPost {
    let planned = plan?.posts.first { $0.revision.post.id == post }
    return try await books.read { reading in
      guard let known = try reading.post(post), let kept = try reading.revision(known.revision)
      else { throw ControlRefusal(.badInput, "there is no post '\(post)'") }
      let act = try reading.deskAct(on: post)
      guard known.planned || act?.kind == .withdrawn else {
        throw ControlRefusal(
          .no, "'\(post)' has left the calendar",
          hint: "put it back into its campaign's file, or 'campaignctl duplicate' it")
      }
      if case .added = act?.kind {
        return CurrentPost(
          revision: kept, status: known.dateStatus, calendarSlot: nil, isAdded: true)
      }
      // The calendar's words, where it has the post: they may have changed while it was withdrawn.
      return CurrentPost(
        revision: planned?.revision ?? kept, status: planned?.status ?? known.dateStatus,
        calendarSlot: planned?.revision.post.slot.instant ?? act?.calendarSlot
          ?? kept.post.slot.instant, isAdded: false)
    }
  }
}

extension PlannedPost {
  /// A person has named the time.
  fileprivate var confirmed: PlannedPost { PlannedPost(revision: revision, status: .confirmed) }
}

extension ControlRefusal {
  static let alreadyOut = ControlRefusal(
    .no, "it is already out, or on its way", hint: "campaignctl retract POST --reason \"…\"")

  /// What somebody hears who stops words that have been sent.
  static func mayBeOut(_ post: Post.ID) -> String {
    "nobody knows yet whether it is out: it is not sent again, and should it be out, "
      + "'campaignctl retract \(post) --reason …' takes it down"
  }
}

extension Transaction {
  /// - Returns: whether it may be out all the same.
  fileprivate func withdraw(_ post: Post.ID, _ act: DeskAct, by actor: Actor) throws -> Bool {
    let dispatches = try reading.dispatches(of: post)
    guard !dispatches.contains(where: \.isOut) else { throw ControlRefusal.alreadyOut }
    guard let known = try reading.post(post), known.planned else {
      throw ControlRefusal(.no, "'\(post)' is not planned")
    }
    let note = AuditNote(
      .withdrawn, post.text, by: actor, ["revision": known.revision.hex, "reason": act.reason])
    let mayBeOut = dispatches.contains(where: \.mayBeOut)
    if mayBeOut {
      guard try stopWhatMayBeOut(known, with: .withdraw, note) else {
        throw ControlRefusal.alreadyOut
      }
    } else {
      try withdraw(known, note)
    }
    try keep(act)
    return mayBeOut
  }
}
