import CivilTime

/// Something that people must be told: in plain sentences, without a post's words and without what a
/// finding matched.
package struct Notice: Hashable, Codable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    case needsApproval = "needs-approval"
    /// An approver asked its author for other words.
    case sentBack = "sent-back"
    /// The slot comes near and the approvals are not there.
    case expiring
    case held
    case missed
    case failed
    case uncertain
    /// It is out, but the platform left something out, or made something else of it.
    case notAsAsked = "not-as-asked"
    case tokenFailing = "token-failing"
    /// Tomorrow's posts were looked at, and something stands in the way of one.
    case preflight
    /// Tomorrow's posts were looked at, and nothing stands in their way.
    case preflightClear = "preflight-clear"
    /// A date moved, or a feed changed its mind, and only a person can say what is to be done.
    case decision
    /// Posts were due and nothing worked on them.
    case nothingRan = "nothing-ran"
    /// The day ahead, each morning.
    case digest
  }

  /// Made from what it tells of: the same thing is told once.
  package let key: String
  package let kind: Kind
  /// In one line.
  package let title: String
  /// What happened, or is to be done: a line for each post.
  package let lines: [String]
  /// Whom it is for; those among them without an address read it in the webhook's channel.
  package let to: [Person.ID]
  package let at: Instant

  package init(
    key: String, kind: Kind, title: String, lines: [String], to: [Person.ID], at: Instant
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.lines = lines
    self.to = to
    self.at = at
  }
}

/// How the trust wants to be told, as house.yaml has it.
package struct NoticeSettings: Hashable, Codable, Sendable {
  /// Who mails come from; nil sends none.
  package let mailFrom: String?
  /// The program that takes mails to be sent, called with `-t`.
  package let sendmail: String
  /// Where notices are posted as JSON; nil posts none.
  package let webhook: String?
  /// The name of the secret that holds the address, where the address itself is one.
  package let webhookCredential: String?
  /// When the day ahead is told, on the trust's clocks; nil tells none.
  package let digestAt: TimeOfDay?

  package init(
    mailFrom: String? = nil, sendmail: String = "/usr/sbin/sendmail", webhook: String? = nil,
    webhookCredential: String? = nil, digestAt: TimeOfDay? = nil
  ) {
    self.mailFrom = mailFrom
    self.sendmail = sendmail
    self.webhook = webhook
    self.webhookCredential = webhookCredential
    self.digestAt = digestAt
  }

  /// Tells nobody.
  package static let none = NoticeSettings()

  /// The ways a notice goes.
  package var ways: [NoticeWay] {
    (mailFrom == nil ? [] : [.mail])
      + (webhook == nil && webhookCredential == nil ? [] : [.webhook])
  }
}

/// A way a notice goes to people.
package enum NoticeWay: String, CaseIterable, Codable, Sendable {
  case mail, webhook
}

extension Notice.Kind {
  /// The roles that are told; the post's author is as well, where there is one.
  package var roles: Set<Role> {
    switch self {
    case .needsApproval, .sentBack, .expiring, .digest: []
    case .held, .missed, .notAsAsked: [.onCall]
    case .preflight, .preflightClear: [.administrator, .approver]
    case .decision: [.approver]
    case .failed: [.onCall, .administrator]
    case .uncertain: [.onCall, .administrator, .approver]
    case .tokenFailing, .nothingRan: [.administrator, .onCall]
    }
  }
}

extension House {
  /// Everybody with one of these roles, in order of their ids.
  package func people(with roles: Set<Role>) -> [Person] {
    people.values.filter { !$0.roles.isDisjoint(with: roles) }.sorted { $0.id < $1.id }
  }
}
