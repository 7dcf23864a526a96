import CampaignCore
import CampaignStore
import CivilTime

extension Reading {
  /// What an entry of the record has to tell people, if anything.
  func items(of entry: AuditEntry, _ house: House, at now: Instant) throws -> [NoticeItem] {
    let reason = entry.detail["reason"].map { ": \($0)" } ?? ""
    switch entry.did {
    case .planned, .returned, .lapsed:
      return try toApprove(entry, house, at: now)
    case .changesRequested:
      return try toAuthor(
        entry, .sentBack, "sent back; 'campaignctl show' has \(entry.who.name)'s note", house)
    case .keptBack: return try toAuthor(entry, .held, "kept back\(reason)", house)
    case .missed: return try toAuthor(entry, .missed, "missed\(reason)", house)
    case .expired: return try toAuthor(entry, .missed, "not approved in time\(reason)", house)
    case .refused, .unreadable: return try toAuthor(entry, .failed, "failed\(reason)", house)
    case .notRetracted:
      return try toAuthor(entry, .failed, "could not be taken down\(reason)", house)
    case .uncertain: return try toAuthor(entry, .uncertain, "uncertain\(reason)", house)
    case .delivered: return try notAsAsked(entry, house)
    case .accountStopped:
      return [
        item(
          .tokenFailing,
          "\(entry.subject) is stopped\(reason). Give it a new token, then "
            + "'campaignctl resume \(entry.subject) --reason …'.", house)
      ]
    case .preflightFault: return [item(.preflight, "\(entry.subject)\(reason)", house)]
    case .preflight: return clear(entry, house)
    case .decisionNeeded:
      return [
        item(
          .decision, "\(entry.subject)\(reason). 'campaignctl decide' settles it.", house)
      ]
    case .approved, .superseded, .withdrawn, .dateChanged, .changedTooLate, .moved, .actEnded,
      .duplicated, .asked,
      .approvedByPolicy, .rejected, .scheduled, .attempted, .postponed,
      .cancelled, .resolved, .retracted,
      .retracting, .describing, .described, .notDescribed, .holdPlaced, .holdLifted,
      .accountResumed, .started, .stopped, .planRead,
      .planRefused, .pruned, .clockSet, .zonesChanged, .restored, .dateNoted, .decided:
      return []
    }
  }

  /// To everybody with a role that is told of such things.
  private func item(_ kind: Notice.Kind, _ line: String, _ house: House) -> NoticeItem {
    NoticeItem(kind: kind, line: line, to: Set(house.people(with: kind.roles).map(\.id)))
  }

  /// A day without posts is not worth a mail; each fault has an entry of its own.
  private func clear(_ entry: AuditEntry, _ house: House) -> [NoticeItem] {
    guard entry.detail["faults"] == "0", let posts = entry.detail["posts"], posts != "0" else {
      return []
    }
    return [
      item(
        .preflightClear,
        "Posts looked at: \(posts). Their accounts, limits, pictures and links are in order.",
        house)
    ]
  }

  /// To each person whose yes is wanted for the words as they stand now.
  private func toApprove(
    _ entry: AuditEntry, _ house: House, at now: Instant
  ) throws -> [NoticeItem] {
    guard let revision = entry.detail["revision"],
      let review = try review(Digest(hex: revision)), review.state == .inReview,
      review.slot.instant > now, try post(review.post)?.revision == review.revision
    else { return [] }
    let people = try wanted(for: review, house, at: now)
    guard !people.isEmpty else { return [] }
    let line =
      "\(try name(of: review.post)), \(review.slot.words): gate \(review.verdict.outcome.rawValue)"
    return [NoticeItem(kind: .needsApproval, line: line, to: people)]
  }

  /// The platform took a post and left something out: somebody has to look whether it can stay.
  private func notAsAsked(_ entry: AuditEntry, _ house: House) throws -> [NoticeItem] {
    guard let remarks = entry.detail["remarks"] else { return [] }
    let url = entry.detail["url"].flatMap { $0.isEmpty ? nil : "; look at it: \($0)" } ?? ""
    return try toAuthor(entry, .notAsAsked, "out, but not as asked: \(remarks)\(url)", house)
  }

  private func toAuthor(
    _ entry: AuditEntry, _ kind: Notice.Kind, _ words: String, _ house: House
  ) throws -> [NoticeItem] {
    let post = Post.ID(entry.subject)
    var people = Set(house.people(with: kind.roles).map(\.id))
    if let known = try self.post(post), let author = try review(known.revision)?.author {
      people.insert(author)
    }
    return [NoticeItem(kind: kind, line: "\(try name(of: post)): \(words)", to: people)]
  }
}
