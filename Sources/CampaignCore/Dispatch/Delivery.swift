import CivilTime

/// One attempt to publish, and what came of it.
package struct Delivery: Hashable, Codable, Sendable {
  package enum Outcome: Hashable, Codable, Sendable {
    case accepted(Receipt)
    case refused(PublishFailure)
    /// Nobody can tell yet whether it is out.
    case unknown
  }

  package let dispatch: Dispatch.ID
  /// Counted from 1.
  package let attempt: Int
  package let prepared: PreparedPost
  package let began: Instant
  /// Nil while no answer has come.
  package let ended: Instant?
  package let outcome: Outcome?
  /// How long after its slot the attempt began.
  package let lateness: Duration

  package init(
    dispatch: Dispatch.ID, attempt: Int, prepared: PreparedPost, began: Instant,
    ended: Instant? = nil, outcome: Outcome? = nil, lateness: Duration
  ) {
    self.dispatch = dispatch
    self.attempt = attempt
    self.prepared = prepared
    self.began = began
    self.ended = ended
    self.outcome = outcome
    self.lateness = lateness
  }
}
