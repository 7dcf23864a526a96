/// Writes text as YAML that reads back as the same text.
enum YAMLText {
  /// On one line, in double quotes.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Below a `|`, each line with `indent` blanks before it. Blank lines at the ends are left off, and
  /// blanks before the first word, which would change the block's indentation.
  static func block(_ text: String, indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    let lines = text.trimmingWhitespace().split(separator: "\n", omittingEmptySubsequences: false)
    return "|\n" + lines.map { $0.isEmpty ? "" : blanks + $0 }.joined(separator: "\n")
  }

  static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: ", ") + "]"
  }
}
