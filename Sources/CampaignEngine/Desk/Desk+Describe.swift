import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Desk {
  /// Gives the pictures of a published post the words that its calendar has for them now. Two people
  /// stand behind them: whoever wrote them into the calendar, and somebody else who calls.
  func describe(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting(as: [.approver, .clinicalReviewer, .caldicottGuardian])
    let post = try await post(request)
    let change = try await newWords(of: post)
    try change.refuse(person, naming: request.digest)
    let reason = try said(request.reason, "--reason \"why\"")
    let verdict = try await verdict(on: change.after)
    try change.refuse(verdict, for: person)
    let actor = caller.actor
    try await write(.describing, change, reason, actor)
    guard let publisher = await settings.publisher(change.dispatch.account) else {
      return try await notDescribed(
        change, PublishFailure(.refused, "there is no way to the account"), actor)
    }
    do throws(PublishFailure) {
      try await publisher.describe(change.receipt, of: change.prepared, as: change.words)
    } catch {
      return try await notDescribed(change, error, actor)
    }
    try await write(.described, change, reason, actor)
    return ControlAnswer(
      ActReply(
        post: post, state: change.dispatch.state.rawValue,
        message: "its pictures have the calendar's words on \(change.dispatch.account) now"))
  }

  private func verdict(on revision: PostRevision) async throws -> GateVerdict {
    guard let plan else { throw ControlRefusal.noPlan }
    return plan.examine(revision, after: await settings.told() ?? DisclosureLedger()).verdict
  }

  private func newWords(of post: Post.ID) async throws -> AltTextChange {
    guard let after = plan?.posts.first(where: { $0.revision.post.id == post })?.revision else {
      throw ControlRefusal(
        .no, "the calendar does not have '\(post)' any more, as daemons read it from yesterday on",
        hint: "change the words on the platform's own page")
    }
    return try await books.read { [now = clock.now] reading in
      // Whoever stopped everything must not find new words under what is out.
      if let hold = try reading.holdsNotLifted().first(where: { $0.covers(after, at: now) }) {
        throw ReviewRefusal.underHold(hold)
      }
      guard
        let dispatch = try reading.dispatches(of: post).first(where: { $0.state == .delivered }),
        let receipt = try reading.receipt(of: dispatch.id),
        let before = try reading.revision(dispatch.revision),
        let prepared = try reading.deliveries(of: dispatch.id).last?.prepared
      else {
        throw ControlRefusal(
          .no, "'\(post)' is not published",
          hint: "change its calendar; it is gated and approved anew")
      }
      guard after.digest != before.digest else {
        throw ControlRefusal(
          .no, "the calendar has the words that are out",
          hint: "write the new alt text into \(after.location)")
      }
      guard after.differsInAltTextOnly(from: before) else {
        throw ControlRefusal(
          .no, "more than the words for its pictures was changed in \(after.location)",
          hint: "undo the rest, or take it down: campaignctl retract \(post) --reason \"…\"")
      }
      return AltTextChange(
        dispatch: dispatch, receipt: receipt, prepared: prepared, before: before, after: after)
    }
  }

  private func notDescribed(
    _ change: AltTextChange, _ failure: PublishFailure, _ actor: Actor
  ) async throws -> ControlAnswer {
    try await write(.notDescribed, change, failure.reason, actor)
    let status: ExitStatus =
      switch failure.kind {
      case .refused, .accessLost: .no
      case .wait, .notSent, .unknown: .tryLater
      }
    throw ControlRefusal(
      status, "the pictures keep their words: \(failure.reason)",
      hint: "try again, or change them by hand on the platform's own page")
  }

  private func write(
    _ act: Act, _ change: AltTextChange, _ reason: String, _ actor: Actor
  ) async throws {
    try await books.write(at: clock.now) { transaction in
      transaction.record(
        AuditNote(act, change.after.post.id.text, by: actor, change.detail(reason)))
    }
  }
}

/// Other words for the pictures of a post that is out.
private struct AltTextChange: Sendable {
  let dispatch: Dispatch
  let receipt: Receipt
  let prepared: PreparedPost
  let before: PostRevision
  let after: PostRevision

  var words: [String] { after.media.map { $0.alt ?? "" } }

  /// What the record keeps: the exact words, as no other table has them.
  func detail(_ reason: String) -> [String: String] {
    var detail = [
      "dispatch": dispatch.id.text, "account": dispatch.account.text, "reason": reason,
      "receipt": receipt.id, "words": after.digest.hex,
    ]
    for (index, text) in words.enumerated() { detail["picture \(index + 1)"] = text }
    return detail
  }

  /// Exactly the words that were read, and not by whoever wrote them.
  func refuse(_ person: Person, naming digest: String?) throws(ControlRefusal) {
    let command =
      "campaignctl describe \(after.post.id) --digest \(after.digest.short) --reason \"…\""
    guard let digest, digest.count >= 12 else {
      let changes = after.changes(since: before).map {
        "\($0.field): '\($0.before ?? "")' becomes '\($0.after ?? "")'"
      }
      throw ControlRefusal(
        .usage, "which words? \(changes.joined(separator: "; "))", hint: command)
    }
    guard after.digest.hex.hasPrefix(digest) else {
      throw ControlRefusal(.no, "the calendar has other words now", hint: command)
    }
    guard person.id != after.author, person.id != after.editor else {
      throw ControlRefusal(
        .notYours, "\(person.id) wrote these words; somebody else has to say yes")
    }
  }

  /// What the gate stops nobody can have; what it wants reviewed, a clinical reviewer alone.
  func refuse(_ verdict: GateVerdict, for person: Person) throws(ControlRefusal) {
    switch verdict.outcome {
    case .pass, .warn: return
    case .review:
      guard !person.roles.contains(.clinicalReviewer) else { return }
      throw ControlRefusal(
        .notYours, "the gate wants a clinical reviewer for these words: \(verdict.ruleNames)")
    case .block:
      throw ControlRefusal(.no, "the gate stops these words: \(verdict.ruleNames)")
    }
  }
}
