import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// One more question of a tweetchat that is under way: through the gate and its people like any
  /// post, on the account of the part it is asked beside, and in its place among the parts.
  func ask(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting(as: Desk.movers)
    let reason = try said(request.reason, "--reason \"why this one\"")
    guard let text = request.text, text.contains(where: { !$0.isWhitespace }) else {
      throw ControlRefusal(.usage, "ask what?", hint: "write the question in quotes")
    }
    guard let entry = request.entry, !entry.isEmpty, !entry.contains("/") else {
      throw ControlRefusal(.usage, "the question needs an entry of its own, such as chat-extra1")
    }
    let now = clock.now
    let beside = try await current(try await post(request)).revision
    guard let chat = beside.post.entry.chat else {
      throw ControlRefusal(.usage, "'\(beside.post.id)' is no part of a tweetchat")
    }
    guard CalendarEntry.ID(entry).chat == chat else {
      throw ControlRefusal(
        .usage, "the question needs a name among the parts, such as \(chat)-extra1")
    }
    let slot = try slot(
      request.to ?? (now + Desk.timeToApprove).description, like: beside.post.slot)
    let part = try await self.part(before: slot, of: beside.post)
    let asked = PlannedPost(
      revision: beside.accompanied(
        by: text, as: CalendarEntry.ID(entry), in: slot, after: part, from: person.id),
      status: .confirmed)
    let id = asked.revision.post.id
    guard slot.instant > now else {
      throw ControlRefusal(.usage, "\(slot.words) has gone by already")
    }
    guard try await books.read({ try $0.post(id) }) == nil else {
      throw ControlRefusal(.no, "'\(id)' is planned already")
    }
    let act = DeskAct(
      post: id, kind: .added(asked), calendarSlot: nil, by: person.id, at: now,
      reason: reason)
    let note = AuditNote(
      .asked, id.text, by: caller.actor,
      ["beside": beside.post.id.text, "slot": slot.instant.description, "reason": reason])
    try await plan(asked, act, note)
    return ControlAnswer(
      ActReply(
        post: id,
        message: "planned on \(beside.post.account) for \(slot.words); "
          + "somebody else has to approve it"))
  }

  /// The part of a tweetchat, on one account, after which a question comes in a slot.
  func part(before slot: Slot, of post: Post) async throws -> Post.ID? {
    guard let chat = post.entry.chat else { return nil }
    let parts = (plan?.posts ?? []).map(\.revision.post).filter {
      $0.campaign == post.campaign && $0.account == post.account && $0.entry.chat == chat
        && $0.id.year == post.id.year
    }
    return try await books.read { reading in
      // Where people moved a part, the store has the slot it has now.
      let planned = try parts.compactMap { try reading.post($0.id) }
        .map { Run.Part(post: $0.id, slotAt: $0.slotAt, follows: nil) }
      let asked = try reading.questionsAsked(beside: post).map { Run.Part($0) }
      return Run((planned + asked).filter { $0.post != post.id }).last(at: slot.instant)
    }
  }

  /// What the people have to read and approve a question that is wanted at once.
  private static let timeToApprove = Duration.seconds(180)
}
