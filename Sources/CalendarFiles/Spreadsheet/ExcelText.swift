/// How Excel writes into text what is not text.
enum ExcelText {
  /// What the author typed: `_x000D_` is a line end (ECMA-376, 22.9.2.19), a leading `'` before a
  /// formula's sign keeps it text, and blanks at the ends are nobody's intention.
  static func meant(by cell: String) -> String {
    var text = cell.trimmingWhitespace()
    if text.contains("_x0") {
      for (written, meant) in escapes { text = text.replacing(written, with: meant) }
      text = text.trimmingWhitespace()
    }
    return text.first == "'" && startsFormula(text.dropFirst()) ? String(text.dropFirst()) : text
  }

  /// Made harmless: a program would run what begins with one of these signs as a formula
  /// (OWASP, "CSV Injection").
  static func defused(_ text: String) -> String {
    startsFormula(text[...]) ? "'" + text : text
  }

  /// Text that was saved as UTF-8 and read as Windows-1252 on its way here: `â€™` for `’`.
  static func isGarbled(_ text: String) -> Bool {
    text.contains("â€") || text.contains("Ã©") || text.contains("Â£") || text.contains("ðŸ")
  }

  private static func startsFormula(_ text: Substring) -> Bool {
    text.first.map { "=+-@\t\r".contains($0) } ?? false
  }

  private static let escapes = [
    ("_x000D_\n", "\n"), ("_x000D_", "\n"), ("_x000A_", "\n"), ("_x0009_", "\t"), ("_x005F_", "_"),
  ]
}
