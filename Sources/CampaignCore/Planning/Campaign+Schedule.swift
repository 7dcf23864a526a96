import CivilTime

extension Campaign {
  /// What the campaign's wall clocks show when an entry is due in one year; nil where the entry has
  /// a day of its own that belongs to another year.
  func localTime(
    of entry: CalendarEntry, in dates: CampaignDates, _ rules: ZoneRules
  ) -> CivilDateTime? {
    switch entry.schedule {
    case .offset(let day, let time):
      return CivilDateTime(date: day.date(in: dates), time: time)
    case .local(let local):
      return nearestDates(to: local.date) == dates ? local : nil
    case .instant(let instant):
      let local = rules.local(of: instant)
      return nearestDates(to: local.date) == dates ? local : nil
    }
  }

  /// The year a day of its own belongs to: the one whose days are nearest.
  private func nearestDates(to date: CivilDate) -> CampaignDates? {
    guard dates.count > 1 else { return dates.first }
    return dates.min { (distance($0, date), $0.year) < (distance($1, date), $1.year) }
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
