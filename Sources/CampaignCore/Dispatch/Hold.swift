import CivilTime

/// Somebody's word that posts must wait: everything, or one campaign, tweetchat, account or unit.
package struct Hold: Hashable, Codable, Sendable {
  package typealias ID = CampaignCore.ID<Hold>

  package enum Scope: Hashable, Codable, Sendable, CustomStringConvertible {
    case everything
    /// All of it, or one tweetchat of it alone. Written so that a daemon of an older version keeps back
    /// the whole campaign, rather than nothing.
    case campaign(Campaign.ID, chat: CalendarEntry.ID? = nil)
    case account(Account.ID)
    case unit(String)

    package var description: String {
      switch self {
      case .everything: "everything"
      case .campaign(let id, nil): "campaign \(id)"
      case .campaign(let id, let chat?): "tweetchat \(id)/\(chat)"
      case .account(let id): "account \(id)"
      case .unit(let name): "unit \(name)"
      }
    }
  }

  package let id: ID
  package let scope: Scope
  /// Posts of this priority go on: patient safety during national mourning.
  package let spares: String?
  package let reason: String
  package let placedBy: Person.ID
  package let placedAt: Instant
  /// When it lifts by itself; nil until somebody lifts it.
  package let until: Instant?

  package init(
    id: ID, scope: Scope, spares: String? = nil, reason: String, placedBy: Person.ID,
    placedAt: Instant, until: Instant? = nil
  ) {
    self.id = id
    self.scope = scope
    self.spares = spares
    self.reason = reason
    self.placedBy = placedBy
    self.placedAt = placedAt
    self.until = until
  }

  /// Whether it has run out by itself.
  package func isSpent(at now: Instant) -> Bool {
    until.map { now >= $0 } ?? false
  }

  /// Whether it keeps this post back at this moment. A hold stands from when it is placed: also where
  /// the clock is then set back behind that.
  package func covers(_ revision: PostRevision, at now: Instant) -> Bool {
    guard !isSpent(at: now) else { return false }
    if let spares, revision.priority == spares { return false }
    return switch scope {
    case .everything: true
    case .campaign(let id, let chat):
      revision.post.campaign == id && (chat == nil || revision.post.entry.chat == chat)
    case .account(let id): revision.post.account == id
    case .unit(let name): revision.unit == name
    }
  }
}
