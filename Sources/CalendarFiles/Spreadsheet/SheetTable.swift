import CampaignCore

/// The rows of a sheet below its header, with their columns known.
struct SheetTable {
  let columns: [SheetColumn: Int]
  /// The order of numeric dates that a header names: `Date (dd/mm/yyyy)`.
  let dateOrder: NumericDateOrder?
  let rows: [Record]
  private let width: Int

  /// Nil where no header is found; that is reported.
  init?(_ file: SourceFile) {
    let separator = Self.separator(of: file.text)
    var records = CommaSeparatedText.records(of: file, separatedBy: separator)
    if records.first?.cells.first?.text.lowercased() == "sep=" { records.removeFirst() }
    // Some sheets have a title above their table.
    guard let header = records.prefix(10).firstIndex(where: Self.isHeader) else {
      if !file.diagnostics.hasErrors { Self.reportNoHeader(records.first, file) }
      return nil
    }
    columns = Self.columns(records[header], file)
    dateOrder = columns[.start].flatMap { NumericDateOrder(in: records[header].cells[$0].text) }
    width = records[header].cells.count
    rows = Array(records[(header + 1)...])
    for row in rows { checkWidth(row, file) }
  }

  /// The cell of a row in a column; nil where the sheet has no such column or the cell is blank.
  func cell(_ column: SheetColumn, of row: Record) -> Cell? {
    guard let index = columns[column], index < row.cells.count else { return nil }
    return row.cells[index].text.isEmpty ? nil : row.cells[index]
  }

  /// Excel in much of Europe writes `;`; what is copied out of a sheet has tabs.
  private static func separator(of text: String) -> Unicode.Scalar {
    let lines = text.unicodeScalars.split(separator: "\n", maxSplits: 10).prefix(10)
    let counts = [",", ";", "\t"].map { (candidate: Unicode.Scalar) in
      (candidate, lines.map { knownHeaders(in: $0, candidate) }.max() ?? 0)
    }
    // `max` gives the last of equals, so the comma is looked at last.
    return counts.reversed().max { $0.1 < $1.1 }?.0 ?? ","
  }

  private static func knownHeaders(
    in line: Substring.UnicodeScalarView, _ separator: Unicode.Scalar
  ) -> Int {
    line.split(separator: separator).count {
      SheetColumn(header: String($0).filter { $0 != "\"" }) != nil
    }
  }

  private static func isHeader(_ record: Record) -> Bool {
    let known = record.cells.compactMap { SheetColumn(header: $0.text) }
    return known.contains(.start) && known.count >= 2
  }

  private static func reportNoHeader(_ first: Record?, _ file: SourceFile) {
    file.report(
      at: first?.cells.first?.location ?? file.location(line: 1, column: 1),
      "no row of headers was found: a date and at least one more column",
      hint: "call the columns Date, Time, Campaign, Text, Channel, Link, Status, Source")
  }

  private static func columns(_ header: Record, _ file: SourceFile) -> [SheetColumn: Int] {
    var columns: [SheetColumn: Int] = [:]
    for (index, cell) in header.cells.enumerated() where !cell.text.isEmpty {
      guard let column = SheetColumn(header: cell.text) else {
        file.report(.note, at: cell.location, "the column '\(cell.text)' is not read")
        continue
      }
      if let other = columns[column] {
        file.report(
          column == .title || column == .notes ? .note : .error, at: cell.location,
          "the column '\(cell.text)' is not read: '\(header.cells[other].text)' says the same thing",
          hint: "delete the column that should not count, or give it another name")
      } else {
        columns[column] = index
      }
    }
    return columns
  }

  /// A cell beyond the last column is text that an unquoted separator has cut in two.
  private func checkWidth(_ row: Record, _ file: SourceFile) {
    guard let extra = row.cells.dropFirst(width).first(where: { !$0.text.isEmpty }) else { return }
    file.report(
      at: extra.location, "the row has more cells than the header",
      hint: "put text that holds the separator into quotes")
  }
}
