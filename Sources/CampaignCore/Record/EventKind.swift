/// One kind of event that the journal is told of: the id that finds its text, and the text that says
/// what happened and what to do. From this table come the journal's MESSAGE_IDs, the catalog that
/// `journalctl -x` reads (Deploy/campaignd.catalog), and the manual's list.
package struct EventKind: Hashable, Sendable {
  /// 32 hexadecimal digits, drawn once by `systemd-id128 new`: never changed, never used again.
  package let id: String
  /// In one line; `@CAMPAIGN_POST@` stands for the entry's field of that name.
  package let subject: String
  package let happened: String
  package let toDo: String
}

extension EventKind {
  /// Every kind there is, in the order in which a post meets them.
  package static let all =
    Act.allCases.map(\.event) + [.journalLoss]
}

extension Act {
  /// The kind of event the journal calls this.
  package var event: EventKind {
    switch self {
    case .planned: .planned
    case .superseded: .superseded
    case .withdrawn: .withdrawn
    case .dateChanged: .dateChanged
    case .changedTooLate: .changedTooLate
    case .moved: .moved
    case .actEnded: .actEnded
    case .duplicated: .duplicated
    case .asked: .asked
    case .approved: .approved
    case .approvedByPolicy: .approvedByPolicy
    case .changesRequested: .changesRequested
    case .rejected: .rejected
    case .expired: .expired
    case .returned: .returned
    case .lapsed: .lapsed
    case .scheduled: .scheduled
    case .attempted: .attempted
    case .delivered: .delivered
    case .refused: .refused
    case .postponed: .postponed
    case .uncertain: .uncertain
    case .keptBack: .keptBack
    case .missed: .missed
    case .cancelled: .cancelled
    case .resolved: .resolved
    case .retracted: .retracted
    case .retracting: .retracting
    case .notRetracted: .notRetracted
    case .describing: .describing
    case .described: .described
    case .notDescribed: .notDescribed
    case .unreadable: .unreadable
    case .holdPlaced: .holdPlaced
    case .holdLifted: .holdLifted
    case .accountStopped: .accountStopped
    case .accountResumed: .accountResumed
    case .preflight: .preflight
    case .preflightFault: .preflightFault
    case .dateNoted: .dateNoted
    case .decisionNeeded: .decisionNeeded
    case .decided: .decided
    case .started: .started
    case .stopped: .stopped
    case .planRead: .planRead
    case .planRefused: .planRefused
    case .clockSet: .clockSet
    case .zonesChanged: .zonesChanged
    case .restored: .restored
    case .pruned: .pruned
    }
  }
}
