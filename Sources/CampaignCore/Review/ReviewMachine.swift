import CivilTime

/// What can happen to a review.
package enum ReviewEvent: Hashable, Sendable {
  /// A person says yes to exactly the words with this digest.
  case approve(by: Person, of: Digest, advice: String?)
  case requestChanges(by: Person, note: String)
  case reject(by: Person, reason: String)
  /// The gate was asked again: at the slot, or because its rules changed.
  case examine(GateVerdict)
  /// The calendar has other words for this post now.
  case supersede(by: Digest)
  /// The post left the calendar.
  case withdraw
  /// The slot came.
  case expire
  /// Approvals have grown older than the policy lets them count.
  case lapse
}

/// Why a review does not allow what was asked, as facts; `description` says it to a person.
package enum ReviewRefusal: Error, Hashable, Sendable {
  case ownPost(author: Person.ID)
  /// Whoever moved a post wrote the last of it.
  case ownEdit(editor: Person.ID)
  case otherWords(asked: Digest, current: Digest)
  /// The digest names words that this post once had.
  case oldWords(asked: Digest, current: Digest)
  /// A hold lies over the post.
  case underHold(Hold)
  case blocked(rules: [String])
  case alreadyApproved(by: Person.ID)
  case noRole(person: Person.ID, wanted: [Role])
  case adviceMissing
  case reflection(until: Instant, slot: Instant)
  case tooLate(slot: Instant)
  case over(Review.State)
}

extension Review {
  /// The review after an event, and what the record says of it.
  package func applying(
    _ event: ReviewEvent, policy: ApprovalPolicy, at now: Instant
  ) throws(ReviewRefusal) -> Review {
    let policy = rules(of: policy)
    switch event {
    case .approve(let person, let digest, let advice):
      return try approving(by: person, of: digest, advice: advice, policy: policy, at: now)
    case .requestChanges(let person, _):
      return try answering(person, .changesRequested, policy: policy)
    case .reject(let person, _):
      return try answering(person, .rejected, policy: policy)
    case .examine(let verdict):
      return try examining(verdict, policy: policy, at: now)
    case .supersede:
      return try ending(in: .superseded)
    case .withdraw:
      return try ending(in: .withdrawn)
    case .expire:
      return try expiring()
    case .lapse:
      return try lapsing(policy: policy, at: now)
    }
  }

  private func approving(
    by person: Person, of digest: Digest, advice: String?, policy: ApprovalPolicy, at now: Instant
  ) throws(ReviewRefusal) -> Review {
    switch state {
    case .inReview, .changesRequested: break
    case .blocked: throw .blocked(rules: verdict.blockingRules)
    case .approved where hasYes(of: person.id, policy: policy, at: now):
      throw .alreadyApproved(by: person.id)
    case .approved, .rejected, .expired, .superseded, .withdrawn: throw .over(state)
    }
    guard digest == revision else { throw .otherWords(asked: digest, current: revision) }
    try admit(person, advice: advice, policy: policy, at: now)
    var review = self
    // Who said yes so long ago that it counts no more says it anew.
    review.approvals.removeAll { $0.approver == person.id }
    review.approvals.append(
      Approval(
        revision: revision, approver: person.id, roles: person.roles, at: now, advice: advice)
    )
    let met = policy.isMet(by: review.approvals, for: verdict.outcome, at: now)
    review.state = met ? .approved : .inReview
    return review
  }

  /// Everything that must be so before a person's yes counts.
  private func admit(
    _ person: Person, advice: String?, policy: ApprovalPolicy, at now: Instant
  ) throws(ReviewRefusal) {
    guard person.id != author else { throw .ownPost(author: author) }
    guard person.id != editor else { throw .ownEdit(editor: person.id) }
    guard !hasYes(of: person.id, policy: policy, at: now) else {
      throw .alreadyApproved(by: person.id)
    }
    let wanted = policy.quorum(for: verdict.outcome).keys.sorted()
    guard wanted.contains(where: person.roles.contains) else {
      throw .noRole(person: person.id, wanted: wanted)
    }
    guard !policy.needsAdvice || advice?.contains(where: { !$0.isWhitespace }) == true else {
      throw .adviceMissing
    }
    guard now < slot.instant else { throw .tooLate(slot: slot.instant) }
    guard openedAt + policy.reflection <= slot.instant else {
      throw .reflection(until: openedAt + policy.reflection, slot: slot.instant)
    }
  }

