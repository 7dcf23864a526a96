/// The trust as campaignd knows it: its people, their policies and its accounts.
package struct House: Hashable, Codable, Sendable {
  /// The trust's name, as readers see it.
  package let trust: String
  /// The zone the trust's wall clocks show, such as `Europe/London`.
  package let timeZone: String
  package let people: [Person.ID: Person]
  package let policies: [ApprovalPolicy.ID: ApprovalPolicy]
  package let accounts: [Account.ID: Account]
  /// The policy of a campaign that names none.
  package let defaultPolicy: ApprovalPolicy.ID
  /// How people are told what they must know.
  package let notices: NoticeSettings

  package init(
    trust: String, timeZone: String, people: [Person], policies: [ApprovalPolicy],
    accounts: [Account], defaultPolicy: ApprovalPolicy.ID, notices: NoticeSettings = .none
  ) {
    self.trust = trust
    self.timeZone = timeZone
    self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.policies = Dictionary(
      policies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.accounts = Dictionary(
      accounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.defaultPolicy = defaultPolicy
    self.notices = notices
  }

  /// The person whom the operating system knows by this login.
  package func person(withLogin login: String) -> Person? {
    people.values.filter { $0.logins.contains(login) }.min { $0.id < $1.id }
  }
}
