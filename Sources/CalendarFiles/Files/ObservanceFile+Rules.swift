import CampaignCore
import CivilTime

extension ObservanceFile {
  /// `rule:` in words, or `rules:` with the years in which each holds.
  func readRules(_ fields: inout Fields) -> [DateRule] {
    let rule = fields.take("rule")
    let rules = fields.take("rules")
    if let rule, rules != nil { rule.fault("an observance has 'rule' or 'rules'") }
    if let rule { return rule.dateRule().map { [$0] } ?? [] }
    return (rules?.list() ?? []).compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish() }
      let from = fields.take("from")?.integer(1900...2999)
      let until = fields.take("until")?.integer(1900...2999)
      return fields.need("rule")?.dateRule(from: from, until: until)
    }
  }

  /// Who has checked that the date never changes; a weekday rule can never say so.
  func readEvidence(
    _ cursor: Cursor?, _ rules: [DateRule], _ people: Names
  ) -> DateEvidence? {
    guard let cursor else { return nil }
    var fields = Fields(cursor)
    guard fields.isMapping else { return nil }
    defer { fields.finish() }
    let source = fields.need("source")?.webAddress()
    let checkedBy = fields.need("checked-by").flatMap { people.reference($0, to: Person.self) }
    let checkedOn = fields.need("checked-on")?.date()
    guard rules.allSatisfy(\.isFixedDate), !rules.isEmpty else {
      cursor.fault(
        "only a fixed date, such as 10 October, is the same every year",
        hint: "confirm each year by itself, under 'years'")
      return nil
    }
    guard let source, let checkedBy, let checkedOn else { return nil }
    return DateEvidence(source: source, checkedBy: checkedBy, checkedOn: checkedOn)
  }

  /// Aggregators and other trusts' calendars are wrong in a recognisable way: last year's dates.
  func warnOfRepeatedDays(
    _ years: [Int: (record: ObservanceYear, place: Cursor)], _ rules: [DateRule]
  ) {
    guard !rules.contains(where: \.isFixedDate) else { return }
    for (year, (record, place)) in years {
      let before =
        years[year - 1]?.record.start
        ?? rules.lazy.compactMap {
          $0.span(in: year - 1)?.first
        }.first
      guard let before, before.month == record.start.month, before.day == record.start.day,
        rules.allSatisfy({ $0.span(in: year).map { $0.first != record.start } ?? true })
      else { continue }
      place.warn(
        "\(record.start) has the day numbers of \(year - 1); the weekday is another, "
          + record.start.weekday.englishName,
        hint: "look at the organiser's page: is this last year's date?")
    }
  }
}

extension DateRule {
  /// Whether it names one date, the same every year.
  var isFixedDate: Bool {
    if case .fixed = first { true } else { false }
  }
}
