/// What can be done to a post, a hold or the daemon: one word for each kind of audit entry.
package enum Act: String, CaseIterable, Codable, Sendable {
  /// A revision was read from the calendar for the first time and examined.
  case planned = "post.planned"
  /// Other words took a revision's place.
  case superseded = "post.superseded"
  /// The post left the calendar.
  case withdrawn = "post.withdrawn"
  /// Its date became confirmed, provisional, cancelled or paused.
  case dateChanged = "post.date-changed"

  case approved = "review.approved"
  case approvedByPolicy = "review.approved-by-policy"
  case changesRequested = "review.changes-requested"
  case rejected = "review.rejected"
  case expired = "review.expired"
  /// The gate, asked again at the last moment, no longer let it pass.
  case returned = "review.returned"

  case scheduled = "dispatch.scheduled"
  case attempted = "dispatch.attempted"
  case delivered = "dispatch.delivered"
  case refused = "dispatch.refused"
  case postponed = "dispatch.postponed"
  case uncertain = "dispatch.uncertain"
  case keptBack = "dispatch.held"
  case missed = "dispatch.missed"
  case cancelled = "dispatch.cancelled"
  case resolved = "dispatch.resolved"
  case retracted = "dispatch.retracted"

  case holdPlaced = "hold.placed"
  case holdLifted = "hold.lifted"
  case accountStopped = "account.stopped"
  case accountResumed = "account.resumed"

  /// A date was confirmed, or is not what it was.
  case dateNoted = "date.noted"
  /// Only a person can say what is to be done.
  case decisionNeeded = "decision.needed"
  case decided = "decision.made"

  case started = "daemon.started"
  case stopped = "daemon.stopped"
  case planRead = "plan.read"
  case planRefused = "plan.refused"
}
