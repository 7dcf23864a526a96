import CampaignCore
import CampaignEngine
import CivilTime

/// Posts in order of time, as a table under each day they are due.
struct QueueText {
  let text: String

  init(_ posts: [PostReply], isAll: Bool = true) {
    var lines: [String] = []
    var day = ""
    let state = posts.map { $0.state.count }.max() ?? 0
    let number = posts.map { $0.number.count }.max() ?? 0
    let account = posts.map { $0.account.count }.max() ?? 0
    for post in posts {
      let parts = post.local.split(separator: "T")
      if let first = parts.first, first != day {
        day = String(first)
        lines.append(Terminal.bold(QueueText.named(day)))
      }
      let time = padded(parts.last.map { String($0.prefix(8)) } ?? "", 8)
      let word = Terminal.coloured(padded(post.state, state), QueueText.colour(of: post.state))
      lines.append(
        "  \(time)  \(padded(post.number, number))  \(word)  \(padded(post.account, account))  "
          + "\(post.post)\(note(post))")
      let indent = String(repeating: " ", count: 8 + number + state + account + 10)
      lines.append(Terminal.coloured(indent + excerpt(post.text), .grey))
    }
    if !isAll { lines.append("… there are more: --limit, --from, --to and --state choose") }
    text = lines.isEmpty ? "no posts\n" : lines.map { $0 + "\n" }.joined()
  }

  private static func named(_ day: String) -> String {
    CivilDate(day).map { "\(day), \($0.weekday.englishName)" } ?? day
  }

  /// Green is on its way or out, yellow waits for people, red needs somebody, grey is over.
  static func colour(of state: String) -> Terminal.Colour {
    if let state = Dispatch.State(rawValue: state) { return colour(of: state) }
    return switch Review.State(rawValue: state) {
    case .inReview, .changesRequested: .yellow
    case .blocked, .expired: .red
    case .approved: .green
    case .rejected, .superseded, .withdrawn, nil: .grey
    }
  }

  private static func colour(of state: Dispatch.State) -> Terminal.Colour {
    switch state {
    case .scheduled, .delivered: .green
    case .claimed: .cyan
    case .failed, .missed, .uncertain: .red
    case .held: .magenta
    case .cancelled, .retracted: .grey
    }
  }
}

private func note(_ post: PostReply) -> String {
  var notes: [String] = []
  if post.verdict != .pass { notes.append("gate: \(post.verdict.rawValue)") }
  if post.status != .confirmed { notes.append("date \(post.status.rawValue)") }
  return notes.isEmpty ? "" : "  (\(notes.joined(separator: ", ")))"
}

func excerpt(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return line.count <= 70 ? line : line.prefix(69) + "…"
}

func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
