/// Somebody at the trust who writes, approves, holds or looks after posts; known by their role.
package struct Person: Hashable, Codable, Sendable {
  package typealias ID = CampaignCore.ID<Person>

  package let id: ID
  /// What the role is called at the trust: "Communications officer".
  package let name: String
  package let roles: Set<Role>
  /// The names under which the operating system knows this person; who calls is decided by these.
  package let logins: Set<String>
  /// Where notices for this person go.
  package let email: String?

  package init(
    id: ID, name: String, roles: Set<Role>, logins: Set<String> = [], email: String? = nil
  ) {
    self.id = id
    self.name = name
    self.roles = roles
    self.logins = logins
    self.email = email
  }
}

/// What a person may do for the trust's posts.
package enum Role: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  /// Plans and writes posts.
  case author
  /// Decides whether a post may go out.
  case approver
  /// A clinician who says whether a post is safe and right for those who read it.
  case clinicalReviewer = "clinical-reviewer"
  /// Guards what may identify a patient, after the Caldicott principles.
  case caldicottGuardian = "caldicott-guardian"
  /// Can stop everything, at any hour.
  case onCall = "on-call"
  /// Looks after the machine.
  case administrator
}

extension Role: Comparable {
  package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
