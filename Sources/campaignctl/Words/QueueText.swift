import CampaignCore
import CampaignEngine

/// Posts in order of time, a line each, under the day they are due.
struct QueueText {
  let text: String

  init(_ posts: [PostReply]) {
    var lines: [String] = []
    var day = ""
    let width = posts.map { $0.state.count }.max() ?? 0
    for post in posts {
      let parts = post.local.split(separator: "T")
      if let first = parts.first, first != day {
        day = String(first)
        lines.append(Terminal.bold(day))
      }
      let time = parts.last.map { String($0.prefix(8)) } ?? ""
      lines.append("  \(padded(time, 8))  \(padded(post.state, width))  \(post.post)\(note(post))")
      lines.append("  \(padded("", 8))  \(padded("", width))  \(excerpt(post.text))")
    }
    text = lines.isEmpty ? "no posts\n" : lines.map { $0 + "\n" }.joined()
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
