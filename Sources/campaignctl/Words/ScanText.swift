import CampaignCore
import SafetyGate

/// A post as its author reads it after a scan: the words, each finding underlined, and what would
/// clear it.
struct ScanText {
  let text: String

  init(_ post: ScannedPost, _ verdict: GateVerdict) {
    var lines = ["\(Terminal.bold(post.id)): \(verdict.outcome.rawValue)"]
    lines += ScanText.underlined(post.text, verdict.findings.filter { $0.field == .text })
    for (index, picture) in (post.media ?? []).enumerated() {
      let findings = verdict.findings.filter { $0.field == .altText(index) }
      lines += ScanText.underlined(
        "[picture] " + (picture.alt ?? "(no alternative text)"), findings, shift: 10)
    }
    for finding in verdict.findings {
      lines.append("  \(finding.severity.rawValue) \(finding.rule): \(finding.reason)")
      lines.append("    what would clear it: \(finding.remedy)")
      lines.append("    \(finding.source)")
    }
    text = lines.map { $0 + "\n" }.joined() + "\n"
  }

  /// Each line of the text with marks below what was found in it.
  private static func underlined(_ text: String, _ findings: [Finding], shift: Int = 0) -> [String]
  {
    var lines: [String] = []
    var start = 0
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.count
      lines.append("  \(String(String.UnicodeScalarView(line)))")
      let marks = (start..<max(end, start)).map { offset in
        findings.contains { (($0.start + shift)..<($0.end + shift)).contains(offset) } ? "~" : " "
      }
      if marks.contains("~") { lines.append("  \(marks.joined())") }
      start = end + 1
    }
    return lines
  }
}

/// One rule, explained.
struct RuleText {
  let text: String

  init(_ rule: Rule) {
    var lines = [
      Terminal.bold(rule.id), "severity: \(rule.severity.rawValue)", "why: \(rule.reason)",
      "what would clear it: \(rule.remedy)", "guidance: \(rule.source)",
    ]
    if !rule.fires.isEmpty { lines.append("stops:") }
    lines += rule.fires.map { "  “\($0)”" }
    if !rule.passes.isEmpty { lines.append("lets pass:") }
    lines += rule.passes.map { "  “\($0)”" }
    text = lines.map { $0 + "\n" }.joined()
  }
}
