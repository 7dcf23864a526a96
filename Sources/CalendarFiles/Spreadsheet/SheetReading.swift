import CampaignCore
import CivilTime

/// One reading of a sheet, row by row.
struct SheetReading {
  let file: SourceFile
  /// What the person said who imports it.
  let dates: NumericDateOrder?
  let time: TimeOfDay?
  private var dateText = SheetDateText(order: nil)

  init(file: SourceFile, dates: NumericDateOrder?, time: TimeOfDay?) {
    self.file = file
    self.dates = dates
    self.time = time
  }

  mutating func rows() -> [SheetRow] {
    guard let table = SheetTable(file) else { return [] }
    dateText = SheetDateText(order: dates ?? table.dateOrder ?? orderSeen(in: table))
    return table.rows.compactMap { try? row($0, table) }
  }

  /// The order that the column itself shows; it is said, because it was concluded.
  private func orderSeen(in table: SheetTable) -> NumericDateOrder? {
    let cells = table.rows.flatMap { row in
      [SheetColumn.start, .end].compactMap { table.cell($0, of: row) }
    }
    guard let order = NumericDateOrder(ofColumn: cells.map(\.text)),
      let witness = cells.first(where: {
        NumericDate($0.text).map { max($0.first, $0.second) > 12 } ?? false
      })
    else { return nil }
    file.report(
      .note, at: witness.location, "dates are read as \(order.rawValue), as this one shows",
      hint: "say --dates \(order.other.rawValue) if that is wrong")
    return order
  }

  private func row(_ record: Record, _ table: SheetTable) throws(RowRefused) -> SheetRow {
    let dateCell = try dateCell(of: record, table)
    try checkLetters(of: record)
    let start = try date(dateCell)
    let end = try end(of: start, record, table)
    try checkWeekday(start, dateCell, record, table)
    let text = table.cell(.text, of: record)?.text
    let time = try timeOfDay(of: start, dateCell, isPost: text != nil, record, table)
    let words = SheetWords(file: file, table: table, record: record)
    return SheetRow(
      start: start.date, end: end, time: time, title: words.line(.title), text: text,
      channels: words.list(.channel), hashtags: try words.hashtags(), link: try words.link(),
      image: words.line(.image), altText: table.cell(.altText, of: record)?.text,
      status: words.status(isWeekCommencing: start.isWeekCommencing), source: words.line(.source),
      owner: words.line(.owner), location: dateCell.location)
  }

  private func dateCell(of record: Record, _ table: SheetTable) throws(RowRefused) -> Cell {
    if let cell = table.cell(.start, of: record) { return cell }
    let first = record.cells.first { !$0.text.isEmpty }?.location
    file.report(
      .warning, at: first ?? file.location(line: record.line, column: 1),
      "the row has no date and is left out")
    throw RowRefused()
  }

  private func date(_ cell: Cell) throws(RowRefused) -> SheetDate {
    switch dateText.read(cell.text) {
    case .success(let date): return date
    case .failure(let slip):
      file.report(
        slip == .unknownYet ? .warning : .error, at: cell.location,
        slip.message(for: cell.text), hint: slip.hint)
      throw RowRefused()
    }
  }

  private func end(
    of start: SheetDate, _ record: Record, _ table: SheetTable
  ) throws(RowRefused) -> CivilDate {
    guard let cell = table.cell(.end, of: record) else {
      return start.isWeekCommencing ? start.date.adding(days: 6) : start.date
    }
    let end = try date(cell).date
    guard end >= start.date else {
      throw file.refusal(at: cell, "the last day is before the first, \(start.date)")
    }
    return end
  }

  /// A written weekday that disagrees is the mark of last year's date.
  private func checkWeekday(
    _ start: SheetDate, _ dateCell: Cell, _ record: Record, _ table: SheetTable
  ) throws(RowRefused) {
    if let weekday = start.weekday { try check(weekday, of: start.date, dateCell) }
    guard let cell = table.cell(.weekday, of: record) else { return }
    guard let weekday = Weekday(englishName: cell.text) else {
      throw file.refusal(at: cell, "'\(cell.text)' is no day of the week", hint: "write Monday")
    }
    try check(weekday, of: start.date, cell)
  }

  private func check(
    _ weekday: Weekday, of date: CivilDate, _ cell: Cell
  ) throws(RowRefused) {
    guard weekday != date.weekday else { return }
    throw file.refusal(
      at: cell, "\(date) is a \(date.weekday.englishName), not a \(weekday.englishName)",
      hint: "look whether it is last year's date")
  }

  /// Nil where the row is about whole days.
  private func timeOfDay(
    of start: SheetDate, _ dateCell: Cell, isPost: Bool, _ record: Record, _ table: SheetTable
  ) throws(RowRefused) -> TimeOfDay? {
    guard let cell = table.cell(.time, of: record), cell.text.lowercased() != "all day" else {
      if let time = start.time ?? (isPost ? time : nil) { return time }
      guard isPost else { return nil }
      throw file.refusal(
        at: dateCell, "a post needs a time as well",
        hint: "fill a column 'Time', or say --time 09:00 for all that have none")
    }
    guard let time = SheetTime.read(cell.text) else {
      throw file.refusal(
        at: cell, "'\(cell.text)' cannot be read as a time",
        hint: "write \(SheetTime.probable(cell.text)?.description ?? "09:30")")
    }
    if let other = start.time, other != time {
      throw file.refusal(at: cell, "the date has another time with it, \(other)")
    }
    return time
  }

  private func checkLetters(of record: Record) throws(RowRefused) {
    guard let cell = record.cells.first(where: { ExcelText.isGarbled($0.text) }) else { return }
    throw file.refusal(
      at: cell, "letters were garbled on the way here: UTF-8 was read as Windows-1252",
      hint: "save the original sheet again as \"CSV UTF-8 (Comma delimited)\"")
  }
}

/// A row that is left out; why has been reported.
struct RowRefused: Error {}

extension SourceFile {
  /// Reports what is wrong with a cell, and gives what to throw.
  func refusal(at cell: Cell, _ message: String, hint: String? = nil) -> RowRefused {
    report(at: cell.location, message, hint: hint)
    return RowRefused()
  }
}
