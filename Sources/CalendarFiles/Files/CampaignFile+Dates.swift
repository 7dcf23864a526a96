import CampaignCore
import CivilTime

extension CampaignFile {
  /// The days of a campaign: those of an observance, or its own.
  func readDates(
    _ fields: inout Fields, _ surroundings: Surroundings
  ) -> CampaignDays? {
    let observance = fields.take("observance")
    let years = fields.take("years")
    let dates = fields.take("dates")
    switch (observance, dates) {
    case (let observance?, nil):
      return observed(observance, years: years, surroundings)
    case (nil, let dates?):
      if let years {
        years.fault("'years' chooses among an observance's years", hint: "delete this line")
      }
      return dates.dateRecords().map { CampaignDays(dates: $0) }
    case (let observance?, .some):
      observance.fault("a campaign has 'observance' or 'dates', not both", hint: "delete one")
      return nil
    case (nil, nil):
      fields.cursor.fault(
        "'observance' or 'dates' is missing",
        hint: "write dates: {first: 2027-02-04, status: confirmed}")
      return nil
    }
  }

  private func observed(
    _ cursor: Cursor, years: Cursor?, _ surroundings: Surroundings
  ) -> CampaignDays? {
    let id = surroundings.observanceNames.reference(cursor, to: Observance.self)
    let chosen = years?.list().map { ($0, $0.integer(1900...2999)) }
    guard let id, let observance = surroundings.observances[id] else { return nil }
    guard let chosen else {
      let recorded = observance.years.values.map(\.campaignDates)
      return CampaignDays(
        observance: id, comesEveryYear: true, dates: recorded.sorted { $0.year < $1.year })
    }
    var awaited: Set<Int> = []
    let dates = chosen.compactMap { item, year -> CampaignDates? in
      guard let year else { return nil }
      let days = observance.days(in: year)
      if days == nil, surroundings.followed.contains(id) {
        awaited.insert(year)
      } else if days == nil {
        item.fault(
          "'\(id)' has no dates of \(year)",
          hint: "add \(year) to its years in \(observance.location.file)")
      }
      return days?.campaignDates
    }
    return CampaignDays(observance: id, awaitedYears: awaited, dates: dates)
  }
}

/// The days of a campaign, and where they come from.
struct CampaignDays {
  var observance: Observance.ID?
  var comesEveryYear = false
  /// Chosen years that a feed has to date first.
  var awaitedYears: Set<Int> = []
  let dates: [CampaignDates]
}

extension Cursor {
  /// `{first: 2027-02-04, last: 2027-02-06, status: confirmed}`, or a list of such, one a year.
  fileprivate func dateRecords() -> [CampaignDates]? {
    var years = Declared()
    let records = oneOrMore().compactMap { item in
      item.dateRecord().flatMap {
        years.add("\($0.year)", kind: "year", at: item) ? $0 : nil
      }
    }
    return records.isEmpty ? nil : records
  }

  private func dateRecord() -> CampaignDates? {
    var fields = Fields(self)
    guard fields.isMapping else { return nil }
    defer { fields.finish() }
    let first = fields.need("first")?.date()
    let lastCursor = fields.take("last")
    let last = lastCursor?.date()
    let status = fields.need("status", hint: "add 'status: confirmed' if the day is sure")?
      .choice(DateStatus.self)
    let hashtags = fields.take("hashtags")?.hashtags() ?? []
    guard let first, let status, lastCursor == nil || last != nil else { return nil }
    if let last, last < first { lastCursor?.fault("'last' is before 'first'") }
    return CampaignDates(
      year: first.year, first: first, last: max(last ?? first, first), status: status,
      hashtags: hashtags)
  }
}
