// Dates and times as ISO 8601 and RFC 3339 write them: read strictly, written shortest.

extension CivilDate: CustomStringConvertible, Codable {
  /// Reads `2027-02-04`; nil for anything else, or a day that does not exist.
  package init?(_ text: some StringProtocol) {
    var reader = DigitReader(text)
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2),
      reader.skip("-"), let day = reader.digits(2), reader.isAtEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var description: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package init(from decoder: any Decoder) throws {
    self = try decoder.value(CivilDate.init(_:))
  }

  package func encode(to encoder: any Encoder) throws {
    try encoder.encode(description)
  }
}

extension TimeOfDay: CustomStringConvertible, Codable {
  /// Reads `09:30`, `09:30:05` and `09:30:05.250`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    var reader = DigitReader(text)
    guard let time = reader.time(), reader.isAtEnd else { return nil }
    self = time
  }

  package var description: String {
    let minutes = "\(padded(hour, 2)):\(padded(minute, 2))"
    guard second != 0 || microsecond != 0 else { return minutes }
    guard microsecond != 0 else { return "\(minutes):\(padded(second, 2))" }
    var fraction = padded(microsecond, 6)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(minutes):\(padded(second, 2)).\(fraction)"
  }

  /// `09:30:05`: always with seconds, as RFC 3339 wants it.
  package var descriptionWithSeconds: String {
    second == 0 && microsecond == 0 ? "\(self):00" : description
  }

  package init(from decoder: any Decoder) throws {
    self = try decoder.value(TimeOfDay.init(_:))
  }

  package func encode(to encoder: any Encoder) throws {
    try encoder.encode(description)
  }
}

extension CivilDateTime: CustomStringConvertible, Codable {
  /// Reads `2027-02-04T09:30` and `2027-02-04 09:30`, with or without seconds; nil where a zone
  /// follows.
  package init?(_ text: some StringProtocol) {
    var reader = DigitReader(text)
    guard let value = reader.dateTime(), reader.isAtEnd else { return nil }
    self = value
  }

  package var description: String {
    "\(date)T\(time)"
  }

  package init(from decoder: any Decoder) throws {
    self = try decoder.value(CivilDateTime.init(_:))
  }

  package func encode(to encoder: any Encoder) throws {
    try encoder.encode(description)
  }
}

extension Instant: CustomStringConvertible {
  /// Reads `2027-02-04T09:00:00.250Z` and `2027-02-04T10:00+01:00`; nil without a zone.
  package init?(_ text: some StringProtocol) {
    var reader = DigitReader(text)
    guard let local = reader.dateTime(), let offset = reader.zoneOffset(), reader.isAtEnd else {
      return nil
    }
    self = local.instant(offset: offset)
  }

  /// In UTC: `2027-02-04T09:00:00.25Z`.
  package var description: String {
    let local = CivilDateTime(at: self, offset: 0)
    return "\(local.date)T\(local.time.descriptionWithSeconds)Z"
  }
}

/// Reads fixed-width numbers off the front of a text.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) {
    rest = Array(text.utf8)[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    rest.removeFirst(count)
    return value
  }

  /// One to nine digits after the point, as microseconds; finer digits are cut off.
  mutating func fraction() -> Int? {
    let digits = rest.prefix(while: { (48...57).contains($0) })
    guard (1...9).contains(digits.count) else { return nil }
    rest.removeFirst(digits.count)
    let six = (Array(digits) + [48, 48, 48, 48, 48]).prefix(6)
    return six.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  mutating func time() -> TimeOfDay? {
    guard let hour = digits(2), skip(":"), let minute = digits(2) else { return nil }
    guard skip(":") else { return TimeOfDay(hour: hour, minute: minute) }
    guard let second = digits(2) else { return nil }
    guard skip(".") else { return TimeOfDay(hour: hour, minute: minute, second: second) }
    guard let microsecond = fraction() else { return nil }
    return TimeOfDay(hour: hour, minute: minute, second: second, microsecond: microsecond)
  }

  mutating func dateTime() -> CivilDateTime? {
    guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2),
      let date = CivilDate(year: year, month: month, day: day), skip("T") || skip(" "),
      let time = time()
    else { return nil }
    return CivilDateTime(date: date, time: time)
  }

  /// `Z` or `+01:00`, in seconds ahead of UTC.
  mutating func zoneOffset() -> Int? {
    if skip("Z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = digits(2), skip(":"), let minutes = digits(2), hours <= 23,
      minutes <= 59
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Decoder {
  /// One string that `parse` understands.
  fileprivate func value<Value>(_ parse: (String) -> Value?) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = parse(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a \(Value.self): \(text)")
    }
    return value
  }
}

extension Encoder {
  fileprivate func encode(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
