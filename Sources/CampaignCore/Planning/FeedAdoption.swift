import CivilTime

/// What comes of reading the feeds a calendar follows.
package struct FeedAdoption: Sendable {
  /// The calendar with the dates of its feeds.
  package private(set) var calendar: CampaignCalendar
  /// Every date to take note of: the files' own, and those of feeds as they are now worked to.
  package private(set) var dates: [KnownDate] = []
  /// What moved, was called off or vanished in a feed.
  package private(set) var questions: [OpenQuestion] = []

  /// A feed's first word on a year is taken, as far as it is trusted. When it says something else
  /// later, the date stays as it was and a person is asked: what is removed or has a new UID is never
  /// dropped and never doubled. A record in the house's own files goes before any feed.
  /// - Parameters:
  ///   - readings: of the feeds that could be read; of the others, what was known stays.
  ///   - known: what was taken note of before.
  ///   - today: what is over is not asked about.
  package init(
    _ calendar: CampaignCalendar, _ readings: [FeedReading], known: [KnownDate], on today: CivilDate
  ) {
    self.calendar = calendar
    dates = calendar.observances.flatMap { observance in
      observance.years.values.filter { $0.end.year >= today.year - 1 }
        .map { KnownDate(observance: observance.id, record: $0) }
    }
    let read = Dictionary(
      readings.map { ($0.feed.id, $0) }, uniquingKeysWith: { first, _ in first })
    var adopted: [Observance.ID: [ObservanceYear]] = [:]
    for feed in calendar.feeds {
      for observance in calendar.observances where feed.events[observance.id] != nil {
        let before = known.filter { $0.feed == feed.id && $0.observance == observance.id }
        let years = Set(before.map(\.year))
          .union(read[feed.id]?.dates[observance.id]?.map(\.start.year) ?? [])
        for year in years.sorted() {
          let place = Place(feed: feed, observance: observance, year: year)
          let stands = decide(
            place, before: before.first { $0.year == year }?.record, read[feed.id], today)
          guard let stands else { continue }
          dates.append(KnownDate(observance: observance.id, record: stands, feed: feed.id))
          if observance.years[year] == nil { adopted[observance.id, default: []].append(stands) }
        }
      }
    }
    self.calendar = calendar.adopting(adopted)
    dates.sort {
      ($0.observance, $0.year, $0.feed?.text ?? "") < ($1.observance, $1.year, $1.feed?.text ?? "")
    }
  }

  private struct Place {
    let feed: Feed
    let observance: Observance
    let year: Int
  }

  /// The date that stands now; whatever a person must look at is asked.
  private mutating func decide(
    _ place: Place, before: ObservanceYear?, _ reading: FeedReading?, _ today: CivilDate
  ) -> ObservanceYear? {
    guard let reading else { return before }
    let found = reading.record(of: place.observance.id, in: place.year)
    guard let before else { return found }
    let campaigns = calendar.campaigns(of: place.observance.id, in: place.year)
    guard before.end >= today, !campaigns.isEmpty else { return found ?? before }
    // The person who wrote the new days into our files has answered already.
    if let found, let own = place.observance.years[place.year], own.days == found.days,
      own.status == .confirmed || found.status == own.status
    {
      return found
    }
    guard let change = DateMove(from: before, to: found) else { return found }
    ask(place, change, before, campaigns)
    return before
  }

  private mutating func ask(
    _ place: Place, _ change: DateMove, _ before: ObservanceYear, _ campaigns: [Campaign.ID]
  ) {
    let (id, year) = (place.observance.id, place.year)
    questions.append(
      OpenQuestion(
        key: "date/\(place.feed.id)/\(id)/\(year)/\(change.key)", subject: "\(id)/\(year)",
        words: "the feed '\(place.feed.id)' \(change.words(place.observance.name, year)); the plan "
          + "stays at \(before.start) to \(before.end), on hold. Look at the organiser's page; if the "
          + "date is another, 'campaignctl calendar confirm \(id) --year \(year) --start DAY --source "
          + "ADDRESS', and then 'campaignctl resume' the hold",
        holds: campaigns))
  }
}

/// What a feed says now of a date it said something else of before.
private enum DateMove {
  case moved(ObservanceYear)
  case calledOff(DateStatus)
  case vanished

  /// Nil where the days are the same: that they are surer or less sure now is simply taken.
  init?(from before: ObservanceYear, to found: ObservanceYear?) {
    guard let found else {
      self = .vanished
      return
    }
    switch found.status {
    case .cancelled, .paused:
      guard found.status != before.status else { return nil }
      self = .calledOff(found.status)
    case .confirmed, .provisional:
      guard found.days != before.days else { return nil }
      self = .moved(found)
    }
  }

  var key: String {
    switch self {
    case .moved(let found): "\(found.start)..\(found.end)"
    case .calledOff(let status): status.rawValue
    case .vanished: "vanished"
    }
  }

  func words(_ name: String, _ year: Int) -> String {
    switch self {
    case .moved(let found): "moved \(name) \(year) to \(found.start) to \(found.end)"
    case .calledOff(let status): "calls \(name) \(year) \(status.rawValue)"
    case .vanished: "has no \(name) \(year) any more"
    }
  }
}

extension ObservanceYear {
  fileprivate var days: ClosedRange<CivilDate> { start...max(start, end) }
}

extension CampaignCalendar {
  fileprivate func campaigns(of observance: Observance.ID, in year: Int) -> [Campaign.ID] {
    campaigns.filter { campaign in
      campaign.observance == observance && campaign.comes(in: year)
    }.map(\.id).sorted()
  }

  /// The same calendar with these records in its observances and in the campaigns of those.
  fileprivate func adopting(_ records: [Observance.ID: [ObservanceYear]]) -> CampaignCalendar {
    guard !records.isEmpty else { return self }
    return CampaignCalendar(
      house: house, registry: registry,
      observances: observances.map { $0.adopting(records[$0.id] ?? []) },
      campaigns: campaigns.map { campaign in
        campaign.observance.flatMap { records[$0] }.map(campaign.adopting) ?? campaign
      }, feeds: feeds, trustRules: trustRules)
  }
}

extension Observance {
  fileprivate func adopting(_ records: [ObservanceYear]) -> Observance {
    var years = years
    // Of two feeds that know a year, the first in the file counts.
    for record in records where years[record.start.year] == nil {
      years[record.start.year] = record
    }
    return Observance(
      id: id, name: name, organiser: organiser, hashtags: hashtags, region: region, rules: rules,
      everyYear: everyYear, years: years, leadTime: leadTime, location: location)
  }
}

extension Campaign {
  fileprivate func adopting(_ records: [ObservanceYear]) -> Campaign {
    var byYear = Dictionary(dates.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<Int> = []
    for record in records where seen.insert(record.start.year).inserted {
      let year = record.start.year
      if comes(in: year) { byYear[year] = record.campaignDates }
    }
    return dated(byYear.values.sorted { $0.year < $1.year })
  }

  private func dated(_ dates: [CampaignDates]) -> Campaign {
    Campaign(
      id: id, title: title, owner: owner, timeZone: timeZone, observance: observance,
      comesEveryYear: comesEveryYear, awaitedYears: awaitedYears.subtracting(dates.map(\.year)),
      dates: dates, hashtags: hashtags, neverHashtags: neverHashtags, accounts: accounts,
      policy: policy, priority: priority, unit: unit, entries: entries, location: location)
  }
}
