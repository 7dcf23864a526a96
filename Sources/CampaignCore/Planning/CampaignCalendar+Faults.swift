import CivilTime

extension CampaignCalendar {
  /// What only shows when days, clocks and words come together: a time that clocks skip, a reply
  /// before its post, a weekday in a text that disagrees with its date. Looks at every year that has
  /// a record, and at one year of what rests on a rule alone.
  /// - Parameter zones: the wall clocks of a zone by its name; nil where there is no such zone.
  package func faults(zones: (String) -> ZoneRules?) -> [Diagnostic] {
    unfoldingsToCheck(zones: zones).flatMap { unfolding in
      unfolding.diagnostics + unfolding.occurrences.flatMap(\.writtenDayFaults)
    }.inOrderOfPlace()
  }

  /// A post of every entry for each account, in order of time, in the years that `faults` looks at:
  /// what the gate is to be shown before anything is planned.
  /// - Parameter zones: the wall clocks of a zone by its name; nil where there is no such zone.
  package func postsToCheck(zones: (String) -> ZoneRules?) -> [PlannedPost] {
    let campaigns = Dictionary(
      self.campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return unfoldingsToCheck(zones: zones).flatMap(\.occurrences).inOrderOfTime()
      .flatMap { occurrence in
        campaigns[occurrence.campaign].map { occurrence.posts(of: $0, in: house) } ?? []
      }
  }

  private func unfoldingsToCheck(zones: (String) -> ZoneRules?) -> [CampaignUnfolding] {
    let observances = Dictionary(
      self.observances.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return campaigns.map { campaign in
      let observance = campaign.observance.flatMap { observances[$0] }
      let years = campaign.dates.isEmpty ? observance.flatMap(anyYear).map { [$0] } : nil
      var unfolding = CampaignUnfolding(
        campaign, years ?? campaign.dates, from: CivilDate(daysSinceEpoch: .min),
        to: CivilDate(daysSinceEpoch: .max), zones: zones)
      unfolding.unfold()
      return unfolding
    }
  }

  /// Any year will do to see whether entries fit together.
  private func anyYear(of observance: Observance) -> CampaignDates? {
    (2024...2060).lazy.compactMap { observance.expected(in: $0)?.campaignDates }.first
  }
}

extension Occurrence {
  /// The days its words name whose weekday is wrong.
  fileprivate var writtenDayFaults: [Diagnostic] {
    let words = [PlacedText(entry.text, at: entry.textLocation)] + entry.overrides.values
    return words.flatMap { words in
      WrittenDay.wrongOnes(in: words.text, near: slot.local.date).map { day in
        Diagnostic(
          .warning, at: words.location,
          "the text calls \(day.date) a \(day.written.englishName); "
            + "it is a \(day.date.weekday.englishName)",
          hint: day.isRightForYearBefore
            ? "in \(day.date.year - 1) it was: is this last year's date?"
            : "look which of the two is meant")
      }
    }
  }
}
