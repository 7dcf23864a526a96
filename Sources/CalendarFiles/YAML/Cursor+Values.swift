import CampaignCore
import CivilTime

extension Cursor {
  /// One line of words.
  func line() -> String? {
    guard let text = text() else { return nil }
    let line = text.trimmingWhitespace()
    guard !line.isEmpty, !line.contains("\n") else {
      fault(line.isEmpty ? "'\(name)' is empty" : "'\(name)' runs over several lines; one is read")
      return nil
    }
    return line
  }

  /// What other lines call a thing: letters, digits, `-`, `_` and `.`.
  func id<Subject>(of _: Subject.Type = Subject.self) -> ID<Subject>? {
    guard let text = line() else { return nil }
    let allowed = text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || $0 == "-" || $0 == "_" || $0 == "."
    }
    guard allowed, text.utf8.count <= 80, !text.hasPrefix(".") else {
      fault(
        "'\(name)' is not an id: it takes up to 80 letters, digits, '-', '_' and '.'",
        hint: suggestedID(text).map { "write \($0)" })
      return nil
    }
    return ID(text)
  }

  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let text = text() else { return nil }
    guard let number = Int(text), range.contains(number) else {
      fault("'\(name)' is a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  func flag() -> Bool? {
    guard let text = text() else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      fault("'\(name)' is either true or false", hint: "write \(name): true")
      return nil
    }
  }

  func date() -> CivilDate? {
    guard let text = text() else { return nil }
    if let date = CivilDate(text) { return date }
    if let date = dateAfterWeekday(text) { return date }
    if looksLikeDate(text) {
      fault("'\(name)' is no day of any calendar", hint: "months end on their own days")
    } else {
      fault("'\(name)' is a date", hint: "write \(name): 2027-02-04")
    }
    return nil
  }

  func timeOfDay() -> TimeOfDay? {
    guard let text = text() else { return nil }
    guard let time = TimeOfDay(text) else {
      fault("'\(name)' is a time of day", hint: "write \(name): \"09:00\"")
      return nil
    }
    return time
  }

  func instant() -> Instant? {
    guard let text = text() else { return nil }
    guard let instant = Instant(text) else {
      fault(
        "'\(name)' is a moment with its zone", hint: "write \(name): 2027-02-04T09:00:00+00:00")
      return nil
    }
    return instant
  }

  /// `15 min`, `2 hours`, `1 day`: at most 400 days.
  func duration() -> Duration? {
    guard let text = text() else { return nil }
    guard let duration = Duration(written: text) else {
      fault("'\(name)' is a length of time", hint: "write \(name): 15 min, or 2 hours, or 3 days")
      return nil
    }
    return duration
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type = Choice.self) -> Choice?
  where Choice.RawValue == String {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    fault(
      "'\(text.prefix(40))' is no \(name)",
      hint: nearest(to: text, in: known).map { "did you mean '\($0)'?" }
        ?? "one of \(known.joined(separator: ", "))")
    return nil
  }

  /// An address people can open: https, without a name and password in it.
  func webAddress() -> String? {
    guard let text = line() else { return nil }
    guard text.hasPrefix("https://"), text.utf8.count > 8, !text.contains(" ") else {
      fault(
        "'\(name)' is an address that begins with https://",
        hint: text.hasPrefix("http://") ? "write https:// in place of http://" : nil)
      return nil
    }
    return text
  }

  /// Hashtags, with or without their `#`.
  func hashtags() -> [String] {
    list().compactMap { item in
      guard let text = item.line() else { return nil }
      let word = text.hasPrefix("#") ? text.dropFirst() : text[...]
      let allowed = word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      guard allowed, word.contains(where: \.isLetter) else {
        item.fault(
          "a hashtag is one word of letters and digits",
          hint: "write WorldMentalHealthDay: each word with a capital, for screen readers")
        return nil
      }
      return "#\(word)"
    }
  }

  /// `Monday 2027-03-01`: a written weekday is a check.
  private func dateAfterWeekday(_ text: String) -> CivilDate? {
    let words = text.split(separator: " ")
    guard words.count == 2, let weekday = Weekday(englishName: words[0]),
      let date = CivilDate(words[1])
    else { return nil }
    if date.weekday != weekday {
      fault(
        "\(date) is a \(date.weekday.englishName), not a \(weekday.englishName)",
        hint: "look at the organiser's page: is this last year's date?")
    }
    return date
  }

  private func looksLikeDate(_ text: String) -> Bool {
    text.utf8.count == 10 && text.split(separator: "-").map(\.count) == [4, 2, 2]
      && text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-") }
  }
}

extension Duration {
  /// Reads `15 min`, `2 hours`, `1 day`, `90 s`; nil for anything else or more than 400 days.
  init?(written text: String) {
    let words = text.trimmingWhitespace()
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    let unit = String(words.dropFirst(digits.count)).trimmingWhitespace().lowercased()
    guard let number = Int64(digits), number <= 34_560_000,
      let seconds = Self.secondsIn[unit], number * seconds <= 34_560_000
    else { return nil }
    self = .seconds(number * seconds)
  }

  private static let secondsIn: [String: Int64] = [
    "s": 1, "sec": 1, "second": 1, "seconds": 1, "min": 60, "mins": 60, "minute": 60,
    "minutes": 60, "h": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400,
    "days": 86_400, "week": 604_800, "weeks": 604_800,
  ]
}

extension String {
  func trimmingWhitespace() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

/// `World Mental Health Day!` as an id: `world-mental-health-day`.
private func suggestedID(_ text: String) -> String? {
  let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  let id = words.joined(separator: "-")
  return id.isEmpty || id.utf8.count > 80 ? nil : id
}
