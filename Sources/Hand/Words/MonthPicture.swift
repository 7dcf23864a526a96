import CampaignCore
import CivilTime

/// One month of a plan as a calendar: a row for each week, campaigns as bars over their days, posts as
/// marks on theirs.
struct MonthPicture {
  /// A campaign's days in one year.
  struct Bar {
    let title: String
    let dates: CampaignDates
  }

  private let first: CivilDate
  private let last: CivilDate
  private let bars: [Bar]
  private let marks: [CivilDate: [PostMark]]

  /// Seven of them and the gaps between fit a terminal of 80 columns.
  private static let dayWidth = 10

  init(of month: CivilDate, bars: [Bar], marks: [CivilDate: [PostMark]]) {
    first = month.adding(days: 1 - month.day)
    last = first.adding(days: CivilDate.daysInMonth(month.month, of: month.year) - 1)
    self.bars = bars.sorted { ($0.dates.first, $0.title) < ($1.dates.first, $1.title) }
    self.marks = marks
  }

  var text: String {
    let title = "\(MonthDay.englishMonths[first.month - 1]) \(first.year)"
    let indent = String(repeating: " ", count: max(0, 38 - title.count / 2))
    var lines = [indent + Terminal.bold(title)]
    lines.append(row(Weekday.allCases.map { String($0.englishName.prefix(3)) }))
    var monday = first.adding(days: 1 - first.weekday.rawValue)
    while monday <= last {
      lines += week(of: monday)
      monday = monday.adding(days: 7)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func week(of monday: CivilDate) -> [String] {
    let days = (0..<7).map { monday.adding(days: $0) }
    let numbers = row(days.map { contains($0) ? String($0.day) : "" })
    let posts = row(days.map { contains($0) ? PostMark.row(marks[$0] ?? []) : "" })
    let rule = String(repeating: "─", count: 7 * (MonthPicture.dayWidth + 1) - 1)
    return [rule, numbers] + lanes(days.filter(contains), from: monday)
      + (posts.isEmpty ? [] : [posts])
  }

  private func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }

  private func row(_ cells: [String]) -> String {
    let row = cells.map { padded($0, MonthPicture.dayWidth) }.joined(separator: " ")
    return String(row.reversed().drop { $0 == " " }.reversed())
  }

  /// The bars of a week, as few lines as they fit on.
  private func lanes(_ days: [CivilDate], from monday: CivilDate) -> [String] {
    guard let start = days.first, let end = days.last else { return [] }
    var lanes: [[(from: Int, drawing: String)]] = []
    var ends: [Int] = []
    for bar in bars where bar.dates.first <= end && bar.dates.last >= start {
      let from = max(bar.dates.first, start).days(since: monday)
      let through = min(bar.dates.last, end).days(since: monday)
      let drawing = drawing(of: bar, from: monday.adding(days: from), days: through - from + 1)
      if let free = ends.firstIndex(where: { $0 < from }) {
        lanes[free].append((from, drawing))
        ends[free] = through
      } else {
        lanes.append([(from, drawing)])
        ends.append(through)
      }
    }
    return lanes.map(line)
  }

  private func line(_ lane: [(from: Int, drawing: String)]) -> String {
    lane.reduce(into: "") { line, bar in
      line = padded(line, bar.from * (MonthPicture.dayWidth + 1)) + bar.drawing
    }
  }

  /// `┣━ Time to Talk Day ━━┫`; what is not confirmed is dotted, and what goes on has no end.
  private func drawing(of bar: Bar, from day: CivilDate, days: Int) -> String {
    let width = days * (MonthPicture.dayWidth + 1) - 1
    let isSure = bar.dates.status == .confirmed
    let fill: Character = isSure ? "━" : "┅"
    let head = bar.dates.first == day ? "┣" : fill
    let tail = bar.dates.last == day.adding(days: days - 1) ? "┫" : fill
    let room = width - 4
    let title =
      bar.title.count <= room ? bar.title : bar.title.prefix(max(1, room - 1)) + "…"
    let rest = String(repeating: fill, count: max(0, width - 4 - title.count))
    return "\(head) \(title) \(rest)\(tail)"
  }
}

/// How far a post is, as one sign.
enum PostMark: String, CaseIterable {
  case ready = "●"
  case delivered = "✔"
  case waiting = "◐"
  case stopped = "✗"
  case uncertain = "!"
  case unsure = "○"

  /// What the sign says.
  var words: String {
    switch self {
    case .ready: "goes out"
    case .delivered: "is out"
    case .waiting: "waits for people"
    case .stopped: "is stopped"
    case .uncertain: "uncertain whether it is out"
    case .unsure: "its date is not confirmed"
    }
  }

  /// A plan without a daemon knows the date and the gate.
  init(_ post: PlannedLine) {
    switch (post.status, post.verdict) {
    case (_, .block), (.cancelled, _): self = .stopped
    case (.provisional, _), (.paused, _): self = .unsure
    case (.confirmed, .review): self = .waiting
    case (.confirmed, .pass), (.confirmed, .warn): self = .ready
    }
  }

  /// What the daemon says of a post whose date stands.
  init(state: String) {
    switch state {
    case "delivered": self = .delivered
    case "scheduled", "claimed", "approved": self = .ready
    case "uncertain": self = .uncertain
    case "inReview", "changesRequested", "held": self = .waiting
    // Blocked, rejected, expired, missed, failed, cancelled, retracted.
    default: self = .stopped
    }
  }

  /// The marks of a day: each post's own, or numbers where there are too many.
  static func row(_ marks: [PostMark]) -> String {
    let order = marks.sorted { $0.rawValue < $1.rawValue }
    guard order.count > 10 else { return order.map(\.rawValue).joined() }
    return allCases.compactMap { mark in
      let count = marks.count { $0 == mark }
      return count == 0 ? nil : "\(mark.rawValue)\(count)"
    }.joined(separator: " ")
  }
}
