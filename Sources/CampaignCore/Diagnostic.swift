/// A place in a file that a person wrote.
package struct SourceLocation: Hashable, Codable, Sendable {
  /// The file's path as it was named to us.
  package let file: String
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in characters.
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable, CustomStringConvertible {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }

  package var description: String { "\(file):\(line):\(column)" }
}

/// Something to say about a file that a person wrote: where, what is wrong, and what to type.
package struct Diagnostic: Hashable, Codable, Sendable {
  package enum Severity: String, Codable, Sendable, CaseIterable {
    case error, warning, note
  }

  package let severity: Severity
  package let location: SourceLocation
  package let message: String
  /// Something to type, where we know it.
  package let hint: String?
  /// The line of the file the place is in, to show with a caret below it.
  package let sourceLine: String?

  package init(
    _ severity: Severity, at location: SourceLocation, _ message: String, hint: String? = nil,
    sourceLine: String? = nil
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.hint = hint
    self.sourceLine = sourceLine
  }
}

extension Sequence<Diagnostic> {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// In the order of the files and lines they speak of.
  package func inOrderOfPlace() -> [Diagnostic] {
    sorted { $0.location < $1.location }
  }
}
