import CampaignCore
import CivilTime

/// A plan for people: its months as pictures, then days, times, and what will be said.
struct PlanText {
  let text: String

  /// - Parameter states: how far posts are, by their ids, where a daemon was asked.
  init(
    _ posts: [PlannedLine], _ calendar: CampaignCalendar, from: CivilDate, to: CivilDate,
    states: [String: String]
  ) {
    let marks = posts.map { post in
      let state = states[post.post]
      return post.status == .confirmed
        ? state.map(PostMark.init(state:)) ?? PostMark(post)
        : PostMark(post)
    }
    var marksOfDays: [CivilDate: [PostMark]] = [:]
    for (post, mark) in zip(posts, marks) {
      if let day = CivilDate(post.local.prefix(10)) { marksOfDays[day, default: []].append(mark) }
    }
    let bars = calendar.campaignDays(from: from, to: to).map {
      MonthPicture.Bar(title: $0.campaign.title, dates: $0.dates)
    }
    let months = PlanText.months(from, to).map {
      MonthPicture(of: $0, bars: bars, marks: marksOfDays).text
    }
    let legend = PostMark.allCases.filter(marks.contains).map { "\($0.rawValue) \($0.words)" }
    let head =
      months.joined(separator: "\n")
      + (legend.isEmpty ? "" : "\n\(legend.joined(separator: "   "))\n")
    text = head + "\n" + PlanText.list(posts, states)
  }

  private static func months(_ from: CivilDate, _ to: CivilDate) -> [CivilDate] {
    var months: [CivilDate] = []
    var first = from.adding(days: 1 - from.day)
    while first <= to {
      months.append(first)
      let next = first.adding(days: CivilDate.daysInMonth(first.month, of: first.year))
      guard next > first else { break }
      first = next
    }
    return months
  }

  private static func list(_ posts: [PlannedLine], _ states: [String: String]) -> String {
    var lines: [String] = []
    var day = ""
    for post in posts {
      let parts = post.local.split(separator: "T")
      if let first = parts.first, first != day {
        day = String(first)
        lines.append(Terminal.bold(day))
      }
      let notes = [
        states[post.post], post.status == .confirmed ? nil : post.status.rawValue,
        post.verdict == .pass ? nil : "gate: \(post.verdict.rawValue)",
      ].compactMap(\.self)
      let note = notes.isEmpty ? "" : "  [\(notes.joined(separator: ", "))]"
      lines.append(
        "  \(padded(parts.last.map(String.init) ?? "", 8))  \(post.campaign) · \(post.entry) → \(post.account)\(note)"
      )
      lines.append("            \(excerpt(post.text))")
    }
    return lines.isEmpty ? "no posts\n" : lines.map { $0 + "\n" }.joined()
  }
}
