import CivilTime

/// A date that has to be confirmed, because a campaign is planned on it and nothing of it can go out
/// before.
package struct DueConfirmation: Hashable, Sendable {
  package let days: ObservedDays
  /// The campaign's first post, or its first day where that is earlier.
  package let firstPost: CivilDate
  /// When its lead time begins: from this day on it is due.
  package let neededBy: CivilDate
}

extension CampaignCalendar {
  /// What must be confirmed on a day, most pressing first: provisional and paused dates within their
  /// lead time, until their last day is over.
  package func due(on today: CivilDate) -> [DueConfirmation] {
    (today.year - 1...today.year + 2).flatMap(observed)
      .filter { !$0.campaigns.isEmpty && $0.last >= today && $0.days.status.needsConfirmation }
      .map(confirmation)
      .filter { $0.neededBy <= today }
      .sorted { ($0.firstPost, $0.days.observance.id) < ($1.firstPost, $1.days.observance.id) }
  }

  private func confirmation(of days: ObservedDays) -> DueConfirmation {
    let dates = days.days.campaignDates
    let offsets = campaigns.filter { days.campaigns.contains($0.id) }
      .flatMap(\.entries).compactMap { entry -> CivilDate? in
        guard case .offset(let offset, _) = entry.schedule else { return nil }
        return offset.date(in: dates)
      }
    let firstPost = min(days.first, offsets.min() ?? days.first)
    let leadDays = Int(days.observance.leadTime.components.seconds / 86_400)
    return DueConfirmation(
      days: days, firstPost: firstPost, neededBy: firstPost.adding(days: -leadDays))
  }
}

extension DateStatus {
  fileprivate var needsConfirmation: Bool {
    switch self {
    case .provisional, .paused: true
    case .confirmed, .cancelled: false
    }
  }
}
