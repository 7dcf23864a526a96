import CampaignCore
import CivilTime

/// A content calendar as planners keep it in Excel, saved as CSV and read. Nothing is scheduled by
/// reading it: the rows are shown to a person first.
package struct Spreadsheet: Sendable {
  /// The rows that could be read, in the order of the file.
  package let rows: [SheetRow]
  /// In the order of their places; a row with an error is not among `rows`.
  package let diagnostics: [Diagnostic]

  /// Reads a file of the disk; nil where there is none that can be read.
  package static func read(
    at path: String, dates: NumericDateOrder? = nil, time: TimeOfDay? = nil
  ) -> Spreadsheet? {
    guard let bytes = try? readBytes(path, limit: FileLimits.fileBytes) else { return nil }
    return read(bytes, named: path, dates: dates, time: time)
  }

  /// - Parameters:
  ///   - name: the file, as messages will name it.
  ///   - dates: how `04/02/2027` is to be read. Without it only what the file itself says counts: a
  ///     header `Date (dd/mm/yyyy)`, or a day above 12 in the column.
  ///   - time: when a post is due whose row names no time.
  package static func read(
    _ bytes: [UInt8], named name: String, dates: NumericDateOrder? = nil, time: TimeOfDay? = nil
  ) -> Spreadsheet {
    let (file, faults) = SourceFile.reading(bytes, as: name)
    guard let file else {
      let isText = String(validating: bytes, as: UTF8.self) != nil
      return Spreadsheet(rows: [], diagnostics: isText ? faults : faults.map(\.hintingAtExcel))
    }
    var reading = SheetReading(file: file, dates: dates, time: time)
    let rows = reading.rows()
    return Spreadsheet(rows: rows, diagnostics: file.diagnostics.inOrderOfPlace())
  }
}

extension Diagnostic {
  /// Excel's plain "CSV" is Windows-1252, in which a guess would put wrong letters into posts.
  fileprivate var hintingAtExcel: Diagnostic {
    Diagnostic(
      severity, at: location, message,
      hint: "in Excel: Save As, and choose \"CSV UTF-8 (Comma delimited)\"", sourceLine: sourceLine)
  }
}
