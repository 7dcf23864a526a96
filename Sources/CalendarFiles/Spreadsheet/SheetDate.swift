import CivilTime

/// What the date cell of a row says.
struct SheetDate: Hashable {
  var date: CivilDate
  /// Where a time follows the date.
  var time: TimeOfDay?
  /// Where a weekday is written too; it is a check.
  var weekday: Weekday?
  /// `w/c`: seven days from here, and nobody has looked closer.
  var isWeekCommencing = false
}

/// What is amiss with a date cell.
enum SheetDateSlip: Error, Hashable {
  case unknownYet
  case twoDigitYear
  case noYear
  case serial(from1900: CivilDate, from1904: CivilDate)
  case undecidable
  case otherOrder(NumericDateOrder)
  case noSuchDay
  case vague
  case weekEnding
  case oddTime
  case unreadable

  func message(for text: String) -> String {
    switch self {
    case .unknownYet: "'\(text)': the date is not known yet, so this row is left out"
    case .twoDigitYear: "'\(text)' has a year of two digits"
    case .noYear: "'\(text)' has no year"
    case .serial: "\(text) is a day's number inside Excel, and two systems count them differently"
    case .undecidable:
      "'\(text)': some read the day first and some the month, and no row here tells"
    case .otherOrder(let order): "'\(text)' is no date when read as \(order.rawValue)"
    case .noSuchDay: "'\(text)' is on no calendar"
    case .vague: "'\(text)' is no date yet: nobody can publish on it"
    case .weekEnding: "'\(text)' names the last day of a week"
    case .oddTime: "the time in '\(text)' cannot be read"
    case .unreadable: "'\(text)' cannot be read as a date"
    }
  }

  var hint: String? {
    switch self {
    case .unknownYet: nil
    case .twoDigitYear, .noYear: "write 2027-02-04 or 4 February 2027"
    case .serial(let windows, let mac):
      "probably \(windows) (or \(mac), from an old Mac): format the column as yyyy-mm-dd and save again"
    case .undecidable: "say --dates dd/mm or --dates mm/dd, or write 2027-02-04"
    case .otherOrder(let order): "say --dates \(order.other.rawValue), or write 2027-02-04"
    case .noSuchDay: "look it up; write 2027-02-04"
    case .vague: "write the first day, as 2027-05-10, and the last in a column 'End date'"
    case .weekEnding: "write w/c and the Monday, as w/c 10 May 2027"
    case .oddTime: "write 2027-02-04 09:30"
    case .unreadable: "write 2027-02-04 or 4 February 2027"
    }
  }
}
