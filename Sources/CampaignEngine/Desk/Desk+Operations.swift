import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// A person has looked on the account of an uncertain post.
  func resolve(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    _ = try caller.acting(as: [.onCall, .administrator, .approver])
    let post = try await post(request)
    guard (request.published != nil) != (request.notPublished == true) else {
      throw ControlRefusal(
        .usage, "is it out or not?", hint: "--published URL, or --not-published")
    }
    let state = try await books.write(at: clock.now) { [house] transaction in
      try transaction.resolve(
        post, published: request.published, in: house, by: caller.actor)
    }
    settings.ring()
    return ControlAnswer(
      ActReply(post: post, state: state.rawValue, message: "recorded: \(state.words)"))
  }

  func reload(by caller: DeskActor) async throws -> ControlAnswer {
    let faults = await settings.reload(caller.actor)
    guard faults.isEmpty else {
      return ControlAnswer(
        RefusalReply(
          error: "the calendar has faults; the plan before it stays in force",
          hint: "campaignctl check shows them", diagnostics: faults), status: .no)
    }
    let posts = plan?.posts.count ?? 0
    return ControlAnswer(ActReply(message: "the calendar is read; \(posts) posts are planned"))
  }

  func backUp(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    guard caller.person == nil || caller.person?.roles.contains(.administrator) == true else {
      throw ControlRefusal(.notYours, "backups are the administrator's")
    }
    if let file = request.file, !file.hasPrefix("/") {
      throw ControlRefusal(.usage, "where to?", hint: "campaignctl backup /absolute/path.sqlite")
    }
    let file = try await backUp(to: request.file)
    return ControlAnswer(ActReply(file: file, message: "the database is copied to \(file)"))
  }
}

extension Desk {
  /// A backup that cannot be written says why: the daemon sees less of the machine than its caller.
  private func backUp(to file: String?) async throws -> String {
    do {
      return try await settings.backUp(file)
    } catch let fault as DatabaseFault {
      throw ControlRefusal(
        .tryLater, "the database is not copied: \(fault)",
        hint: "the daemon writes to a new file below its own folder, /var/lib/campaignd; "
          + "root may name any: sudo campaignctl backup FILE")
    }
  }
}

extension Transaction {
  fileprivate func resolve(
    _ post: Post.ID, published url: String?, in house: House?, by actor: Actor
  ) throws -> Dispatch.State {
    guard
      let dispatch = try reading.dispatches(of: post).first(where: { $0.state == .uncertain })
    else { throw ControlRefusal(.no, "the post '\(post)' is not uncertain") }
    let resolved = try dispatch.applying(url == nil ? .miss : .accept)
    let note = AuditNote(
      .resolved, post.text, by: actor,
      ["dispatch": dispatch.id.text, "published": url ?? "no", "now": resolved.state.rawValue])
    if let url {
      let receipt = try receipt(of: dispatch, foundAt: url, in: house)
      try settle(resolved, attempt: dispatch.attempt, outcome: .accepted(receipt), note)
    } else {
      try save(resolved, note)
    }
    return resolved.state
  }

  private func receipt(
    of dispatch: Dispatch, foundAt address: String, in house: House?
  ) throws -> Receipt {
    if let found = try reading.receipt(of: dispatch, foundAt: address, in: house) { return found }
    let example = try reading.account(of: dispatch, in: house)?.exampleAddress ?? "URL"
    throw ControlRefusal(
      .usage, "'\(address)' does not tell what the post is called on \(dispatch.account)",
      hint: "--published \(example)")
  }
}
