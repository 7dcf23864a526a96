import CampaignCore
import Yams

/// The keys of one mapping. What is asked for is what exists: a key that nobody asked for is a
/// fault, and what it may have been meant for is found among those that were.
struct Fields {
  let cursor: Cursor
  private let members: [(key: String, keyNode: Node, value: Node)]
  private var taken: [Bool]
  private var asked: [String] = []

  init(_ cursor: Cursor) {
    self.cursor = cursor
    guard case .mapping(let mapping) = cursor.node else {
      let hint = cursor.isEmpty ? nil : "write each as 'key: value'"
      cursor.fault("'\(cursor.name)' is \(cursor.kind); keys with values are expected", hint: hint)
      members = []
      taken = []
      isMapping = false
      return
    }
    isMapping = true
    members = mapping.map { key, value in (key.scalar?.string ?? "", key, value) }
    taken = Array(repeating: false, count: members.count)
  }

  /// False where there was no mapping to read; that has been said.
  let isMapping: Bool

  /// The value of a key; nil where it is absent or empty.
  mutating func take(_ key: String) -> Cursor? {
    asked.append(key)
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    taken[index] = true
    let value = Cursor(name: key, node: members[index].value, file: cursor.file)
    return value.isEmpty ? nil : value
  }

  /// The value of a key that must be there.
  mutating func need(_ key: String, hint: @autoclosure () -> String? = nil) -> Cursor? {
    if let value = take(key) { return value }
    guard isMapping else { return nil }
    if let member = members.first(where: { $0.key == key }) {
      report(at: member.keyNode, "'\(key)' is empty", hint: emptyHint(member.keyNode) ?? hint())
    } else {
      cursor.fault("'\(key)' is missing", hint: hint() ?? "add a line '\(key): …'")
    }
    return nil
  }

  /// Where a key stands, if it is there.
  func place(of key: String) -> SourceLocation? {
    members.first { $0.key == key }.map { location(of: $0.keyNode) }
  }

  /// Reports every key that nobody asked for.
  func finish(_ severity: Diagnostic.Severity = .error) {
    for (index, member) in members.enumerated() where !taken[index] {
      let near = nearest(to: member.key, in: asked)
      let hint =
        near.map { "did you mean '\($0)'?" } ?? "known here: \(asked.joined(separator: ", "))"
      report(severity, at: member.keyNode, "unknown key '\(member.key)'", hint: hint)
    }
  }

  private func report(
    _ severity: Diagnostic.Severity = .error, at node: Node, _ message: String, hint: String?
  ) {
    cursor.file.report(severity, at: location(of: node), message, hint: hint)
  }

  private func location(of node: Node) -> SourceLocation {
    cursor.file.location(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// `text: #EDAW is here` reads as an empty text and a comment.
  private func emptyHint(_ key: Node) -> String? {
    guard let line = cursor.file.line(key.mark?.line ?? 0), line.contains(": #") else { return nil }
    return "everything after ' #' is a comment; put the value in quotes, or use a block ('|')"
  }
}
