import CivilTime

extension ReviewRefusal: CustomStringConvertible {
  /// What is wrong and what would be possible, as a colleague would say it.
  package var description: String {
    switch self {
    case .ownPost(let author):
      "\(author) wrote this post; somebody else has to approve it"
    case .ownEdit(let editor):
      "\(editor) was the last to change this post; somebody else has to approve it"
    case .oldWords(let asked, let current):
      "the words you read, \(asked.short), were superseded by \(current.short); "
        + "read what is new with 'show' and approve what you have read"
    case .underHold(let hold):
      "\(hold.id) lies over this post (\(hold.scope): \(hold.reason)); "
        + "approve it when the hold is lifted"
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
        + "give it a new slot with 'campaignctl reslot', or in the calendar"
    case .over(.expired):
      "its slot came before its approval, and what is not approved by its slot does not go out: "
        + "give it a new slot with 'campaignctl reslot'"
    case .over(let state):
      "this revision is \(state.words); there is nothing left to decide"
    }
  }
}

extension ReviewRefusal {
  /// Whose turn it is not, and what another time or another reading would allow.
  package enum Kind: Sendable {
    /// Somebody else has to do it.
    case notYours
    /// Read again, move the post or wait: then it may be done.
    case tryLater
    /// Nobody can do it.
    case no
  }

  package var kind: Kind {
    switch self {
    case .ownPost, .ownEdit, .alreadyApproved, .noRole: .notYours
    case .otherWords, .oldWords, .underHold, .reflection, .tooLate, .over(.expired),
      .over(.superseded):
      .tryLater
    case .blocked, .adviceMissing, .over(.blocked), .over(.inReview), .over(.changesRequested),
      .over(.approved), .over(.rejected), .over(.withdrawn):
      .no
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
