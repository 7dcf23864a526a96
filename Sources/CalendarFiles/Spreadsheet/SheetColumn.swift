/// What a column of a content calendar holds.
enum SheetColumn: String, CaseIterable {
  case start, end, time, weekday, title, text, channel, hashtags, link, image, altText, status
  case source, owner, approvedBy, notes

  /// The column that planners call so: capitals, blanks and punctuation do not count. Of
  /// `Platform / Channel` both words have to mean the same.
  init?(header: String) {
    if let column = Self.named(header) {
      self = column
      return
    }
    let parts = Set(header.split(separator: "/").map { Self.named(String($0)) })
    guard parts.count == 1, case let column?? = parts.first else { return nil }
    self = column
  }

  private static func named(_ header: String) -> SheetColumn? {
    let name = plain(header)
    return allCases.first { $0.names.contains(name) }
  }

  /// The header that our own export gives it.
  var header: String {
    switch self {
    case .start: "Date"
    case .end: "End date"
    case .time: "Time"
    case .weekday: "Day"
    case .title: "Campaign"
    case .text: "Text"
    case .channel: "Channel"
    case .hashtags: "Hashtags"
    case .link: "Link"
    case .image: "Image"
    case .altText: "Alt text"
    case .status: "Status"
    case .source: "Source"
    case .owner: "Owner"
    case .approvedBy: "Approved by"
    case .notes: "Notes"
    }
  }

  /// What about fifteen templates and tools call it.
  private var names: Set<String> {
    switch self {
    case .start:
      [
        "start date", "date", "publish date", "post date", "posting date", "when", "start",
        "scheduled date", "scheduled at", "scheduledat", "post at specific time",
        "postatspecifictime",
      ]
    case .end: ["end date", "end", "to", "until"]
    case .time:
      [
        "time", "start time", "post time", "publish time", "time 24hr", "schedule time",
        "scheduled time",
      ]
    case .weekday: ["day", "day of week", "day of the week", "weekday"]
    case .title:
      ["title", "subject", "event", "campaign", "awareness day", "theme", "pillar", "name"]
    case .text:
      [
        "copy", "caption", "content", "text", "message", "post", "message text", "post copy",
        "post text",
      ]
    case .channel:
      ["channel", "channels", "platform", "platforms", "network", "account", "accounts"]
    case .hashtags: ["tags", "hashtags", "hashtag"]
    case .link: ["link", "links", "url", "link url"]
    case .image:
      [
        "image", "images", "asset", "media", "image urls", "imageurls", "media urls", "mediaurls",
        "image url", "image link", "asset link", "image asset link",
      ]
    case .altText: ["alt text", "alt", "alttext", "image description"]
    case .status: ["status", "date status"]
    case .source: ["source", "organiser url", "organizer url", "organiser", "source url"]
    case .owner: ["owner", "assigned to", "author"]
    case .approvedBy: ["approved by", "approver", "approval"]
    case .notes: ["notes", "note", "comments", "format", "description"]
    }
  }

  /// `Link / URL (UTM)` as `link url`, `Post_date:` as `post date`. What stands in parentheses is
  /// for people, but for the order of a date.
  private static func plain(_ header: String) -> String {
    let outside = header.prefix { $0 != "(" }
    let spaced = outside.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
    return String(spaced).split(separator: " ").joined(separator: " ")
  }
}
