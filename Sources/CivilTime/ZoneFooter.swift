/// The rule by which a zone's clocks will change in all years to come, as POSIX writes it:
/// `GMT0BST,M3.5.0/1,M10.5.0`.
struct ZoneFooter: Hashable {
  /// Seconds ahead of UTC.
  let standardOffset: Int
  /// Nil where clocks never change.
  let summer: Summer?

  /// The part of each year in which clocks show another offset.
  struct Summer: Hashable {
    /// Seconds ahead of UTC; less than the standard offset where winter is what is saved.
    let offset: Int
    let begins: YearlyChange
    let ends: YearlyChange
  }

  /// A day of each year and a time on the wall clock until then.
  struct YearlyChange: Hashable {
    let day: Day
    /// Seconds after that day's midnight; from -167 to 167 hours.
    let time: Int

    enum Day: Hashable {
      /// 1 to 365; 29 February is never counted.
      case julian(Int)
      /// 0 to 365; 29 February is counted.
      case ordinal(Int)
      /// The nth weekday of a month, the 5th being the last; Sunday is 0.
      case weekday(month: Int, week: Int, weekday: Int)
    }
  }

  /// The changes of the 402 years after the last one that the file lists: more than the 400 after
  /// which the calendar repeats.
  func changes(after last: Int64?, from offset: Int) -> [OffsetChange] {
    guard let summer else { return [] }
    let firstYear = last.map { CivilDateTime(at: Instant(seconds: $0), offset: 0).date.year } ?? 1
    var yearly: [OffsetChange] = []
    for year in max(1, firstYear - 1)...firstYear + 402 {
      let begins = OffsetChange(
        at: summer.begins.seconds(in: year) - Int64(standardOffset), offset: summer.offset)
      let ends = OffsetChange(
        at: summer.ends.seconds(in: year) - Int64(summer.offset), offset: standardOffset)
      yearly += begins.at <= ends.at ? [begins, ends] : [ends, begins]
    }
    return ZoneFooter.merged(yearly, after: last ?? .min, from: offset)
  }

  /// Only what changes the offset: summer time all year round is written as an end and a beginning
  /// at the same moment. The last year is there for the one before to join on to.
  private static func merged(
    _ yearly: [OffsetChange], after last: Int64, from offset: Int
  ) -> [OffsetChange] {
    let ordered = yearly.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
    var merged: [OffsetChange] = []
    for (index, change) in ordered.enumerated().dropLast(2) where change.at > last {
      let isReplaced = ordered[index + 1].at == change.at
      if !isReplaced && change.offset != merged.last?.offset ?? offset { merged.append(change) }
    }
    return merged
  }
}

extension ZoneFooter.YearlyChange {
  /// The wall time of the change, as seconds since midnight of 1 January 1970 on that wall.
  func seconds(in year: Int) -> Int64 {
    Int64(daysSinceEpoch(in: year)) * 86_400 + Int64(time)
  }

  private func daysSinceEpoch(in year: Int) -> Int {
    let newYear = CivilDate(year: year, month: 1, day: 1)!.daysSinceEpoch
    switch day {
    case .julian(let number):
      return newYear + number - 1 + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
    case .ordinal(let number):
      return newYear + number
    case .weekday(let month, let week, let weekday):
      let first = CivilDate(year: year, month: month, day: 1)!
      let wait = (weekday - first.weekday.rawValue % 7 + 7) % 7
      let days = wait + (week - 1) * 7
      let isInMonth = days < CivilDate.daysInMonth(month, of: year)
      return first.daysSinceEpoch + (isInMonth ? days : days - 7)
    }
  }
}

// Reading the text, as POSIX.1-2017, 8.3, and RFC 8536, 3.3.1, write it.

extension ZoneFooter {
  /// Nil where the text is not such a rule.
  init?(_ text: some Sequence<UInt8>) {
    var reader = FooterReader(text)
    guard reader.name(), let standard = reader.offset() else { return nil }
    standardOffset = standard
    if reader.isAtEnd {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    let isStated = reader.peek != UInt8(ascii: ",")
    guard let offset = isStated ? reader.offset() : standard + 3600,
      let begins = reader.yearlyChange(), let ends = reader.yearlyChange(), reader.isAtEnd
    else { return nil }
    summer = Summer(offset: offset, begins: begins, ends: ends)
  }
}

/// Reads a POSIX zone rule from the front.
private struct FooterReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Sequence<UInt8>) {
    rest = Array(text)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }
  var peek: UInt8? { rest.first }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A name such as `GMT` or `<+1030>`; its letters mean nothing to us, nor that POSIX wants three.
  mutating func name() -> Bool {
    let isQuoted = skip("<")
    let letters = rest.prefix { byte in
      (0x41...0x5A).contains(byte & 0xDF)
        || isQuoted && ((0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D)
    }
    rest.removeFirst(letters.count)
    return !letters.isEmpty && (!isQuoted || skip(">"))
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(value) ? value : nil
  }

  /// `-1:30:15` as seconds.
  mutating func time(hours: ClosedRange<Int>) -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard let hours = number(hours) else { return nil }
    var seconds = hours * 3600
    if skip(":") {
      guard let minutes = number(0...59) else { return nil }
      seconds += minutes * 60
      if skip(":") {
        guard let rest = number(0...59) else { return nil }
        seconds += rest
      }
    }
    return sign * seconds
  }

  /// POSIX counts west of Greenwich as positive; we count seconds ahead of UTC.
  mutating func offset() -> Int? {
    time(hours: 0...24).map { -$0 }
  }

  /// `,M3.5.0/1`: without a time it is 02:00.
  mutating func yearlyChange() -> ZoneFooter.YearlyChange? {
    guard skip(","), let day = day() else { return nil }
    guard skip("/") else { return ZoneFooter.YearlyChange(day: day, time: 7200) }
    return time(hours: 0...167).map { ZoneFooter.YearlyChange(day: day, time: $0) }
  }

  private mutating func day() -> ZoneFooter.YearlyChange.Day? {
    if skip("J") { return number(1...365).map { .julian($0) } }
    guard skip("M") else { return number(0...365).map { .ordinal($0) } }
    guard let month = number(1...12), skip("."), let week = number(1...5), skip("."),
      let weekday = number(0...6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
