import CampaignCore

/// The cells of a row that hold words.
struct SheetWords {
  let file: SourceFile
  let table: SheetTable
  let record: Record

  func line(_ column: SheetColumn) -> String? {
    table.cell(column, of: record)?.text.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }

  /// `X, Mastodon`, `X/Mastodon`, `X & Mastodon`.
  func list(_ column: SheetColumn) -> [String] {
    let text = line(column) ?? ""
    return text.replacing(" and ", with: ",").split { ",;/&+|".contains($0) }
      .map { String($0).trimmingWhitespace() }.filter { !$0.isEmpty }
  }

  /// Hashtags, written with or without their `#`.
  func hashtags() throws(RowRefused) -> [String] {
    guard let cell = table.cell(.hashtags, of: record) else { return [] }
    let words = cell.text.split { $0.isWhitespace || ",;#".contains($0) }
    for word in words {
      let fits = word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      guard fits, word.contains(where: \.isLetter) else {
        throw file.refusal(
          at: cell, "'\(word)' is no hashtag: it is one word of letters and digits",
          hint: "write #WorldMentalHealthDay")
      }
    }
    return words.map { "#\($0)" }
  }

  func link() throws(RowRefused) -> String? {
    guard let cell = table.cell(.link, of: record) else { return nil }
    guard cell.text.isWebAddress else {
      throw file.refusal(
        at: cell, "a link is an address that begins with https://",
        hint: "write https:// in front, after looking whether it opens")
    }
    return cell.text
  }

  /// Only a row that says so, and where it is written, is confirmed.
  func status(isWeekCommencing: Bool) -> DateStatus {
    guard let cell = table.cell(.status, of: record) else { return .provisional }
    switch cell.text.lowercased() {
    case "cancelled", "canceled": return .cancelled
    case "paused", "postponed": return .paused
    case "confirmed":
      if line(.source)?.isWebAddress == true, !isWeekCommencing { return .confirmed }
      file.report(
        .warning, at: cell.location, "confirmed by nothing, so it is read as provisional",
        hint: "put the organiser's page (https://…) into a column 'Source'")
      return .provisional
    // Idea, Draft, Review, Approved, Scheduled: how far a text is, not how sure a date is.
    default: return .provisional
    }
  }
}

extension String {
  /// `https://` and something behind it, without a blank.
  var isWebAddress: Bool {
    hasPrefix("https://") && utf8.count > 8 && !contains(where: \.isWhitespace)
  }
}
