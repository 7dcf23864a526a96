import CivilTime

/// Gives the entries of one campaign their days and moments, within a horizon.
struct CampaignUnfolding {
  let campaign: Campaign
  /// The years it comes in, as far as they matter here.
  let years: [CampaignDates]
  let from: CivilDate
  let to: CivilDate
  private let rules: ZoneRules?
  private lazy var places = Dictionary(
    campaign.entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  private(set) var occurrences: [Occurrence] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    _ campaign: Campaign, _ years: [CampaignDates], from: CivilDate, to: CivilDate,
    zones: (String) -> ZoneRules?
  ) {
    self.campaign = campaign
    self.years = years
    self.from = from
    self.to = to
    rules = zones(campaign.timeZone)
  }

  mutating func unfold() {
    guard let rules else {
      diagnostics.append(
        Diagnostic(
          .error, at: campaign.location, "there is no time zone '\(campaign.timeZone)'"))
      return
    }
    for dates in years where mayTouchHorizon(dates) {
      let hashtags = hashtags(of: dates)
      for entry in campaign.entries { unfold(entry, in: dates, hashtags, rules) }
    }
  }

  /// Whether any entry of a year can fall within the horizon: entries are counted at most 400 days
  /// from their campaign, and those with a day of their own belong to the nearest year.
  private func mayTouchHorizon(_ dates: CampaignDates) -> Bool {
    guard years.count > 1 else { return true }
    return dates.last.adding(days: 800) >= from && dates.first.adding(days: -800) <= to
  }

  private mutating func unfold(
    _ entry: CalendarEntry, in dates: CampaignDates, _ hashtags: [String], _ rules: ZoneRules
  ) {
    guard let local = campaign.localTime(of: entry, in: dates, among: years, rules),
      local.date >= from, local.date <= to
    else { return }
    if case .offset(let day, _) = entry.schedule, day.anchor == .first, local.date > dates.last {
      return warnOfShortCampaign(entry, day, dates)
    }
    guard let slot = slot(entry, local, rules) else { return }
    occurrences.append(
      Occurrence(
        id: campaign.occurrence(of: entry, in: dates, on: local.date), campaign: campaign.id,
        entry: entry, slot: slot, status: dates.status, hashtags: entry.hashtags ?? hashtags,
        repliesTo: parent(of: entry, at: slot.instant, in: dates, rules),
        follows: entry.follows.flatMap { occurrence(of: $0, in: dates, rules)?.id }))
  }

  private mutating func slot(
    _ entry: CalendarEntry, _ local: CivilDateTime, _ rules: ZoneRules
  ) -> Slot? {
    var (instant, reading) = rules.resolve(local)
    if case .instant(let given) = entry.schedule { (instant, reading) = (given, .only) }
    switch reading {
    case .only: break
    case .firstOfTwo: warnOfTwo(entry, local)
    case .afterGap:
      reportGap(entry, local, rules.local(of: instant))
      return nil
    }
    return Slot(
      local: local, timeZone: campaign.timeZone, instant: instant, reading: reading,
      deadline: instant + entry.lateBy)
  }

  /// The occurrence that a reply follows, which must be out before it.
  private mutating func parent(
    of entry: CalendarEntry, at instant: Instant, in dates: CampaignDates, _ rules: ZoneRules
  ) -> Occurrence.ID? {
    guard let parentID = entry.repliesTo,
      let (id, local) = occurrence(of: parentID, in: dates, rules)
    else { return nil }
    let before = rules.resolve(local).instant
    if before > instant || before == instant && !stands(parentID, before: entry.id) {
      report(entry, "this replies to '\(parentID)', which goes out no earlier", hint: nil)
    }
    return id
  }

  /// Whether an entry stands above another in the file: the parts of a thread are due at one moment.
  private mutating func stands(_ one: CalendarEntry.ID, before other: CalendarEntry.ID) -> Bool {
    guard let one = places[one], let other = places[other] else { return false }
    return one < other
  }

  /// Another entry of the same year, and when it is due on the wall.
  private mutating func occurrence(
    of entry: CalendarEntry.ID, in dates: CampaignDates, _ rules: ZoneRules
  ) -> (id: Occurrence.ID, local: CivilDateTime)? {
    guard let entry = places[entry].map({ campaign.entries[$0] }),
      let local = campaign.localTime(of: entry, in: dates, among: years, rules)
    else { return nil }
    return (campaign.occurrence(of: entry, in: dates, on: local.date), local)
  }

  /// The campaign's hashtags in one year. A hashtag that names another year is not carried over.
  private mutating func hashtags(of dates: CampaignDates) -> [String] {
    let stale = campaign.hashtags.filter { tag in
      writtenYear(tag).map { $0 != dates.first.year && $0 != dates.last.year } ?? false
    }
    if let tag = stale.first {
      diagnostics.append(
        Diagnostic(
          .warning, at: campaign.location,
          "\(tag) names another year than \(dates.year); its posts go out without it",
          hint: "write hashtags of one year beside that year's dates"))
    }
    return (campaign.hashtags + dates.hashtags).filter {
      !stale.contains($0) && !campaign.neverHashtags.contains($0)
    }
  }

  private mutating func warnOfShortCampaign(
    _ entry: CalendarEntry, _ day: DayOffset, _ dates: CampaignDates
  ) {
    report(
      entry,
      "day \(day.days + 1) comes after the last day in \(dates.year), \(dates.last); left out",
      hint: "write last + \(max(1, dates.first.adding(days: day.days).days(since: dates.last)))"
        + " for a day after the end", .warning)
  }

  private mutating func reportGap(
    _ entry: CalendarEntry, _ local: CivilDateTime, _ shown: CivilDateTime
  ) {
    report(
      entry,
      "clocks in \(campaign.timeZone) go forward on \(local.date); \(local.time) does not come",
      hint: "write \(shown.time), or a time before the change")
  }

  private mutating func warnOfTwo(_ entry: CalendarEntry, _ local: CivilDateTime) {
    report(
      entry,
      "clocks in \(campaign.timeZone) go back on \(local.date); \(local.time) comes twice, "
        + "and the first is meant", hint: nil, .warning)
  }

  private mutating func report(
    _ entry: CalendarEntry, _ message: String, hint: String?,
    _ severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(severity, at: entry.location, message, hint: hint))
  }
}

/// The year at the end of a hashtag: 2027 of `#EDAW2027`.
private func writtenYear(_ tag: String) -> Int? {
  let digits = tag.utf8.reversed().prefix { (48...57).contains($0) }
  guard digits.count == 4, let year = Int(tag.suffix(4)), (1990...2099).contains(year) else {
    return nil
  }
  return year
}
