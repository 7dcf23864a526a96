import CampaignCore

/// What is different between the words before and these, as an approver reads it: in place, with what
/// went and what came.
struct ChangesText {
  let lines: [String]

  init(_ changes: [RevisionChange]) {
    lines = changes.flatMap { change in
      ["  \(change.field):"] + ChangesText.words(change).map { "    \($0)" }
    }
  }

  private static func words(_ change: RevisionChange) -> [String] {
    guard let before = change.before else { return [came(change.after ?? "")] }
    guard let after = change.after else { return [went(before)] }
    return merged(pieces(before), pieces(after)).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// Word for word: what stayed, `[-what went-]`, `{+what came+}`.
  private static func merged(_ before: [String], _ after: [String]) -> String {
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var text = ""
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      let goes = run(before, from: &old, in: removed)
      let comes = run(after, from: &new, in: inserted)
      if !goes.isEmpty { text += went(goes) }
      if !comes.isEmpty { text += came(comes) }
      if old < before.count, new < after.count {
        text += after[new]
        old += 1
        new += 1
      }
    }
    return text
  }

  private static func run(_ pieces: [String], from index: inout Int, in chosen: Set<Int>) -> String
  {
    let start = index
    while chosen.contains(index) { index += 1 }
    return pieces[start..<index].joined()
  }

  /// Words and the blank space between them, in turn.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      if let last = pieces.last?.last, last.isWhitespace == character.isWhitespace {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  private static func went(_ text: String) -> String { Terminal.coloured("[-\(text)-]", .red) }
  private static func came(_ text: String) -> String { Terminal.coloured("{+\(text)+}", .green) }
}
