// The text of recurrence rules and their times (RFC 5545, 3.3.10, 3.3.4 and 3.3.5), read strictly:
// a misspelt part that is passed over makes an event come for ever.

extension RecurrenceRule {
  /// The longest rule that can be meant: BYYEARDAY with all its days, twice over, in bytes.
  static let longestText = 8192
  /// Every minute of a day; what comes oftener is no calendar of people.
  static let mostTimesOfDay = 1440

  /// Reads `FREQ=YEARLY;BYMONTH=2;BYDAY=1TH`; upper and lower case are alike, and a semicolon at
  /// the end is passed over, as Google writes one.
  package init(_ text: some StringProtocol) throws(RecurrenceFault) {
    guard text.utf8.count <= RecurrenceRule.longestText else {
      throw .tooLong(bytes: text.utf8.count)
    }
    let capitals = text.uppercased()
    guard !capitals.hasPrefix("RRULE") else { throw .withItsName }
    var parts = try RuleParts(capitals)
    try parts.refuseOtherCalendars()
    frequency = try parts.frequency()
    interval = try parts.number("INTERVAL") ?? 1
    end = try parts.end()
    months = try parts.numbers("BYMONTH", 1...12)
    weekNumbers = try parts.numbers("BYWEEKNO", 1...53, orNegative: true)
    yearDays = try parts.numbers("BYYEARDAY", 1...366, orNegative: true)
    monthDays = try parts.numbers("BYMONTHDAY", 1...31, orNegative: true)
    weekdays = try parts.weekdays()
    hours = try parts.numbers("BYHOUR", 0...23)
    minutes = try parts.numbers("BYMINUTE", 0...59)
    seconds = try parts.numbers("BYSECOND", 0...60)
    setPositions = try parts.numbers("BYSETPOS", 1...366, orNegative: true)
    weekStart = try parts.weekStart()
    if let unknown = parts.remaining { throw .unknownPart(unknown) }
    try refuseWhatIsForbidden()
  }

  /// The combinations that RFC 5545, 3.3.10, forbids, and two that calendars read differently.
  private func refuseWhatIsForbidden() throws(RecurrenceFault) {
    if !weekNumbers.isEmpty {
      guard frequency == .yearly else { throw .partNotAllowed("BYWEEKNO", with: frequency) }
      guard !weekdays.isEmpty else { throw .weekNumberWithoutWeekday }
      guard interval == 1 else { throw .weekNumberWithInterval }
    }
    if !yearDays.isEmpty && frequency != .yearly {
      throw .partNotAllowed("BYYEARDAY", with: frequency)
    }
    if !monthDays.isEmpty && frequency == .weekly {
      throw .partNotAllowed("BYMONTHDAY", with: frequency)
    }
    let countsWeekdays = (frequency == .monthly || frequency == .yearly) && weekNumbers.isEmpty
    if !countsWeekdays, let numbered = weekdays.first(where: { $0.number != nil }) {
      throw .numberedWeekday(numbered.description)
    }
    let others = [
      months, weekNumbers, yearDays, monthDays, hours, minutes, seconds,
      weekdays.map(\.weekday.rawValue),
    ]
    let timesOfDay = [hours, minutes, seconds].reduce(1) { $0 * Swift.max(1, $1.count) }
    guard timesOfDay <= RecurrenceRule.mostTimesOfDay else {
      throw .tooFrequent("\(timesOfDay) times a day")
    }
    if !setPositions.isEmpty && others.allSatisfy(\.isEmpty) { throw .setPositionAlone }
  }
}

extension CalendarTime {
  /// Reads `20270204`, `2027-02-04`, `20270204T090000`, `2027-02-04T09:00:00`, each time with or
  /// without `Z`; nil for anything else, or a day that does not exist.
  package init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)
    let isUTC = bytes.last == UInt8(ascii: "Z") || bytes.last == UInt8(ascii: "z")
    if isUTC { bytes.removeLast() }
    let halves = bytes.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") })
    guard let date = CivilDate(basicOrExtended: halves[0]) else { return nil }
    guard halves.count == 2 else {
      if isUTC { return nil }
      self = .date(date)
      return
    }
    guard let time = TimeOfDay(basicOrExtended: halves[1]) else { return nil }
    let wall = CivilDateTime(date: date, time: time)
    self = isUTC ? .utc(wall) : .local(wall)
  }
}

extension CivilDate {
  /// `20270204` or `2027-02-04`.
  fileprivate init?(basicOrExtended text: ArraySlice<UInt8>) {
    if text.contains(UInt8(ascii: "-")) {
      self.init(String(decoding: text, as: UTF8.self))
    } else {
      guard text.count == 8, let number = Int(digits: text) else { return nil }
      self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
  }
}

extension TimeOfDay {
  /// `090000` or `09:00:00`; a leap second is read as the second before it.
  fileprivate init?(basicOrExtended text: ArraySlice<UInt8>) {
    if text.contains(UInt8(ascii: ":")) {
      self.init(String(decoding: text, as: UTF8.self))
    } else {
      guard text.count == 6, let number = Int(digits: text) else { return nil }
      let second = number % 100
      self.init(
        hour: number / 10_000, minute: number / 100 % 100, second: second == 60 ? 59 : second)
    }
  }
}

extension Int {
  /// Digits and nothing else; more than any calendar counts is a thousand million.
  fileprivate init?(digits: some Collection<UInt8>) {
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self = digits.reduce(0) { Swift.min(1_000_000_000, $0 * 10 + Int($1 - 0x30)) }
  }
}

extension RecurrenceRule.NumberedWeekday: CustomStringConvertible {
  private static let codes: [Weekday: String] = [
    .monday: "MO", .tuesday: "TU", .wednesday: "WE", .thursday: "TH", .friday: "FR",
    .saturday: "SA", .sunday: "SU",
  ]

