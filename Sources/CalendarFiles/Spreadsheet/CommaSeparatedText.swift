import CampaignCore

/// One cell of a spreadsheet saved as text.
struct Cell: Hashable {
  /// As it was meant: Excel's escapes undone, blanks at its ends taken off.
  let text: String
  /// Where it begins, behind its quote if it has one.
  let location: SourceLocation

  static func empty(at location: SourceLocation) -> Cell { Cell(text: "", location: location) }
}

/// One row of a spreadsheet saved as text; it may fill several lines of the file.
struct Record {
  let cells: [Cell]
  /// The line it begins on, counted from 1.
  let line: Int

  var isBlank: Bool { cells.allSatisfy(\.text.isEmpty) }
}

/// Reads comma-separated text as RFC 4180 describes it and as Excel writes it, with any separator.
struct CommaSeparatedText {
  private let scalars: [Unicode.Scalar]
  private let separator: Unicode.Scalar
  private let file: SourceFile
  private var place = 0
  private var line = 1
  private var lineStart = 0

  /// All records; what is not well formed is reported to `file`, and reading ends there.
  static func records(of file: SourceFile, separatedBy separator: Unicode.Scalar) -> [Record] {
    var reader = CommaSeparatedText(file, separator)
    return reader.records()
  }

  private init(_ file: SourceFile, _ separator: Unicode.Scalar) {
    scalars = Array(file.text.unicodeScalars)
    self.separator = separator
    self.file = file
  }

  private mutating func records() -> [Record] {
    var records: [Record] = []
    while place < scalars.count {
      let begins = line
      guard let cells = cells() else { return records }
      let record = Record(cells: cells, line: begins)
      if !record.isBlank { records.append(record) }
    }
    return records
  }

  /// The cells up to the end of the record; nil where a quote is wrong.
  private mutating func cells() -> [Cell]? {
    var cells: [Cell] = []
    while true {
      guard let cell = here == "\"" ? quoted() : plain() else { return nil }
      cells.append(cell)
      guard here == separator else { break }
      place += 1
    }
    if here == "\n" { passLine() }
    return cells
  }

  private mutating func plain() -> Cell? {
    let location = location
    let text = scalars[place...].prefix { $0 != separator && $0 != "\n" }
    place = text.endIndex
    return Cell(
      text: ExcelText.meant(by: String(String.UnicodeScalarView(text))), location: location)
  }

  private mutating func quoted() -> Cell? {
    let opening = location
    place += 1
    let location = location
    var text = String.UnicodeScalarView()
    while let next = here {
      if next == "\"" {
        place += 1
        guard here == "\"" else { return closed(text, at: location) }
      }
      text.append(next)
      if next == "\n" {
        passLine()
      } else {
        place += 1
      }
    }
    file.report(
      at: opening, "this quote is never closed",
      hint: "save the sheet again as CSV, rather than editing the text")
    return nil
  }

  private mutating func closed(_ text: String.UnicodeScalarView, at location: SourceLocation)
    -> Cell?
  {
    while here == " " { place += 1 }
    guard here == nil || here == separator || here == "\n" else {
      file.report(
        at: self.location, "text follows a closing quote",
        hint: "a quote inside a quoted cell is written twice: \"\"")
      return nil
    }
    return Cell(text: ExcelText.meant(by: String(text)), location: location)
  }

  private var here: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private var location: SourceLocation {
    file.location(line: line, column: place - lineStart + 1)
  }

  private mutating func passLine() {
    place += 1
    line += 1
    lineStart = place
  }
}
