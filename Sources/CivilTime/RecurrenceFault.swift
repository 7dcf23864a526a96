/// Why a recurrence is refused: it is not written as RFC 5545 wants, or it is not for posts.
package enum RecurrenceFault: Error, Hashable, Sendable {
  /// A rule longer than any person writes, in bytes.
  case tooLong(bytes: Int)
  /// A rule pasted with the name of its property, `RRULE:`.
  case withItsName
  /// Nothing between two semicolons, or no rule at all.
  case emptyPart
  /// A part without `=`.
  case partWithoutValue(String)
  /// A part that RFC 5545 does not know, such as the slip `UNTL`.
  case unknownPart(String)
  case repeatedPart(String)
  case missingFrequency
  case unknownFrequency(String)
  /// Hourly and oftener: posts are daily things.
  case tooFrequent(String)
  /// Another calendar (RFC 7529, RSCALE) or its way with days that are missing (SKIP).
  case otherCalendar(String)
  /// A value that the part cannot have: `COUNT=0`, `BYMONTH=13`, `BYDAY=0TU`, a blank in a list.
  case badValue(part: String, value: String)
  case countWithUntil
  /// BYSETPOS without another BY part to choose from.
  case setPositionAlone
  /// A part that the RFC forbids beside this frequency.
  case partNotAllowed(String, with: RecurrenceRule.Frequency)
  /// A BYDAY with a number, where the rule counts neither months nor years, or counts weeks.
  case numberedWeekday(String)
  /// Calendars differ on which day of the week is meant.
  case weekNumberWithoutWeekday
  /// Calendars differ on which years are skipped.
  case weekNumberWithInterval
  /// A start, end or exception that is no date or time of the calendar.
  case badTime(String)
  /// A zone that the system does not know.
  case unknownZone(String)
}

extension RecurrenceFault: CustomStringConvertible {
  /// What is wrong, in the words of one who has to put it right.
  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "the rule has \(bytes) bytes; \(RecurrenceRule.longestText) are enough for any"
    case .withItsName: "the rule begins with its property's name"
    case .emptyPart: "the rule has an empty part"
    case .partWithoutValue(let part): "the rule's part '\(part)' has no value"
    case .unknownPart(let part): "the rule's part '\(part)' is not known"
    case .repeatedPart(let part): "the rule says \(part) twice"
    case .missingFrequency: "the rule does not say how often: FREQ is missing"
    case .unknownFrequency(let value): "'\(value)' is no frequency"
    case .tooFrequent(let value): "the rule comes too often: \(value)"
    case .otherCalendar(let value): "the rule follows another calendar: \(value)"
    case .badValue(let part, let value): "\(part) cannot be '\(value)'"
    case .countWithUntil: "the rule has both COUNT and UNTIL"
    case .setPositionAlone: "BYSETPOS has no other BY part to choose from"
    case .partNotAllowed(let part, let frequency):
      "\(part) is not allowed in a \(frequency.rawValue) rule"
    case .numberedWeekday(let value):
      "'\(value)' counts weekdays, which only MONTHLY and YEARLY rules without BYWEEKNO can"
    case .weekNumberWithoutWeekday: "BYWEEKNO does not say which day of the week"
    case .weekNumberWithInterval: "BYWEEKNO does not go with an INTERVAL"
    case .badTime(let text): "'\(text)' is no date or time"
    case .unknownZone(let name): "there is no zone '\(name)'"
    }
  }

  /// Something to type instead, where there is one.
  package var hint: String? {
    switch self {
    case .unknownPart(let part) where part.hasPrefix("UN"): "write UNTIL=20271231"
    case .withItsName: "leave out 'RRULE:' and begin with FREQ="
    case .missingFrequency, .unknownFrequency: "write FREQ=YEARLY, MONTHLY, WEEKLY or DAILY"
    case .tooFrequent: "write FREQ=DAILY, or one rule for each time of the day"
    case .otherCalendar: "list the dates one by one"
    case .countWithUntil: "keep one of the two"
    case .partNotAllowed("BYMONTHDAY", .weekly): "write FREQ=MONTHLY with BYMONTHDAY and BYDAY"
    case .weekNumberWithoutWeekday: "add BYDAY=MO"
    case .badTime: "write 2027-02-04, 20270204 or 20270204T090000"
    case .unknownZone: "write the name of a place, such as Europe/London"
    case .tooLong, .emptyPart, .partWithoutValue, .unknownPart, .repeatedPart, .badValue,
      .setPositionAlone, .partNotAllowed, .numberedWeekday, .weekNumberWithInterval:
      nil
    }
  }
}