  private func hasYes(of person: Person.ID, policy: ApprovalPolicy, at now: Instant) -> Bool {
    approvals.contains { $0.approver == person && $0.isValid(under: policy, at: now) }
  }

  private func answering(
    _ person: Person, _ answer: State, policy: ApprovalPolicy
  ) throws(ReviewRefusal) -> Review {
    switch state {
    case .blocked, .inReview, .changesRequested, .approved: break
    case .rejected, .expired, .superseded, .withdrawn: throw .over(state)
    }
    guard person.mayAnswer(under: policy) else {
      throw .noRole(person: person.id, wanted: Role.answering.sorted())
    }
    var review = self
    review.state = answer
    review.approvals = []
    return review
  }

  private func examining(
    _ fresh: GateVerdict, policy: ApprovalPolicy, at now: Instant
  ) throws(ReviewRefusal) -> Review {
    var review = self
    review.verdict = fresh
    switch state {
    case .superseded, .withdrawn, .expired, .rejected:
      throw .over(state)
    case .changesRequested:
      review.state = fresh.outcome == .block ? .blocked : .changesRequested
    case .blocked, .inReview, .approved:
      review.state = state(after: fresh, policy: policy, at: now)
    }
    if review.state == .blocked { review.approvals = [] }
    return review
  }

  /// Approvals given to a kinder verdict do not count for a harsher one.
  private func state(
    after fresh: GateVerdict, policy: ApprovalPolicy, at now: Instant
  ) -> State {
    switch fresh.outcome {
    case .block: .blocked
    case .pass, .warn:
      policy.isMet(by: approvals, for: fresh.outcome, at: now) ? .approved : .inReview
    case .review:
      verdict.outcome == .review && policy.isMet(by: approvals, for: .review, at: now)
        ? .approved : .inReview
    }
  }

  private func ending(in end: State) throws(ReviewRefusal) -> Review {
    switch state {
    case .superseded, .withdrawn: throw .over(state)
    case .blocked, .inReview, .changesRequested, .approved, .rejected, .expired: break
    }
    var review = self
    review.state = end
    return review
  }

  /// What is approved leaves at its slot and does not expire; everything else that waits does.
  private func expiring() throws(ReviewRefusal) -> Review {
    switch state {
    case .approved, .rejected, .expired, .superseded, .withdrawn: throw .over(state)
    case .blocked, .inReview, .changesRequested: break
    }
    var review = self
    review.state = .expired
    return review
  }

  /// What was approved waits again for people; their old word stays to be read, and counts no more.
  private func lapsing(
    policy: ApprovalPolicy, at now: Instant
  ) throws(ReviewRefusal) -> Review {
    switch state {
    case .approved: break
    case .blocked, .inReview, .changesRequested, .rejected, .expired, .superseded, .withdrawn:
      throw .over(state)
    }
    var review = self
    let stands = policy.isMet(by: approvals, for: verdict.outcome, at: now)
    review.state = stands ? .approved : .inReview
    return review
  }
}

extension GateVerdict {
  /// The rules that stop it, without repetition, in the order of the text.
  package var blockingRules: [String] {
    findings.filter { $0.severity == .block }.map(\.rule)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Role {
  /// Who may say no: everyone who may be asked, and whoever watches over the trust's posts.
  package static let answering: Set<Role> = [
    .approver, .clinicalReviewer, .caldicottGuardian, .onCall,
  ]
}

extension Person {
  fileprivate func mayAnswer(under policy: ApprovalPolicy) -> Bool {
    !roles.isDisjoint(
      with: Role.answering.union(policy.quorum.keys).union(policy.quorumForReview.keys))
  }
}
