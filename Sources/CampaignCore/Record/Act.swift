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
  /// The calendar has other words now, but the post is out already.
  case changedTooLate = "post.changed-too-late"
  /// A person gave the post another slot.
  case moved = "post.moved"
  /// The calendar has changed since, so what a person did to the post at the desk is over.
  case actEnded = "post.act-ended"
  /// A person had the post said again, another year.
  case duplicated = "post.duplicated"
  /// A person put one more question into a tweetchat.
  case asked = "post.asked"

  case approved = "review.approved"
  case approvedByPolicy = "review.approved-by-policy"
  case changesRequested = "review.changes-requested"
  case rejected = "review.rejected"
  case expired = "review.expired"
  /// The gate, asked again at the last moment, no longer let it pass.
  case returned = "review.returned"
  /// Its approvals grew older than its policy lets them count.
  case lapsed = "review.lapsed"

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
  /// The platform is about to be asked to take the post down.
  case retracting = "dispatch.retracting"
  /// The platform did not take it down.
  case notRetracted = "dispatch.not-retracted"
  /// The platform is about to be given other words for the pictures of a published post.
  case describing = "dispatch.describing"
  case described = "dispatch.described"
  /// The platform kept the words it had.
  case notDescribed = "dispatch.not-described"
  /// What the database has of it cannot be read.
  case unreadable = "dispatch.unreadable"

  case holdPlaced = "hold.placed"
  case holdLifted = "hold.lifted"
  case accountStopped = "account.stopped"
  case accountResumed = "account.resumed"

  /// Tomorrow's posts were looked at.
  case preflight = "preflight.done"
  /// Something is wrong with one of them, or its account.
  case preflightFault = "preflight.fault"
  /// A date was confirmed, or is not what it was.
  case dateNoted = "date.noted"
  /// Only a person can say what is to be done.
  case decisionNeeded = "decision.needed"
  case decided = "decision.made"

  case started = "daemon.started"
  case stopped = "daemon.stopped"
  case planRead = "plan.read"
  case planRefused = "plan.refused"
  /// The wall clock did not simply go on.
  case clockSet = "clock.set"
  /// A country changed its clocks, and the machine's zone files say so.
  case zonesChanged = "zones.changed"
  /// The database was brought back from a backup.
  case restored = "daemon.restored"
  /// Old entries of the record were put behind a signed stub.
  case pruned = "record.pruned"
}

extension Act {
  /// Whether daemons that share the store have something to do because of it. That a post leaves and
  /// has left is nobody else's work: replies that waited for it are told of apart.
  package var isNewsToOthers: Bool {
    switch self {
    case .attempted, .delivered: false
    case .planned, .superseded, .withdrawn, .dateChanged, .changedTooLate, .moved, .actEnded,
      .duplicated, .asked, .approved, .approvedByPolicy, .changesRequested, .rejected, .expired,
      .returned,
      .lapsed, .scheduled, .refused, .postponed, .uncertain, .keptBack, .missed, .cancelled,
      .resolved, .retracted, .retracting, .notRetracted, .describing, .described,
      .notDescribed, .unreadable, .holdPlaced, .holdLifted,
      .accountStopped, .accountResumed, .preflight, .preflightFault, .dateNoted, .decisionNeeded,
      .decided, .started, .stopped, .planRead, .planRefused, .clockSet, .zonesChanged, .restored,
      .pruned:
      true
    }
  }
}
