import CampaignCore

/// `house.yaml`: the people, policies and accounts of a trust.
struct HouseFile {
  /// Nil where what is missing leaves no house to speak of.
  private(set) var house: House?
  /// The ids that are written in the file, also those of things with faults of their own.
  private(set) var people: Set<String> = []
  private(set) var policies: Set<String> = []
  private(set) var accounts: Set<String> = []

  init?(_ file: SourceFile, zones: ZoneFolder) {
    guard let root = file.yaml() else { return nil }
    var fields = Fields(root)
    guard fields.isMapping else { return nil }
    let trust = fields.need("trust")?.line()
    let timeZone = fields.need("time-zone", hint: "add a line 'time-zone: Europe/London'")
      .flatMap { zoneName($0, zones) }
    let policy = fields.need("policy", hint: "name the policy of campaigns that name none")
    let people = readPeople(fields.need("people"))
    let policies = readPolicies(fields.need("policies"))
    let accounts = readAccounts(fields.need("accounts"))
    let notices = fields.take("notices").map(NoticeFields.read) ?? .none
    fields.finish()
    let names = Names(kind: "policy", known: self.policies, home: "policies")
    guard let defaultPolicy = policy.flatMap({ names.reference($0, to: ApprovalPolicy.self) }),
      let trust, let timeZone
    else { return }
    house = House(
      trust: trust, timeZone: timeZone, people: people, policies: policies, accounts: accounts,
      defaultPolicy: defaultPolicy, notices: notices)
  }

  private mutating func readPeople(_ cursor: Cursor?) -> [Person] {
    var declared = Declared()
    var logins = Declared()
    let people: [Person] = (cursor?.list() ?? []).compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish() }
      let idCursor = fields.need("id")
      let id = idCursor?.id(of: Person.self)
      let name = fields.need("name", hint: "what the role is called, such as 'Press officer'")?
        .line()
      let roles = fields.need("roles")?.list().compactMap {
        $0.named("role").choice(Role.self)
      }
      let loginCursors = fields.take("logins")?.list() ?? []
      let email = (fields.take("email") ?? fields.take("mail"))?.line()
      guard let id, let idCursor, declared.add(id.text, kind: "person", at: idCursor) else {
        return nil
      }
      // Who calls is decided by login: a login of two people would be nobody's.
      let own = loginCursors.filter {
        guard let login = $0.line() else { return false }
        return logins.add(login, kind: "login", at: $0)
      }
      return Person(
        id: id, name: name ?? id.text, roles: Set(roles ?? []),
        logins: Set(own.compactMap { $0.line() }), email: email)
    }
    self.people = declared.ids
    return people
  }

  private mutating func readPolicies(_ cursor: Cursor?) -> [ApprovalPolicy] {
    var declared = Declared()
    let policies: [ApprovalPolicy] = (cursor?.list() ?? []).compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish() }
      let idCursor = fields.need("id")
      let id = idCursor?.id(of: ApprovalPolicy.self)
      let quorum = fields.take("quorum").map(readQuorum)
      if quorum == nil, id != nil, fields.place(of: "quorum") == nil {
        item.fault("'quorum' is missing", hint: "write quorum: {approver: 1}, or {} for nobody")
      }
      let quorumForReview = fields.take("quorum-for-review").map(readQuorum)
      let reflection = fields.take("reflection")?.duration() ?? .zero
      let validFor = fields.take("valid-for")?.duration()
      let needsAdvice = fields.take("needs-advice")?.flag() ?? false
      let shortPath = fields.take("live").flatMap(readShortPath)
      guard let id, let idCursor, declared.add(id.text, kind: "policy", at: idCursor) else {
        return nil
      }
      return ApprovalPolicy(
        id: id, quorum: quorum ?? [:], quorumForReview: quorumForReview, reflection: reflection,
        validFor: validFor, needsAdvice: needsAdvice, shortPath: shortPath)
    }
    self.policies = declared.ids
    return policies
  }

  /// `live: {quorum: {approver: 2}, reflection: 2 minutes}`: what a live post may use when it came too
  /// late for the policy's own time to think.
  private func readShortPath(_ cursor: Cursor) -> ApprovalPolicy.ShortPath? {
    var fields = Fields(cursor)
    guard fields.isMapping else { return nil }
    defer { fields.finish() }
    let quorumCursor = fields.take("quorum")
    let quorum = quorumCursor.map(readQuorum) ?? [.approver: 2]
    if quorum.values.reduce(0, +) < 2 {
      (quorumCursor ?? cursor).fault(
        "the short path of live posts needs two people at least",
        hint: "write quorum: {approver: 2}")
    }
    return ApprovalPolicy.ShortPath(
      quorum: quorum, reflection: fields.take("reflection")?.duration() ?? .seconds(120))
  }

  private func readQuorum(_ cursor: Cursor) -> [Role: Int] {
    var quorum: [Role: Int] = [:]
    for (key, value) in cursor.members() {
      let role = key.named("role").choice(Role.self)
      if let role, let count = value.integer(1...20) { quorum[role] = count }
    }
    return quorum
  }

  private mutating func readAccounts(_ cursor: Cursor?) -> [Account] {
    var declared = Declared()
    let accounts: [Account] = (cursor?.list() ?? []).compactMap { item in
      guard let (account, idCursor) = readAccount(item) else { return nil }
      return declared.add(account.id.text, kind: "account", at: idCursor) ? account : nil
    }
    self.accounts = declared.ids
    return accounts
  }
}
