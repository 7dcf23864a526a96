import CivilTime

extension ApprovalPolicy {
  /// The quorum that a verdict asks for.
  package func quorum(for outcome: GateVerdict.Outcome) -> [Role: Int] {
    switch outcome {
    case .pass, .warn: quorum
    case .review, .block: quorumForReview
    }
  }

  /// The rules for a revision that was written at one moment and is due at another: those of the short
  /// path where there is one and the ordinary time to think would end after the slot.
  package func forWords(writtenAt written: Instant, dueAt due: Instant) -> ApprovalPolicy {
    guard let shortPath, !quorum.isEmpty, written + reflection > due else { return self }
    return ApprovalPolicy(
      id: id, quorum: quorum.atLeast(shortPath.quorum),
      quorumForReview: quorumForReview.atLeast(shortPath.quorum),
      reflection: min(reflection, shortPath.reflection), validFor: validFor,
      needsAdvice: needsAdvice)
  }

  /// The moment from which these approvals no longer make up the quorum; nil where they do for good,
  /// or do not now.
  package func lapse(
    of approvals: [Approval], for outcome: GateVerdict.Outcome, at now: Instant
  ) -> Instant? {
    guard let validFor, isMet(by: approvals, for: outcome, at: now) else { return nil }
    return approvals.map { $0.at + validFor + .microseconds(1) }.sorted()
      .first { $0 > now && !isMet(by: approvals, for: outcome, at: $0) }
  }

  /// Whether these approvals make up the quorum at this moment.
  package func isMet(
    by approvals: [Approval], for outcome: GateVerdict.Outcome, at now: Instant
  ) -> Bool {
    missing(after: approvals, for: outcome, at: now).isEmpty && outcome.canBeApproved(under: self)
  }

  /// How many people are still wanting, by role. One person counts in one role only, whichever role
  /// serves the quorum best.
  package func missing(
    after approvals: [Approval], for outcome: GateVerdict.Outcome, at now: Instant
  ) -> [Role: Int] {
    let counted = approvals.filter { $0.isValid(under: self, at: now) }
    var seats = Seats(for: quorum(for: outcome))
    for approval in counted.sorted(by: { $0.approver < $1.approver }) {
      seats.seat(approval)
    }
    return seats.empty
  }
}

extension Review {
  /// Whether this person's yes is wanted: they may give it, have not, and fill an empty seat.
  package func wants(_ person: Person, under policy: ApprovalPolicy, at now: Instant) -> Bool {
    guard state == .inReview, person.id != author, person.id != editor, now < slot.instant else {
      return false
    }
    let yes = Approval(
      revision: revision, approver: person.id, roles: person.roles, at: now, advice: nil)
    var review = self
    review.approvals.removeAll { $0.approver == person.id && !$0.isValid(under: policy, at: now) }
    guard !review.approvals.contains(where: { $0.approver == person.id }) else { return false }
    let before = review.missing(under: policy, at: now).values.reduce(0, +)
    review.approvals.append(yes)
    return review.missing(under: policy, at: now).values.reduce(0, +) < before
  }
}

extension [Role: Int] {
  /// As many people in each role as either asks for.
  fileprivate func atLeast(_ other: [Role: Int]) -> [Role: Int] {
    merging(other) { Swift.max($0, $1) }
  }
}

extension GateVerdict.Outcome {
  /// A review with nobody to hold it could never end well: an empty quorum approves only what
  /// passes.
  fileprivate func canBeApproved(under policy: ApprovalPolicy) -> Bool {
    switch self {
    case .pass, .warn: true
    case .review: !policy.quorumForReview.isEmpty
    case .block: false
    }
  }
}

/// The chairs of a quorum and who sits in them. Whoever has two roles moves over when somebody comes
/// who fits only one (Kuhn's augmenting paths, on a handful of chairs).
private struct Seats {
  private let roles: [Role]
  private var sitting: [Approval?]

  init(for quorum: [Role: Int]) {
    roles = quorum.sorted { $0.key < $1.key }
      .flatMap { Array(repeating: $0.key, count: max(0, min($0.value, 100))) }
    sitting = Array(repeating: nil, count: roles.count)
  }

  mutating func seat(_ approval: Approval) {
    var tried = Set<Int>()
    _ = seat(approval, tried: &tried)
  }

  private mutating func seat(_ approval: Approval, tried: inout Set<Int>) -> Bool {
    for index in roles.indices where approval.roles.contains(roles[index]) {
      guard tried.insert(index).inserted else { continue }
      let before = sitting[index]
      if before == nil || seat(before!, tried: &tried) {
        sitting[index] = approval
        return true
      }
    }
    return false
  }

  var empty: [Role: Int] {
    var missing: [Role: Int] = [:]
    for index in roles.indices where sitting[index] == nil {
      missing[roles[index], default: 0] += 1
    }
    return missing
  }
}
