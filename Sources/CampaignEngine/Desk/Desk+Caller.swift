import CampaignCore

/// The person who acts, as far as we know one.
struct DeskActor: Sendable {
  /// Nil for the machine's administrator (root), who may look but is nobody in the house.
  let person: Person?
  let actor: Actor
}

extension Desk {
  /// Who is calling: the kernel's word, mapped to a person in house.yaml; or, where development
  /// allows it, their own.
  func actor(_ request: ControlRequest, _ caller: Caller) throws(ControlRefusal) -> DeskActor {
    if let name = request.person { return try developer(named: name) }
    let login = caller.login ?? "user id \(caller.userID)"
    if let person = house?.person(withLogin: login) {
      return DeskActor(
        person: person, actor: Actor(name: person.id.text, known: "login \(login)"))
    }
    guard caller.userID == 0 || settings.development else {
      throw ControlRefusal(
        .notYours, "'\(login)' is nobody in house.yaml",
        hint: "add the login to a person in house.yaml: logins: [\(login)]")
    }
    return DeskActor(person: nil, actor: Actor(name: login, known: "login \(login)"))
  }

  private func developer(named name: String) throws(ControlRefusal) -> DeskActor {
    guard settings.development else {
      throw ControlRefusal(
        .notYours, "--as is for trying things out; this daemon goes by who the kernel says you are",
        hint: "set development: true in campaignd.yaml on a machine without real accounts")
    }
    guard let house else { throw ControlRefusal.noPlan }
    guard let person = house.people[Person.ID(name)] else {
      throw ControlRefusal(
        .badInput, "house.yaml has no person '\(name)'",
        hint: "one of: \(house.people.keys.sorted().map(\.text).joined(separator: ", "))")
    }
    return DeskActor(person: person, actor: Actor(name: person.id.text, known: "development"))
  }
}

extension DeskActor {
  /// The person, for acts that only somebody of the house can do.
  func acting() throws(ControlRefusal) -> Person {
    guard let person else {
      throw ControlRefusal(
        .notYours, "\(actor.name) is nobody in house.yaml, so nothing can be done in that name",
        hint: "add the login to a person in house.yaml, or use --as where development allows it")
    }
    return person
  }

  /// The person, where they hold one of the roles.
  func acting(as roles: Set<Role>) throws(ControlRefusal) -> Person {
    let person = try acting()
    guard !person.roles.isDisjoint(with: roles) else {
      throw ControlRefusal(
        .notYours,
        "\(person.id) has none of the roles that can do this: "
          + roles.sorted().map(\.rawValue).joined(separator: ", "))
    }
    return person
  }
}

extension ControlRefusal {
  static let noPlan = ControlRefusal(
    .tryLater, "no calendar has been read yet", hint: "campaignctl check says what is wrong with it"
  )
}
