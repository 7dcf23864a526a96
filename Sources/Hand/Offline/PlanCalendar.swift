import CalendarFiles
import CampaignCore
import CivilTime

/// A plan as a calendar to look at: an event for each entry and time, with what each account will say.
/// It is for looking only: nothing in it is ever read as a plan.
struct PlanCalendar {
  private let calendar: CampaignCalendar
  private let events: [WrittenEvent]

  init(_ posts: [PlannedLine], _ calendar: CampaignCalendar) {
    self.calendar = calendar
    let titles = Dictionary(
      calendar.campaigns.map { ($0.id.text, $0.title) }, uniquingKeysWith: { first, _ in first })
    var groups: [(id: String, posts: [PlannedLine])] = []
    var places: [String: Int] = [:]
    for post in posts {
      let id = PlanCalendar.id(of: post)
      if let place = places[id] {
        groups[place].posts.append(post)
      } else {
        places[id] = groups.count
        groups.append((id, [post]))
      }
    }
    events = groups.compactMap { PlanCalendar.event($0.id, $0.posts, titles) }
  }

  func text(_ folder: String) -> String {
    CalendarWriting.text(
      of: events, named: "\(calendar.house.trust): campaigns",
      changed: CampaignFolder.lastChange(of: folder))
  }

  /// Campaign, year and entry: what stays when the day moves.
  private static func id(of post: PlannedLine) -> String {
    post.post.split(separator: "/").prefix(3).joined(separator: "/")
  }

  private static func event(
    _ id: String, _ posts: [PlannedLine], _ titles: [String: String]
  ) -> WrittenEvent? {
    guard let first = posts.first, let instant = Instant(first.instant) else { return nil }
    let wordings = Dictionary(grouping: posts, by: \.text).sorted {
      ($0.value.first?.account ?? "") < ($1.value.first?.account ?? "")
    }
    let said = wordings.map { text, posts in
      "\(posts.map(\.account).joined(separator: ", ")):\n\(text)"
    }
    let stopped = posts.contains { $0.verdict == .block }
    return WrittenEvent(
      id: id, time: .moment(instant),
      summary: (stopped ? "[stopped by the gate] " : "") + excerpt(first.text),
      description: said.joined(separator: "\n\n"), status: first.status,
      category: titles[first.campaign] ?? first.campaign)
  }
}
