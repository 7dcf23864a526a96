import CivilTime

extension ReviewRefusal: CustomStringConvertible {
  /// What is wrong and what would be possible, as a colleague would say it.
  package var description: String {
    switch self {
    case .ownPost(let author):
      "\(author) wrote this post; somebody else has to approve it"
    case .otherWords(let asked, let current):
      "the words have changed: you read \(asked.short), the post now is \(current.short); "
        + "read it again with 'show' and approve what you have read"
    case .blocked(let rules):
      "the gate has stopped these words (\(rules.joined(separator: ", "))); "
        + "nobody can approve them, only an edit clears them"
    case .alreadyApproved(let person):
      "\(person) has approved these words already; the quorum needs somebody else"
    case .noRole(let person, let wanted):
      wanted.isEmpty
        ? "the policy of this post names nobody who could approve what the gate wants reviewed; "
          + "edit the post, or give the policy a quorum-for-review"
        : "\(person) has none of the roles that can do this: "
          + wanted.map(\.rawValue).joined(separator: ", ")
    case .adviceMissing:
      "the policy asks whose clinical advice was taken; say it with --advice \"…\""
    case .reflection(let until, let slot):
      "the policy wants time to stop and think until \(until), but the slot is \(slot); "
        + "move the post to a later slot"
    case .tooLate(let slot):
      "its slot was \(slot); what is not approved by its slot does not go out: "
        + "give it a new slot in the calendar"
    case .over(let state):
      "this revision is \(state.words); there is nothing left to decide"
    }
  }
}

extension Review.State {
  /// The state as one would say it.
  package var words: String {
    switch self {
    case .blocked: "stopped by the gate"
    case .inReview: "waiting for approval"
    case .changesRequested: "sent back for changes"
    case .approved: "approved"
    case .rejected: "rejected"
    case .expired: "expired: its slot came before its approval"
    case .superseded: "superseded by other words"
    case .withdrawn: "withdrawn from the calendar"
    }
  }
}