  var description: String { (number.map(String.init) ?? "") + Self.codes[weekday]! }

  /// Reads `TH`, `1TH`, `+1TH` and `-1TH`.
  fileprivate init?(_ text: Substring) {
    guard let code = Self.codes.first(where: { text.hasSuffix($0.value) }) else { return nil }
    let number = text.dropLast(2)
    weekday = code.key
    if number.isEmpty {
      self.number = nil
    } else {
      guard let value = Int(signed: number), (1...53).contains(abs(value)) else { return nil }
      self.number = value
    }
  }
}

extension Int {
  /// `1`, `+1` or `-1`.
  fileprivate init?(signed text: Substring) {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text
    guard let value = Int(digits: digits.utf8) else { return nil }
    self = isNegative ? -value : value
  }
}

/// The parts of a rule by name, taken out one after the other.
private struct RuleParts {
  private var values: [String: Substring] = [:]

  init(_ text: String) throws(RecurrenceFault) {
    var parts = text.split(separator: ";", omittingEmptySubsequences: false)
    if parts.count > 1 && parts.last == "" { parts.removeLast() }
    for part in parts {
      guard !part.isEmpty else { throw .emptyPart }
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, !halves[1].isEmpty else { throw .partWithoutValue(String(part)) }
      let name = String(halves[0])
      guard values.updateValue(halves[1], forKey: name) == nil else { throw .repeatedPart(name) }
    }
  }

  /// A part that nobody has taken.
  var remaining: String? { values.keys.min() }

  private mutating func take(_ name: String) -> Substring? {
    values.removeValue(forKey: name)
  }

  mutating func refuseOtherCalendars() throws(RecurrenceFault) {
    let (scale, skip) = (take("RSCALE"), take("SKIP"))
    if let scale, scale != "GREGORIAN" { throw .otherCalendar("RSCALE=\(scale)") }
    if let skip, skip != "OMIT" || scale == nil { throw .otherCalendar("SKIP=\(skip)") }
  }

  mutating func frequency() throws(RecurrenceFault) -> RecurrenceRule.Frequency {
    guard let value = take("FREQ") else { throw .missingFrequency }
    if ["HOURLY", "MINUTELY", "SECONDLY"].contains(value) { throw .tooFrequent(String(value)) }
    guard let frequency = RecurrenceRule.Frequency(rawValue: String(value)) else {
      throw .unknownFrequency(String(value))
    }
    return frequency
  }

  /// 1 or more.
  mutating func number(_ part: String) throws(RecurrenceFault) -> Int? {
    guard let value = take(part) else { return nil }
    guard let number = Int(digits: value.utf8), number >= 1 else {
      throw .badValue(part: part, value: String(value))
    }
    return number
  }

  mutating func end() throws(RecurrenceFault) -> RecurrenceRule.End {
    let count = try number("COUNT")
    guard let text = take("UNTIL") else { return count.map { .count($0) } ?? .never }
    guard count == nil else { throw .countWithUntil }
    guard let time = CalendarTime(text) else {
      throw .badValue(part: "UNTIL", value: String(text))
    }
    return .until(time)
  }

  /// In rising order, each once.
  mutating func numbers(
    _ part: String, _ range: ClosedRange<Int>, orNegative: Bool = false
  ) throws(RecurrenceFault) -> [Int] {
    guard let list = take(part) else { return [] }
    var numbers: Set<Int> = []
    for item in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = orNegative ? Int(signed: item) : Int(digits: item.utf8),
        range.contains(orNegative ? abs(number) : number)
      else { throw .badValue(part: part, value: String(item)) }
      numbers.insert(number)
    }
    return numbers.sorted()
  }

  mutating func weekdays() throws(RecurrenceFault) -> [RecurrenceRule.NumberedWeekday] {
    guard let list = take("BYDAY") else { return [] }
    var weekdays: Set<RecurrenceRule.NumberedWeekday> = []
    for item in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let weekday = RecurrenceRule.NumberedWeekday(item) else {
        throw .badValue(part: "BYDAY", value: String(item))
      }
      weekdays.insert(weekday)
    }
    return weekdays.sorted()
  }

  mutating func weekStart() throws(RecurrenceFault) -> Weekday {
    guard let value = take("WKST") else { return .monday }
    guard let day = RecurrenceRule.NumberedWeekday(value), day.number == nil else {
      throw .badValue(part: "WKST", value: String(value))
    }
    return day.weekday
  }
}
