import CivilTime

/// What a new reading of the calendar does to what was planned before.
package enum PlanChange: Hashable, Sendable {
  /// The same entry of the same year on the same account, at another time.
  case moved(from: PlannedPost, to: PlannedPost)
  /// At its time, but what readers see has changed: it is asked again.
  case revised(from: PlannedPost, to: PlannedPost)
  /// As it was, but its date is now more or less sure.
  case restated(from: DateStatus, PlannedPost)
  case added(PlannedPost)
  case withdrawn(PlannedPost)
  /// It was moved to, or appeared at, a time that has passed. It never goes out at once: a person
  /// says whether it still makes sense.
  case needsDecision(PlannedPost)
}

extension PlanChange {
  /// What changed between two plans over the same horizon.
  package static func between(
    _ old: [PlannedPost], _ new: [PlannedPost], at now: Instant
  ) -> [PlanChange] {
    let before = Dictionary(
      old.map { ($0.revision.post.place, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.revision.post.place))
    let withdrawn = old.filter { !after.contains($0.revision.post.place) }.map(PlanChange.withdrawn)
    return withdrawn + new.compactMap { change(before[$0.revision.post.place], $0, now) }
  }

  private static func change(
    _ old: PlannedPost?, _ new: PlannedPost, _ now: Instant
  ) -> PlanChange? {
    let isPast = new.revision.post.slot.instant <= now
    guard let old else { return isPast ? .needsDecision(new) : .added(new) }
    if old.revision.post.slot.instant != new.revision.post.slot.instant {
      return isPast ? .needsDecision(new) : .moved(from: old, to: new)
    }
    if old.revision.digest != new.revision.digest { return .revised(from: old, to: new) }
    return old.status == new.status ? nil : .restated(from: old.status, new)
  }
}

extension Post {
  /// What a post is in the plan, wherever its day may go: campaign, year, entry and account.
  package var place: String {
    let parts = id.text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else { return id.text }
    return [parts[0], parts[1], parts[2], parts[4]].joined(separator: "/")
  }
}
