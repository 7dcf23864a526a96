import CivilTime

/// What can happen to a dispatch.
package enum DispatchEvent: Hashable, Sendable {
  /// The attempt goes to disk; the request leaves next.
  case claim(lease: Instant)
  /// The platform said that it is out.
  case accept
  /// The platform will never take it.
  case refuse
  /// It certainly is not out, and may be tried again from then on.
  case postpone(until: Instant)
  /// No definite answer came.
  case lose
  /// A hold covers it at its slot.
  case hold
  /// Its deadline went by, or a hold was lifted after its slot.
  case miss
  /// Its approval is gone: withdrawn, superseded, rejected, or returned to review.
  case cancel
  /// A published post was taken down.
  case retract
  /// The same words were approved again after they had been cancelled.
  case reinstate
}

/// Why a dispatch does not allow what was asked.
package struct DispatchRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  package let state: Dispatch.State
  package let event: DispatchEvent

  package var description: String {
    "a dispatch that is \(state.words) does not take the event \(event)"
  }
}

extension Dispatch {
  /// The dispatch after an event.
  package func applying(_ event: DispatchEvent) throws(DispatchRefusal) -> Dispatch {
    guard let next = Dispatch.state(after: state, event) else {
      throw DispatchRefusal(state: state, event: event)
    }
    var dispatch = self
    dispatch.state = next
    dispatch.leaseUntil = nil
    switch event {
    case .claim(let lease):
      dispatch.attempt += 1
      dispatch.leaseUntil = lease
    case .postpone(let until):
      dispatch.notBefore = max(until, slot.instant)
    case .reinstate:
      dispatch.notBefore = slot.instant
    case .accept, .refuse, .lose, .hold, .miss, .cancel, .retract:
      break
    }
    return dispatch
  }

  /// The table of the machine: nil where the event makes no sense in the state.
  package static func state(after state: State, _ event: DispatchEvent) -> State? {
    switch (state, event) {
    case (.scheduled, .claim): .claimed
    case (.scheduled, .hold): .held
    case (.scheduled, .miss): .missed
    case (.scheduled, .cancel): .cancelled
    case (.scheduled, .postpone): .scheduled
    case (.scheduled, .accept), (.scheduled, .refuse), (.scheduled, .lose),
      (.scheduled, .retract), (.scheduled, .reinstate):
      nil

    case (.claimed, .accept): .delivered
    case (.claimed, .refuse): .failed
    case (.claimed, .postpone): .scheduled
    case (.claimed, .lose): .uncertain
    case (.claimed, .claim), (.claimed, .hold), (.claimed, .miss), (.claimed, .cancel),
      (.claimed, .retract), (.claimed, .reinstate):
      nil

    // Sent again where the platform makes that safe, found on the account, or decided by a person.
    case (.uncertain, .claim): .claimed
    case (.uncertain, .accept): .delivered
    case (.uncertain, .refuse): .failed
    case (.uncertain, .postpone): .scheduled
    case (.uncertain, .miss): .missed
    case (.uncertain, .lose), (.uncertain, .hold), (.uncertain, .cancel), (.uncertain, .retract),
      (.uncertain, .reinstate):
      nil

    // What a hold kept back past its slot never goes out by itself.
    case (.held, .miss): .missed
    case (.held, .cancel): .cancelled
    case (.held, .claim), (.held, .accept), (.held, .refuse), (.held, .postpone), (.held, .lose),
      (.held, .hold), (.held, .retract), (.held, .reinstate):
      nil

    case (.delivered, .retract): .retracted
    case (.delivered, .claim), (.delivered, .accept), (.delivered, .refuse),
      (.delivered, .postpone), (.delivered, .lose), (.delivered, .hold), (.delivered, .miss),
      (.delivered, .cancel), (.delivered, .reinstate):
      nil

    case (.cancelled, .reinstate): .scheduled
    case (.cancelled, .claim), (.cancelled, .accept), (.cancelled, .refuse),
      (.cancelled, .postpone), (.cancelled, .lose), (.cancelled, .hold), (.cancelled, .miss),
      (.cancelled, .cancel), (.cancelled, .retract):
      nil

    case (.failed, _), (.missed, _), (.retracted, _):
      nil
    }
  }
}

extension Dispatch.State {
  /// The state as one would say it.
  package var words: String {
    switch self {
    case .scheduled: "scheduled"
    case .claimed: "being published"
    case .delivered: "published"
    case .failed: "refused by the platform"
    case .missed: "missed"
    case .held: "kept back by a hold"
    case .uncertain: "uncertain: it may be out"
    case .cancelled: "cancelled before it left"
    case .retracted: "taken down"
    }
  }
}
