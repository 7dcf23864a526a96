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

  package init(
    id: ID, quorum: [Role: Int], quorumForReview: [Role: Int]? = nil,
    reflection: Duration = .zero, validFor: Duration? = nil, needsAdvice: Bool = false
  ) {
    self.id = id
    self.quorum = quorum
    self.quorumForReview = quorumForReview ?? quorum
    self.reflection = reflection
    self.validFor = validFor
    self.needsAdvice = needsAdvice
  }
}
