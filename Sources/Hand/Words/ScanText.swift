import CampaignCore
import CivilTime
import SafetyGate

/// A post as its author reads it after a scan: the words, each finding underlined, and what would
/// clear it.
struct ScanText {
  let text: String

  /// - Parameter suggested: how the post could go out a day later, and what the gate says of that.
  init(
    _ post: ScannedPost, _ verdict: GateVerdict, _ suggested: (DelayedPost, GateVerdict)? = nil
  ) {
    var lines = ["\(Terminal.bold(post.id)): \(verdict.outcome.rawValue)"]
    lines += MarkedText(post.text, verdict.findings.filter { $0.field == .text }).lines
    for (index, picture) in (post.media ?? []).enumerated() {
      lines.append("  [picture \(index + 1)]")
      lines +=
        MarkedText(
          picture.alt ?? "(no alternative text)",
          verdict.findings.filter { $0.field == .altText(index) }
        ).lines
    }
    for finding in verdict.findings {
      lines.append("")
      lines.append("  \(Terminal.bold(finding.rule)) (\(finding.severity.rawValue))")
      lines.append("    why: \(finding.reason)")
      lines.append("    what would clear it: \(finding.remedy)")
      lines.append("    guidance: \(finding.source)")
    }
    if let suggested { lines += ScanText.suggestion(suggested.0, suggested.1) }
    text = lines.map { $0 + "\n" }.joined() + "\n"
  }

  private static func suggestion(_ post: DelayedPost, _ verdict: GateVerdict) -> [String] {
    let when = post.due.map { ", not before \($0)" } ?? ""
    return [
      "",
      "  Or wait a day and drop the clock time\(when). The gate would then say"
        + " \(verdict.outcome.rawValue):",
    ] + MarkedText(post.text, []).lines
  }
}

/// A text with a line of marks below what was found in it, and the rule that found it.
struct MarkedText {
  let lines: [String]

  /// Rows are cut between words to stay within this many columns, so that marks stay below their
  /// words.
  private static let columns = 76

  init(_ text: String, _ findings: [Finding]) {
    var lines: [String] = []
    let cells = text.unicodeScalars.map(MarkedText.cell)
    for row in MarkedText.rows(cells) {
      lines.append("  " + cells[row].map(\.shown).joined())
      for finding in findings {
        if let marks = MarkedText.marks(finding, row, cells) { lines.append("  " + marks) }
      }
    }
    self.lines = lines
  }

  /// A scalar as a terminal shows it, and how many columns it takes; what nobody would see is spelled
  /// out.
  private struct Cell {
    let shown: String
    let width: Int
    let isBreak: Bool
    let isSpace: Bool
  }

  private static func cell(_ scalar: Unicode.Scalar) -> Cell {
    let properties = scalar.properties
    if scalar == "\n" { return Cell(shown: "", width: 0, isBreak: true, isSpace: true) }
    if scalar == " " { return Cell(shown: " ", width: 1, isBreak: false, isSpace: true) }
    let joins = scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
    let isHidden =
      properties.generalCategory == .control || properties.generalCategory == .format
      || properties.isDefaultIgnorableCodePoint
    if isHidden, !joins {
      let hex = String(scalar.value, radix: 16, uppercase: true)
      let shown = "<U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)>"
      return Cell(shown: shown, width: shown.count, isBreak: false, isSpace: false)
    }
    let isMark =
      properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
    let isWide =
      properties.isEmojiPresentation || (0x1100...0x115F).contains(scalar.value)
      || (0x2E80...0xA4CF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
      || (0xFF01...0xFF60).contains(scalar.value)
    return Cell(
      shown: String(scalar), width: joins || isMark ? 0 : isWide ? 2 : 1, isBreak: false,
      isSpace: false)
  }

  private static func rows(_ cells: [Cell]) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    var width = 0
    var lastSpace: Int?
    for (index, cell) in cells.enumerated() {
      if cell.isBreak {
        rows.append(start..<index)
        (start, width, lastSpace) = (index + 1, 0, nil)
        continue
      }
      width += cell.width
      if width > columns, let space = lastSpace {
        rows.append(start..<space)
        start = space + 1
        width = cells[start...index].reduce(0) { $0 + $1.width }
        lastSpace = nil
      }
      if cell.isSpace { lastSpace = index }
    }
    rows.append(start..<cells.count)
    return rows
  }

  /// Nil where the finding has no word in this row, or speaks of the text as a whole.
  private static func marks(_ finding: Finding, _ row: Range<Int>, _ cells: [Cell]) -> String? {
    let found =
      max(
        finding.start, row.lowerBound)..<max(
        min(finding.end, row.upperBound), max(finding.start, row.lowerBound))
    guard !found.isEmpty, finding.end - finding.start < cells.count || cells.count < columns else {
      return nil
    }
    let before = cells[row.lowerBound..<found.lowerBound].reduce(0) { $0 + $1.width }
    let width = max(1, cells[found].reduce(0) { $0 + $1.width })
    return String(repeating: " ", count: before) + String(repeating: "~", count: width)
      + " \(finding.rule)"
  }
}

/// One rule, explained.
struct RuleText {
  let text: String

  init(_ rule: Rule) {
    var lines = [
      Terminal.bold(rule.id), "severity: \(RuleText.severity(rule))", "why: \(rule.reason)",
      "what would clear it: \(rule.remedy)", "guidance: \(rule.source)",
    ]
    if !rule.fires.isEmpty { lines.append("stops:") }
    lines += rule.fires.map { "  “\($0)”" }
    if !rule.passes.isEmpty { lines.append("lets pass:") }
    lines += rule.passes.map { "  “\($0)”" }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func severity(_ rule: Rule) -> String {
    rule.severity.rawValue + (rule.milder.map { ", or \($0.rawValue) where less is told" } ?? "")
  }
}
