import CampaignCore

extension PostRevision {
  /// What readers see besides words and pictures, a line each: an approver must have read it too.
  var shownBesides: [String] {
    var lines: [String] = []
    if let poll {
      lines += poll.options.enumerated().map { "[poll option \($0 + 1)] \($1)" }
      lines.append(
        "[poll] open for \(Duration.seconds(poll.closesAfter).words), "
          + (poll.allowsSeveral ? "several answers" : "one answer"))
    }
    guard let presentation else { return lines }
    if let card = presentation.card {
      lines += ["[link card] \(card.title)", "[link card] \(card.description)"]
    }
    if presentation.visibility != .everybody {
      lines.append("[visible to] \(presentation.visibility.rawValue)")
    }
    if presentation.repliers != .everybody {
      lines.append("[who may reply] \(presentation.repliers.rawValue)")
    }
    if !presentation.labels.isEmpty {
      lines.append("[labels] \(presentation.labels.map(\.rawValue).joined(separator: ", "))")
    }
    return lines
  }
}
