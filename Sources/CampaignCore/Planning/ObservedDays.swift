import CivilTime

/// An observance's days in one year, with what the trust makes of them.
package struct ObservedDays: Hashable, Sendable {
  package let observance: Observance
  package let days: ObservanceYear
  /// Whether the days come of a rule, and no record of the year exists.
  package let isByRule: Bool
  /// The campaigns that belong to it in this year.
  package let campaigns: [Campaign.ID]

  package var first: CivilDate { days.start }
  /// The last day, included.
  package var last: CivilDate { days.end }
}

extension CampaignCalendar {
  /// All observances whose first day lies in a year, in order of their days.
  package func observed(in year: Int) -> [ObservedDays] {
    var campaigns: [Observance.ID: [Campaign]] = [:]
    for campaign in self.campaigns {
      if let observance = campaign.observance {
        campaigns[observance, default: []].append(campaign)
      }
    }
    return observances.compactMap { observance in
      observance.days(in: year).map { days in
        ObservedDays(
          observance: observance, days: days, isByRule: observance.years[year] == nil,
          campaigns: (campaigns[observance.id] ?? [])
            .filter { $0.comes(in: year) }.map(\.id).sorted())
      }
    }.sorted { ($0.first, $0.last, $0.observance.id) < ($1.first, $1.last, $1.observance.id) }
  }

  /// The observances of which nothing is known for a year: no record, and no rule that gives days.
  package func undated(in year: Int) -> [Observance] {
    observances.filter { $0.days(in: year) == nil }.sorted { $0.id < $1.id }
  }
}
