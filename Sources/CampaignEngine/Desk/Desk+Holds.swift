import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// Anybody of the house may stop posts: a hold placed in error is lifted in a minute, a post that
  /// should have been stopped is read for years.
  func placeHold(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting()
    let reason = try said(request.reason, "--reason \"why\"")
    let scope = try scope(request)
    let until = try request.until.map { try moment($0, endOfDay: true) }
    if let until, until <= clock.now {
      throw ControlRefusal(.usage, "the hold would end before it begins")
    }
    let hold = try await books.write(at: clock.now) { transaction in
      let hold = Hold(
        id: Hold.ID("hold-\(try transaction.reading.chain().number + 1)"), scope: scope,
        spares: request.sparePriority, reason: reason, placedBy: person.id,
        placedAt: transaction.now, until: until)
      try transaction.place(
        hold,
        AuditNote(
          .holdPlaced, hold.id.text, by: caller.actor,
          [
            "scope": scope.description, "reason": reason, "until": until?.description ?? "",
            "spares": request.sparePriority ?? "",
          ]))
      return hold
    }
    settings.ring()
    return ControlAnswer(
      ActReply(
        hold: hold.id,
        message: "\(scope) is on hold; 'campaignctl resume \(hold.id) --reason …' lifts it"
          + strangeness(of: scope)))
  }

  /// A hold over nothing may be one that is meant for later, or a name written wrong: whoever placed it
  /// must not go away believing that all is stopped.
  private func strangeness(of scope: Hold.Scope) -> String {
    let known: [String]
    switch scope {
    case .everything, .account: return ""
    case .campaign(let campaign, nil):
      known = campaigns
      guard !known.contains(campaign.text) else { return "" }
    case .campaign(let campaign, let chat?):
      known = chats
      guard !known.contains("\(campaign)/\(chat)") else { return "" }
    case .unit(let unit):
      known = units
      guard !known.contains(unit) else { return "" }
    }
    let names = known.isEmpty ? "" : "; the posts planned are of: \(known.joined(separator: ", "))"
    return ". NO PLANNED POST IS OF IT: is the name right?\(names)"
  }

  private var campaigns: [String] {
    Set(plan?.posts.map(\.revision.post.campaign.text) ?? []).sorted()
  }

  private var chats: [String] {
    let posts = plan?.posts.map(\.revision.post) ?? []
    return Set(posts.compactMap { post in post.entry.chat.map { "\(post.campaign)/\($0)" } })
      .sorted()
  }

  private var units: [String] { Set(plan?.posts.compactMap(\.revision.unit) ?? []).sorted() }

  /// The name as the posts have it, where only its capitals were meant otherwise.
  private func spelled(_ name: String, like known: [String]) -> String {
    if known.contains(name) { return name }
    return known.first { $0.lowercased() == name.lowercased() } ?? name
  }

  private func scope(_ request: ControlRequest) throws(ControlRefusal) -> Hold.Scope {
    var scopes: [Hold.Scope] = []
    if request.everything == true { scopes.append(.everything) }
    if let campaign = request.campaign {
      let campaign = spelled(campaign, like: campaigns)
      let chat = request.chat.map {
        CalendarEntry.ID(
          String(spelled("\(campaign)/\($0)", like: chats).dropFirst(campaign.count + 1)))
      }
      scopes.append(.campaign(Campaign.ID(campaign), chat: chat))
    }
    if let account = request.account { scopes.append(.account(try known(Account.ID(account)))) }
    if let unit = request.unit { scopes.append(.unit(spelled(unit, like: units))) }
    guard let scope = scopes.first, scopes.count == 1 else {
      throw ControlRefusal(
        .usage, "what should be held?",
        hint: "one of --all, --campaign C, --account A, --unit U")
    }
    return scope
  }

  private func known(_ account: Account.ID) throws(ControlRefusal) -> Account.ID {
    guard let house, house.accounts[account] == nil else { return account }
    throw ControlRefusal(
      .badInput, "house.yaml has no account '\(account)'",
      hint: "one of: \(house.accounts.keys.sorted().map(\.text).joined(separator: ", "))")
  }

  /// Lifts a hold, or lets an account be tried again. What was kept back past its slot is missed.
  func resume(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    _ = try caller.acting(as: [.onCall, .administrator, .approver, .caldicottGuardian])
    let reason = try said(request.reason, "--reason \"why it is safe to go on\"")
    guard let name = request.hold else {
      throw ControlRefusal(.usage, "which hold?", hint: "campaignctl status lists them")
    }
    let message = try await books.write(at: clock.now) { transaction in
      if let hold = try transaction.reading.hold(Hold.ID(name)) {
        return try transaction.lift(hold, by: caller.actor, because: reason)
      }
      return try transaction.resumeAccount(Account.ID(name), by: caller.actor, because: reason)
    }
    settings.ring()
    return ControlAnswer(ActReply(message: message))
  }
}

extension Transaction {
  fileprivate func lift(_ hold: Hold, by actor: Actor, because reason: String) throws -> String {
    let before = try reading.dispatches(in: .held).count
    try lift(hold, AuditNote(.holdLifted, hold.id.text, by: actor, ["reason": reason]))
    try missHeld()
    let missed = before - (try reading.dispatches(in: .held).count)
    return missed == 0
      ? "the hold on \(hold.scope) is lifted"
      : "the hold on \(hold.scope) is lifted; \(missed) posts whose slot went by stay missed: "
        + "'campaignctl queue --state missed' lists them"
  }

  fileprivate func resumeAccount(
    _ account: Account.ID, by actor: Actor, because reason: String
  ) throws -> String {
    guard try reading.stoppedAccounts()[account] != nil else {
      throw ControlRefusal(
        .badInput, "there is no hold '\(account)', and no stopped account of that name",
        hint: "campaignctl status lists both")
    }
    try resume(
      account, AuditNote(.accountResumed, account.text, by: actor, ["reason": reason]))
    return "\(account) is tried again"
  }
}
