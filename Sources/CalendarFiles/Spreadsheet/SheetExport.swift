import CampaignCore
import CivilTime

/// A calendar as a sheet that Excel opens: UTF-8 with its mark, CRLF, and no cell that could run as a
/// formula. Our own import reads it back to the same rows.
package enum SheetExport {
  package static func csv(of rows: [SheetRow]) -> String {
    let columns = SheetColumn.allCases.filter { $0 != .approvedBy && $0 != .notes }
    let header = columns.map(\.header)
    let lines = rows.map { row in columns.map { row.cell($0) } }
    return "\u{FEFF}"
      + ([header] + lines).map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// RFC 4180: quotes around what holds a separator, a quote or a line end; quotes inside doubled.
  private static func quoted(_ cell: String) -> String {
    let text = ExcelText.defused(cell)
    guard text.unicodeScalars.contains(where: { ",;\t\"\n\r".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension SheetRow {
  /// The row of one occurrence, on the accounts its posts go to.
  package init(_ occurrence: Occurrence, of campaign: Campaign) {
    let entry = occurrence.entry
    let picture = entry.media.first
    let folder = "media/"
    self.init(
      start: occurrence.slot.local.date, time: occurrence.slot.local.time, title: campaign.title,
      text: entry.text, channels: (entry.accounts ?? campaign.accounts).map(\.text),
      hashtags: occurrence.hashtags, link: entry.link,
      image: picture.map {
        String($0.file.dropFirst($0.file.hasPrefix(folder) ? folder.count : 0))
      },
      altText: picture?.alt, status: occurrence.status, owner: entry.author.text,
      location: entry.location)
  }

  fileprivate func cell(_ column: SheetColumn) -> String {
    switch column {
    case .start: start.description
    case .end: end == start ? "" : end.description
    case .time: time?.description ?? ""
    case .weekday: start.weekday.englishName
    case .title: title ?? ""
    case .text: text ?? ""
    case .channel: channels.joined(separator: ", ")
    case .hashtags: hashtags.joined(separator: " ")
    case .link: link ?? ""
    case .image: image ?? ""
    case .altText: altText ?? ""
    case .status: status.rawValue
    case .source: source ?? ""
    case .owner: owner ?? ""
    case .approvedBy, .notes: ""
    }
  }
}
