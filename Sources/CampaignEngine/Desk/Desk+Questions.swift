import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// A person has answered a question: it is not asked again. What it put on hold stays on hold.
  func decide(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting()
    let reason = try said(request.reason, "--reason \"what was decided\"")
    guard let name = request.question else {
      throw ControlRefusal(.usage, "which question?", hint: "campaignctl status lists them")
    }
    let question = try await books.write(at: clock.now) { transaction in
      let asked = try transaction.reading.questions().filter(\.isOpen)
      guard let question = asked.first(where: { $0.name == name }) else {
        throw ControlRefusal(
          .badInput, "there is no open question '\(name)'",
          hint: asked.isEmpty
            ? "nothing is asked" : "open: \(asked.map(\.name).joined(separator: ", "))")
      }
      try transaction.settle(
        question,
        AuditNote(
          .decided, name, by: caller.actor,
          ["subject": question.question.subject, "reason": reason]))
      return question
    }
    let holds = question.question.holds.map(\.text).joined(separator: ", ")
    return ControlAnswer(
      ActReply(
        message: "decided by \(person.id)"
          + (holds.isEmpty ? "" : "; \(holds) stays on hold until 'campaignctl resume'")))
  }
}
