import CivilTime

/// What the zone names of one feed mean: the system's zones, the names of Windows, and what the
/// file describes for itself.
struct FeedZones {
  /// What a TZID means.
  enum Meaning {
    /// A zone the system knows, under the name it knows it by.
    case known(ZoneRules)
    /// A zone that only the file describes, in a VTIMEZONE.
    case described(ZoneRules)
    /// It looks like a place, but the system has no such zone: the wall time is all we have.
    case unknownPlace
    case unknown
  }

  private let zones: (String) -> ZoneRules?
  private let descriptions: [String: ICalendarComponent]
  private var meanings: [String: Meaning] = [:]
  /// How many days may still be looked at for the rules of described zones. A zone that changes its
  /// clocks twice a year for five centuries takes some 20,000.
  private var work = 2_000_000

  init(_ calendars: [ICalendarComponent], zones: @escaping (String) -> ZoneRules?) {
    self.zones = zones
    var descriptions: [String: ICalendarComponent] = [:]
    for component in calendars.flatMap(\.components) where component.name == "VTIMEZONE" {
      if let name = component.text("TZID") { descriptions[FeedZones.bare(name)] = component }
    }
    self.descriptions = descriptions
  }

  mutating func meaning(of identifier: String) -> Meaning {
    let name = FeedZones.bare(identifier)
    if let known = meanings[name] { return known }
    let meaning = look(up: name)
    meanings[name] = meaning
    return meaning
  }

  private mutating func look(up name: String) -> Meaning {
    if let zone = zones(name) { return .known(zone) }
    if let place = WindowsZones.places[name.lowercased()], let zone = zones(place) {
      return .known(zone)
    }
    // `/softwarestudio.org/Tzfile/America/Chicago`: the place stands at the end.
    let parts = name.split(separator: "/")
    for count in stride(from: min(3, parts.count - 1), through: 2, by: -1) where parts.count > 2 {
      if let zone = zones(parts.suffix(count).joined(separator: "/")) { return .known(zone) }
    }
    // Exchange describes such zones too, but not as they are.
    guard !name.lowercased().hasPrefix("tzone://microsoft/") else { return .unknown }
    if let description = descriptions[name] {
      return ZoneRules(name, describedBy: description, work: &work).map { .described($0) }
        ?? .unknown
    }
    let isPlace = parts.count > 1 && FeedZones.areas.contains(String(parts[0]))
    return isPlace ? .unknownPlace : .unknown
  }

  /// The areas of the tz database.
  private static let areas: Set<String> = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
  ]

  /// Without the quotes and the `TZID=` that some programs write into the value.
  private static func bare(_ name: String) -> String {
    var name = name.trimmingBlanks()
    if name.uppercased().hasPrefix("TZID=") { name.removeFirst(5) }
    if name.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast())
    }
    return name
  }
}

extension ZoneFolder {
  /// The wall clocks of a zone by any name that calendar programs give it: `Europe/London`,
  /// `GMT Standard Time` on Windows; nil where the system knows none.
  package func zone(calendarName name: String) -> ZoneRules? {
    var names = FeedZones([], zones: rules)
    switch names.meaning(of: name) {
    case .known(let zone): return zone
    case .described, .unknownPlace, .unknown: return nil
    }
  }
}

extension ZoneRules {
  /// The zone a VTIMEZONE describes (RFC 5545, 3.6.5), until the end of 2100; nil where it cannot
  /// be read, or takes longer than any zone.
  fileprivate init?(
    _ identifier: String, describedBy component: ICalendarComponent, work: inout Int
  ) {
    var observances: [(first: Instant, before: Int, onsets: [(at: Instant, offset: Int)])] = []
    for part in component.components where ["STANDARD", "DAYLIGHT"].contains(part.name) {
      guard let start = part.first("DTSTART").flatMap({ CalendarTime($0.value) }),
        let before = part.first("TZOFFSETFROM").flatMap({ offsetSeconds($0.value) }),
        let after = part.first("TZOFFSETTO").flatMap({ offsetSeconds($0.value) })
      else { return nil }
      guard let walls = ZoneRules.onsets(of: part, from: start.wall, offset: before, work: &work)
      else {
        return nil
      }
      let onsets = walls.map { (at: $0.instant(offset: before), offset: after) }
      observances.append((start.wall.instant(offset: before), before, onsets))
    }
    guard let earliest = observances.min(by: { $0.first < $1.first }) else { return nil }
    self.init(
      identifier: identifier, firstOffset: earliest.before,
      onsets: observances.flatMap(\.onsets))
  }

  private static func onsets(
    of part: ICalendarComponent, from start: CivilDateTime, offset: Int, work: inout Int
  ) -> [CivilDateTime]? {
    // UNTIL is given in UTC: the clocks that are left tell what it means.
    let clock = ZoneRules(identifier: "before", firstOffset: offset)
    var rule: RecurrenceRule?
    if let text = part.first("RRULE")?.value {
      guard let read = try? RecurrenceRule(text) else { return nil }
      rule = read
    }
    var onsets = part.all("RDATE").flatMap {
      $0.value.split(separator: ",").compactMap { CalendarTime($0)?.wall }
    }
    onsets.append(start)
    guard let rule else { return onsets }
    // Their starts, in the year 1601, are often none of the rule's own days.
    let last = CivilDate(year: 2100, month: 12, day: 31) ?? .latest
    var instances = RecurrenceInstances(
      rule, from: .local(start), zone: clock, last: last, work: work)
    while onsets.count < 4000, let onset = instances.next() { onsets.append(onset) }
    work -= instances.examined
    return work > 0 ? onsets : nil
  }
}

/// `+0100` or `-000115`, in seconds.
private func offsetSeconds(_ text: String) -> Int? {
  let digits = text.utf8.dropFirst()
  guard digits.count == 4 || digits.count == 6,
    digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text.dropFirst())
  else { return nil }
  let seconds =
    digits.count == 4
    ? (number / 100) * 3600 + number % 100 * 60
    : (number / 10_000) * 3600 + number / 100 % 100 * 60 + number % 100
  guard seconds <= 26 * 3600 else { return nil }
  switch text.utf8.first {
  case UInt8(ascii: "+"): return seconds
  case UInt8(ascii: "-"): return -seconds
  default: return nil
  }
}
