import CampaignCore
import CivilTime

/// One row of a content calendar as it was read: a post, or a day or week that others hold.
package struct SheetRow: Hashable, Sendable {
  package var start: CivilDate
  /// The last day, included.
  package var end: CivilDate
  package var time: TimeOfDay?
  package var title: String?
  /// The words of a post; nil where the row only names a day.
  package var text: String?
  /// As they are written: `X`, `Mastodon`, an account's id.
  package var channels: [String]
  /// With their `#`.
  package var hashtags: [String]
  package var link: String?
  /// The name of a picture, or where one is kept.
  package var image: String?
  package var altText: String?
  /// Provisional, unless the row names a status and a source.
  package var status: DateStatus
  package var source: String?
  package var owner: String?
  package var location: SourceLocation

  package init(
    start: CivilDate, end: CivilDate? = nil, time: TimeOfDay? = nil, title: String? = nil,
    text: String? = nil, channels: [String] = [], hashtags: [String] = [], link: String? = nil,
    image: String? = nil, altText: String? = nil, status: DateStatus = .provisional,
    source: String? = nil, owner: String? = nil, location: SourceLocation
  ) {
    self.start = start
    self.end = end ?? start
    self.time = time
    self.title = title
    self.text = text
    self.channels = channels
    self.hashtags = hashtags
    self.link = link
    self.image = image
    self.altText = altText
    self.status = status
    self.source = source
    self.owner = owner
    self.location = location
  }

  /// What the row was taken to say, for the person who imports it:
  /// `line 3: Thursday 2027-02-04 09:30, X: "It takes one talk…" (provisional)`.
  package var reading: String {
    var when = "\(start.weekday.englishName) \(start)"
    if end != start { when += " to \(end.weekday.englishName) \(end)" }
    if let time { when += " \(time)" }
    let place = channels.isEmpty ? "" : ", \(channels.joined(separator: ", "))"
    let words = (text ?? title).map { ": \($0.shortened(to: 50))" } ?? ""
    return "line \(location.line): \(when)\(place)\(words) (\(status.rawValue))"
  }
}

extension String {
  fileprivate func shortened(to count: Int) -> String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\"" + (line.count <= count ? line : line.prefix(count - 1) + "…") + "\""
  }
}
