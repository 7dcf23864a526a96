import CivilTime

/// Something about a year's days that a person should look at before planning on them.
package enum CalendarConflict: Hashable, Sendable {
  /// Two observances share days.
  case overlap(ObservedDays, ObservedDays, first: CivilDate, last: CivilDate)
  /// A day is remarkable in more than one way: Easter on which the clocks go forward.
  case crowdedDay(CivilDate, marks: [DayMark], observances: [ObservedDays])

  /// The first day of the conflict.
  package var date: CivilDate {
    switch self {
    case .overlap(_, _, let first, _): first
    case .crowdedDay(let date, _, _): date
    }
  }
}

/// What makes a day remarkable for everybody.
package enum DayMark: String, Hashable, Sendable {
  case easter
  case clocksForward = "clocks-forward"
  case clocksBack = "clocks-back"
}

extension CampaignCalendar {
  /// Months and more overlap with everything; only shorter observances clash.
  private static let longestClash = 14

  /// The clashes of a year, in order of their days.
  /// - Parameter zones: the wall clocks of a zone by its name; nil where there is no such zone.
  package func conflicts(in year: Int, zones: (String) -> ZoneRules?) -> [CalendarConflict] {
    let observed = observed(in: year).filter {
      $0.last.days(since: $0.first) < CampaignCalendar.longestClash && $0.days.status != .cancelled
    }
    var conflicts = observed.indices.flatMap { index in
      observed[(index + 1)...].prefix { $0.first <= observed[index].last }
        .filter { $0.observance.sharesRegion(with: observed[index].observance) }
        .map { overlap(observed[index], $0) }
    }
    for (date, marks) in marks(of: year, zones(house.timeZone)) {
      let around = observed.filter { $0.first <= date && date <= $0.last }
      if marks.count + around.count > 1 {
        conflicts.append(.crowdedDay(date, marks: marks, observances: around))
      }
    }
    return conflicts.sorted { $0.date < $1.date }
  }

  private func overlap(_ one: ObservedDays, _ other: ObservedDays) -> CalendarConflict {
    .overlap(one, other, first: max(one.first, other.first), last: min(one.last, other.last))
  }

  private func marks(of year: Int, _ rules: ZoneRules?) -> [(CivilDate, [DayMark])] {
    var marks: [CivilDate: [DayMark]] = [:]
    if let easter = CivilDate.easter(in: year) { marks[easter] = [.easter] }
    for (date, mark) in clockChanges(in: year, rules) { marks[date, default: []].append(mark) }
    return marks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Days whose wall clocks run with another offset at their end than at their beginning.
  private func clockChanges(in year: Int, _ rules: ZoneRules?) -> [(CivilDate, DayMark)] {
    guard let rules, let newYear = CivilDate(year: year, month: 1, day: 1) else { return [] }
    return (0..<(CivilDate.isLeap(year) ? 366 : 365)).compactMap { index in
      let date = newYear.adding(days: index)
      let before = rules.offset(at: CivilDateTime(date: date, time: .midnight).instant(offset: 0))
      let next = CivilDateTime(date: date.adding(days: 1), time: .midnight)
      let after = rules.offset(at: next.instant(offset: 0))
      return before == after ? nil : (date, after > before ? .clocksForward : .clocksBack)
    }
  }
}

extension Observance {
  /// Whether two observances are held in one country. What is held in the world is held everywhere.
  fileprivate func sharesRegion(with other: Observance) -> Bool {
    guard let region, let otherRegion = other.region else { return true }
    let british = ["UK", "England", "Wales", "Scotland", "NHS"]
    let own = region.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    let others = otherRegion.split(separator: ",").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    return own.contains("world") || others.contains("world")
      || own.contains(where: others.contains)
      || (own.contains(where: british.contains) && others.contains(where: british.contains))
  }
}
