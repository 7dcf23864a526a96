import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// One more question of a tweetchat that is under way: through the gate and its people like any
  /// post, on the account of the part it is asked beside.
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
    let slot = try slot(
      request.to ?? (now + Desk.timeToApprove).description, like: beside.post.slot)
    let asked = PlannedPost(
      revision: beside.accompanied(
        by: text, as: CalendarEntry.ID(entry), in: slot, from: person.id),
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
      ActReply(post: id, message: "planned for \(slot.words); somebody else has to approve it"))
  }

  /// What the people have to read and approve a question that is wanted at once.
  private static let timeToApprove = Duration.seconds(180)
}
