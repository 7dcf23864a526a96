/// A recurrence as a script asks about it, in the words of a calendar file.
package struct RuleQuestion: Sendable {
  /// `2027-02-04`, `20270204T090000`, with `Z` or without.
  package let start: String
  /// `DATE` or `DATE-TIME`; nil where the start speaks for itself.
  package let valueType: String?
  package let zone: ZoneRules?
  package let rule: String?
  package let exceptions: [String]

  package init(
    start: String, valueType: String? = nil, zone: ZoneRules? = nil, rule: String? = nil,
    exceptions: [String] = []
  ) {
    self.start = start
    self.valueType = valueType
    self.zone = zone
    self.rule = rule
    self.exceptions = exceptions
  }

  /// The first times, as the wall shows them and, where there is a zone or the start is in UTC, in
  /// UTC.
  package func answer(limit: Int = 20) throws(RecurrenceFault) -> RuleAnswer {
    let start = try time(self.start)
    guard valueType.map({ $0.uppercased() == start.valueType }) ?? true else {
      throw .badTime(self.start)
    }
    var excepted: [CalendarTime] = []
    for exception in exceptions { excepted.append(try time(exception)) }
    let set = RecurrenceSet(
      start: start, zone: zone, rule: try rule.map(RecurrenceRule.init), exceptions: excepted)
    let expansion = set.expansion(limit: limit)
    return RuleAnswer(set, expansion)
  }

  private func time(_ text: String) throws(RecurrenceFault) -> CalendarTime {
    guard let time = CalendarTime(text) else { throw .badTime(text) }
    return time
  }
}

extension CalendarTime {
  /// What a calendar file calls its kind.
  fileprivate var valueType: String { isDate ? "DATE" : "DATE-TIME" }
}

/// The first times of a recurrence, ready to be printed.
package struct RuleAnswer: Hashable, Sendable {
  /// `2027-02-04` or `2027-02-04T09:00:00`: what the wall shows, also where clocks skip the time.
  package let occurrences: [String]
  /// `2027-02-04T09:00:00Z`; nil for days and for times without a zone.
  package let utc: [String]?
  package let remark: RecurrenceRemark?
  /// Whether the rule was given up before it ended.
  package let isCutShort: Bool

  fileprivate init(_ set: RecurrenceSet, _ expansion: RecurrenceExpansion) {
    let instants = expansion.times.compactMap { set.instant(of: $0.wall)?.instant }
    utc = set.start.isDate || (set.zone == nil && !set.isUTC) ? nil : instants.map(\.description)
    occurrences = expansion.times.map { set.written($0.wall) }
    remark = expansion.remark
    isCutShort = expansion.isCutShort
  }
}

extension RecurrenceSet {
  fileprivate var isUTC: Bool {
    if case .utc = start { true } else { false }
  }

  /// In a gap, the wall shows an hour later than the plan says.
  fileprivate func written(_ wall: CivilDateTime) -> String {
    switch start {
    case .date: return wall.date.description
    case .utc: return wall.instant(offset: 0).description
    case .local:
      let shown = instant(of: wall).flatMap { zone?.local(of: $0.instant) } ?? wall
      return "\(shown.date)T\(shown.time.descriptionWithSeconds)"
    }
  }
}
