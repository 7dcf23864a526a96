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
    let unchecked = try await self.unchecked(request.published, of: post)
    let state = try await books.write(at: clock.now) { [house] transaction in
      try transaction.resolve(
        post, published: request.published, unchecked, in: house, by: caller.actor)
    }
    settings.ring()
    let rest = unchecked.map { "; whose post it is was not checked: \($0)" } ?? ""
    return ControlAnswer(
      ActReply(post: post, state: state.rawValue, message: "recorded: \(state.words)\(rest)"))
  }

  /// Asks whose post a person has found: one of another account could not be taken down, and would be
  /// said to be.
  /// - Returns: why that is not known; nil where it is our own.
  private func unchecked(_ address: String?, of post: Post.ID) async throws -> String? {
    guard let address else { return nil }
    let (account, receipt) = try await books.read { [house] reading in
      let dispatch = try reading.doubtful(post)
      return (dispatch.account, try reading.found(dispatch, at: address, in: house))
    }
    guard let publisher = await settings.publisher(account) else {
      return "there is no way to \(account)"
    }
    let owner: PostOwner
    do throws(PublishFailure) {
      owner = try await publisher.owner(of: receipt)
    } catch {
      return error.reason.withoutStop
    }
    switch owner {
    case .ourselves: return nil
    case .unknown: return "\(account) does not tell"
    case .another(let name):
      throw ControlRefusal(
        .no, "'\(address)' is a post of \(name), not of \(account)",
        hint: "look on the account's own page, and give the address that the post has there")
    case .nobody:
      throw ControlRefusal(
        .no, "\(account) has no post at '\(address)'",
        hint: "look again; --not-published says that it is not out")
    }
  }

  func reload(by caller: DeskActor) async throws -> ControlAnswer {
    let faults = await settings.reload(caller.actor)
    if let fault = faults.first(where: { $0.location == .store }) {
      throw ControlRefusal(
        .tryLater, "\(fault.message)",
        hint: "the plan before it stays in force; try again when the store answers")
    }
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
  /// - Parameter unchecked: why nobody has asked whose post it is; nil where somebody has.
  fileprivate func resolve(
    _ post: Post.ID, published url: String?, _ unchecked: String?, in house: House?, by actor: Actor
  ) throws -> Dispatch.State {
    let dispatch = try reading.doubtful(post)
    let resolved = try dispatch.applying(url == nil ? .miss : .accept)
    let note = AuditNote(
      .resolved, post.text, by: actor,
      [
        "dispatch": dispatch.id.text, "published": url ?? "no", "now": resolved.state.rawValue,
        "unchecked": unchecked,
      ].compactMapValues(\.self))
    if let url {
      let receipt = try reading.found(dispatch, at: url, in: house)
      try settle(resolved, attempt: dispatch.attempt, outcome: .accepted(receipt), note)
    } else {
      try save(resolved, note)
    }
    return resolved.state
  }
}

extension Reading {
  /// The dispatch of a post of which nobody can tell whether it is out.
  fileprivate func doubtful(_ post: Post.ID) throws -> Dispatch {
    guard let dispatch = try dispatches(of: post).first(where: { $0.state == .uncertain }) else {
      throw ControlRefusal(.no, "the post '\(post)' is not uncertain")
    }
    return dispatch
  }

  fileprivate func found(
    _ dispatch: Dispatch, at address: String, in house: House?
  ) throws -> Receipt {
    if let found = try receipt(of: dispatch, foundAt: address, in: house) { return found }
    let example = try account(of: dispatch, in: house)?.exampleAddress ?? "URL"
    throw ControlRefusal(
      .usage, "'\(address)' does not tell what the post is called on \(dispatch.account)",
      hint: "--published \(example)")
  }
}
