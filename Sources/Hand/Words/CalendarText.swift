import CampaignCore
import CivilTime

/// The awareness days of a year for people: a line each, in order of their days.
struct ObservedText {
  let text: String

  init(_ observed: [ObservedDays], undated: [Observance]) {
    var lines: [String] = []
    var month = 0
    let width = observed.map { span($0.first, $0.last).count }.max() ?? 0
    for days in observed {
      if days.first.month != month {
        month = days.first.month
        let name = MonthDay.englishMonths[month - 1]
        lines.append(Terminal.bold("\(name) \(days.first.year)"))
      }
      let sure =
        days.isByRule && days.days.status == .provisional ? "by rule" : days.days.status.rawValue
      let region = days.observance.region.map { " (\($0))" } ?? ""
      let used =
        days.campaigns.isEmpty ? "" : " → \(days.campaigns.map(\.text).joined(separator: ", "))"
      lines.append(
        "  \(padded(span(days.first, days.last), width))  \(padded(sure, 11))  \(days.observance.name)\(region)\(used)"
      )
    }
    if !undated.isEmpty {
      lines.append(Terminal.bold("No date known"))
      lines += undated.map { "  \($0.name)" + ($0.organiser.map { ", \($0)" } ?? "") }
    }
    text =
      lines.isEmpty
      ? "no awareness days are written in calendars/\n" : lines.joined(separator: "\n") + "\n"
  }
}

/// The clashes of a year for people.
struct ConflictText {
  let text: String

  init(_ conflicts: [CalendarConflict]) {
    let lines = conflicts.map { conflict in
      switch conflict {
      case .overlap(let one, let other, let first, let last):
        return "\(span(first, last))  \(one.name) and \(other.name)"
      case .crowdedDay(let date, let marks, let around):
        let all = marks.map(\.words) + around.map(\.name)
        return "\(span(date, date))  \(all.joined(separator: "; "))"
      }
    }
    text = lines.isEmpty ? "no clashes\n" : lines.map { $0 + "\n" }.joined()
  }
}

/// What must be confirmed, for people: the date, and what to type.
struct DueText {
  let text: String

  init(_ due: [DueConfirmation]) {
    let lines = due.flatMap { due in
      [
        "\(Terminal.bold(due.days.observance.name)): \(span(due.days.first, due.days.last)), "
          + (due.days.isByRule ? "by its rule" : due.days.days.status.rawValue),
        "  first post \(due.firstPost), so it was to be confirmed by \(due.neededBy)"
          + "; for \(due.days.campaigns.map(\.text).joined(separator: ", "))",
        "  look at the page of \(due.days.observance.organiser ?? "its organiser"), then: campaignctl "
          + "calendar confirm \(due.days.observance.id) --year \(due.days.first.year) "
          + "--start \(due.days.first) --source https://…",
      ]
    }
    text = lines.isEmpty ? "nothing is due\n" : lines.map { $0 + "\n" }.joined()
  }
}

extension ObservedDays {
  fileprivate var name: String {
    days.status == .confirmed ? observance.name : "\(observance.name) (\(days.status.rawValue))"
  }
}

extension DayMark {
  fileprivate var words: String {
    switch self {
    case .easter: "Easter Sunday"
    case .clocksForward: "clocks go forward"
    case .clocksBack: "clocks go back"
    }
  }
}
