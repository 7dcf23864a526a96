/// How many people, in which roles, must have read the exact words before a post may leave.
package struct ApprovalPolicy: Hashable, Codable, Sendable {
  package typealias ID = CampaignCore.ID<ApprovalPolicy>

  package let id: ID
  /// How many different people in each role; empty for unattended accounts, whose posts are
  /// approved by this policy when the gate passes or warns, and never otherwise.
  package let quorum: [Role: Int]
  /// The quorum when the gate asked for a review.
  package let quorumForReview: [Role: Int]
  /// Time to stop and think: the least time between a revision's writing and its slot.
  package let reflection: Duration
  /// How long an approval counts; nil until the slot.
  package let validFor: Duration?
  /// Whether an approval must name whose clinical advice was taken.
  package let needsAdvice: Bool
  /// What live posts may use where there is no time for the ordinary path; nil where nothing may.
  package let shortPath: ShortPath?

  /// The short path of live posts: more eyes for less time.
  package struct ShortPath: Hashable, Codable, Sendable {
    /// At least two people in all; where the gate wants a review, its quorum is asked for as well.
    package let quorum: [Role: Int]
    /// The time to stop and think that is left: minutes.
    package let reflection: Duration

    package init(quorum: [Role: Int] = [.approver: 2], reflection: Duration = .seconds(120)) {
      self.quorum = quorum
      self.reflection = reflection
    }
  }

  package init(
    id: ID, quorum: [Role: Int], quorumForReview: [Role: Int]? = nil,
    reflection: Duration = .zero, validFor: Duration? = nil, needsAdvice: Bool = false,
    shortPath: ShortPath? = nil
  ) {
    self.id = id
    self.quorum = quorum
    self.quorumForReview = quorumForReview ?? quorum
    self.reflection = reflection
    self.validFor = validFor
    self.needsAdvice = needsAdvice
    self.shortPath = shortPath
  }
}
