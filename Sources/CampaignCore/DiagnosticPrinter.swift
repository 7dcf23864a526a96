/// Shows diagnostics to people: place and message, the line with a caret below, and what to type.
///
///     Campaigns/day.yaml:9:5: error: 'at' is a date; a post needs a time as well
///       9 |     at: 2027-02-04
///         |         ^
///     hint: write 2027-02-04 09:30
package struct DiagnosticPrinter: Sendable {
  /// Whether the reader's terminal shows colours.
  package let inColour: Bool
  /// No more of a line is shown than this, in characters.
  private static let width = 100

  package init(inColour: Bool = false) {
    self.inColour = inColour
  }

  /// All of them, each with a blank line after it, and nothing for none.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { text($0) + "\n" }.joined()
  }

  /// One of them; ends in a line break.
  package func text(_ diagnostic: Diagnostic) -> String {
    let severity = painted(diagnostic.severity.rawValue, as: diagnostic.severity)
    var text = "\(bold("\(diagnostic.location)")): \(severity): \(bold(diagnostic.message))\n"
    if let line = diagnostic.sourceLine, !line.isEmpty {
      text += excerpt(line, at: diagnostic.location)
    }
    if let hint = diagnostic.hint { text += "hint: \(hint)\n" }
    return text
  }

  /// `2 errors and 1 warning`; nil for nothing to say.
  package func summary(_ diagnostics: [Diagnostic]) -> String? {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    guard let last = counts.last else { return nil }
    let others = counts.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : "\(others) and \(last)"
  }

  private func excerpt(_ line: String, at location: SourceLocation) -> String {
    let shown = Array(line.unicodeScalars.map { $0 == "\t" ? " " : Character($0) })
    let caret = min(max(location.column - 1, 0), shown.count)
    // Of a long line, the part around the caret.
    let start = max(
      0, min(caret - DiagnosticPrinter.width / 2, shown.count - DiagnosticPrinter.width))
    let part = String(shown[start..<min(shown.count, start + DiagnosticPrinter.width)])
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: caret - start)
    return "  \(number) | \(part)\n  \(margin) | \(indent)\(painted("^", as: .error))\n"
  }

  private func bold(_ text: String) -> String {
    inColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func painted(_ text: String, as severity: Diagnostic.Severity) -> String {
    guard inColour else { return text }
    switch severity {
    case .error: return "\u{1B}[1;31m\(text)\u{1B}[0m"
    case .warning: return "\u{1B}[1;33m\(text)\u{1B}[0m"
    case .note: return "\u{1B}[1;36m\(text)\u{1B}[0m"
    }
  }
}
