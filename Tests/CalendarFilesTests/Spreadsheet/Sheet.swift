import CalendarFiles
import CampaignCore
import CivilTime

/// A sheet for the length of one test, read under the name `plan.csv`.
func sheet(
  _ text: String, dates: NumericDateOrder? = nil, time: TimeOfDay? = nil
) -> Spreadsheet {
  Spreadsheet.read(Array(text.utf8), named: "plan.csv", dates: dates, time: time)
}

extension Spreadsheet {
  /// `line:column: message`, notes left out.
  var faults: [String] {
    diagnostics.filter { $0.severity != .note }
      .map { "\($0.location.line):\($0.location.column): \($0.message)" }
  }
}
