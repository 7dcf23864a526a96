import CivilTime

extension Campaign {
  /// The years a campaign comes in: those with a record, and those its observance's rule gives in
  /// and around a horizon.
  func dates(from: CivilDate, to: CivilDate, of observance: Observance?) -> [CampaignDates] {
    guard comesEveryYear, let observance, !observance.rules.isEmpty else { return dates }
    let recorded = Set(dates.map(\.year))
    // An entry may lie 400 days from its campaign, so two years on each side are enough.
    let expected = (from.year - 2...to.year + 2).compactMap { year in
      recorded.contains(year) ? nil : observance.expected(in: year)?.campaignDates
    }
    return (dates + expected).sorted { $0.year < $1.year }
  }

  /// What the campaign's wall clocks show when an entry is due in one year; nil where the entry has
  /// a day of its own that belongs to another year.
  func localTime(
    of entry: CalendarEntry, in dates: CampaignDates, among years: [CampaignDates],
    _ rules: ZoneRules
  ) -> CivilDateTime? {
    switch entry.schedule {
    case .offset(let day, let time):
      return CivilDateTime(date: day.date(in: dates), time: time)
    case .local(let local):
      return nearest(of: years, to: local.date) == dates ? local : nil
    case .instant(let instant):
      let local = rules.local(of: instant)
      return nearest(of: years, to: local.date) == dates ? local : nil
    }
  }

  /// The year a day of its own belongs to: the one whose days are nearest.
  private func nearest(of years: [CampaignDates], to date: CivilDate) -> CampaignDates? {
    guard years.count > 1 else { return years.first }
    return years.min { (distance($0, date), $0.year) < (distance($1, date), $1.year) }
  }

  private func distance(_ dates: CampaignDates, _ date: CivilDate) -> Int {
    max(0, dates.first.days(since: date), date.days(since: dates.last))
  }

  /// `campaign/year/entry/local date`: the same however often the calendar is read.
  func occurrence(
    of entry: CalendarEntry, in dates: CampaignDates, on date: CivilDate
  ) -> Occurrence.ID {
    Occurrence.ID("\(id)/\(dates.year)/\(entry.id)/\(date)")
  }
}

extension ObservanceYear {
  /// What a campaign takes from one year of its observance.
  package var campaignDates: CampaignDates {
    CampaignDates(year: start.year, first: start, last: end, status: status, hashtags: hashtags)
  }
}
