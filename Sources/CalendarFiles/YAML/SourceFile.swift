import CampaignCore

/// One file as a person wrote it, and everything there is to say about it. Whoever reads a value
/// from it reports through it, so that no fault is without its place and its line.
final class SourceFile {
  /// The file's path as it was named to us.
  let name: String
  /// Lines end in `\n`, whatever they ended in on disk.
  let text: String
  private(set) var diagnostics: [Diagnostic] = []
  private lazy var lineStarts = Self.lineStarts(of: text)

  init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  func location(line: Int, column: Int) -> SourceLocation {
    SourceLocation(file: name, line: max(line, 1), column: max(column, 1))
  }

  func report(
    _ severity: Diagnostic.Severity = .error, at location: SourceLocation, _ message: String,
    hint: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity, at: location, message, hint: hint, sourceLine: shownLine(location.line)))
  }

  /// What was said of this file by somebody who did not have its text.
  func showing(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      diagnostic.severity, at: diagnostic.location, diagnostic.message, hint: diagnostic.hint,
      sourceLine: shownLine(diagnostic.location.line))
  }

  var lineCount: Int { lineStarts.count }

  /// The characters of a line, counted from 1; nil where the file has no such line.
  func line(_ number: Int) -> Substring? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[number - 1])
    let end =
      number == lineStarts.count
      ? utf8.endIndex : utf8.index(utf8.startIndex, offsetBy: lineStarts[number] - 1)
    return text[start..<end]
  }

  /// A line worth showing under a message; nobody reads one of thousands of characters.
  private func shownLine(_ number: Int) -> String? {
    guard let line = line(number), line.utf8.count <= 2000 else { return nil }
    return String(line)
  }

  private static func lineStarts(of text: String) -> [Int] {
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    return starts
  }
}
