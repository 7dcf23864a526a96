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
  /// The rows of one occurrence: one for each of its wordings, with the accounts that get it.
  package static func rows(
    of occurrence: Occurrence, in campaign: Campaign, _ house: House
  ) -> [SheetRow] {
    let accounts = (occurrence.entry.accounts ?? campaign.accounts).compactMap {
      house.accounts[$0]
    }
    var wordings: [(words: PlacedText, accounts: [Account])] = []
    for account in accounts {
      let words = occurrence.entry.words(for: account)
      if let known = wordings.firstIndex(where: { $0.words == words }) {
        wordings[known].accounts.append(account)
      } else {
        wordings.append((words, [account]))
      }
    }
    return wordings.map { SheetRow(occurrence, saying: $0.words, on: $0.accounts, campaign) }
  }

  /// What an entry says that a sheet has no column for; it is lost where the sheet is all one keeps.
  package static func lost(of entry: CalendarEntry) -> [String] {
    [
      entry.media.count > 1 ? "pictures after the first" : nil,
      entry.spoiler == nil ? nil : "the content warning",
      entry.repliesTo == nil ? nil : "whose reply it is",
      entry.notBefore == nil ? nil : "its embargo", entry.unit == nil ? nil : "its unit",
      entry.priority == nil ? nil : "its priority", entry.consent == nil ? nil : "its consent",
    ].compactMap(\.self)
  }

  private init(
    _ occurrence: Occurrence, saying words: PlacedText, on accounts: [Account],
    _ campaign: Campaign
  ) {
    let entry = occurrence.entry
    let picture = entry.media.first
    // Their paths are told below the campaigns folder; authors name them below media/.
    let image = picture.map {
      String($0.file.dropFirst($0.file.hasPrefix("media/") ? "media/".count : 0))
    }
    self.init(
      start: occurrence.slot.local.date, time: occurrence.slot.local.time, title: campaign.title,
      text: words.text, channels: accounts.map(\.id.text), hashtags: occurrence.hashtags,
      link: entry.link, image: image, altText: picture?.alt, status: occurrence.status,
      owner: entry.author.text, location: entry.location)
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
