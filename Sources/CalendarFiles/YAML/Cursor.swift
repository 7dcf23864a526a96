import CampaignCore
import Yams

/// A value in a file, together with its place and the name it goes by. Every reading of it reports
/// its own fault, so that nobody downstream has to know where a value came from.
struct Cursor {
  /// The key it stands under, as messages call it.
  let name: String
  let node: Node
  let file: SourceFile

  var location: SourceLocation {
    file.location(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// True for nothing at all, `~` and `null`, but not for `""`.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The same value under the name of one of its kind: a `role` of `roles`.
  func named(_ name: String) -> Cursor {
    Cursor(name: name, node: node, file: file)
  }

  func fault(_ message: String, hint: String? = nil) {
    file.report(at: location, message, hint: hint)
  }

  func warn(_ message: String, hint: String? = nil) {
    file.report(.warning, at: location, message, hint: hint)
  }

  /// What kind of thing this is, in the words of somebody who has never heard of YAML nodes.
  var kind: String {
    switch node {
    case .scalar: isEmpty ? "empty" : "a single value"
    case .mapping: "a group of keys"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// The words of a single value, as they were written.
  func text() -> String? {
    guard case .scalar(let scalar) = node else {
      fault("'\(name)' is \(kind); one value is expected here")
      return nil
    }
    if scalar.style == .plain, let hashtag = hashtagLost(after: scalar.string) {
      fault(
        "'\(name)' ends before '\(hashtag)': YAML reads what follows ' #' as a comment",
        hint: "put the value in quotes, or use a block ('|'); a comment has a blank after its '#'")
    }
    return scalar.string
  }

  /// `text: Come in. #TweetWell` loses its hashtag without a word.
  private func hashtagLost(after value: String) -> String? {
    guard let mark = node.mark, let line = file.line(mark.line) else { return nil }
    let rest = line.dropFirst(mark.column - 1)
    guard rest.hasPrefix(value) else { return nil }
    let tail = rest.dropFirst(value.count).drop { $0 == " " }
    guard tail.first == "#", tail.dropFirst().first?.isLetter == true else { return nil }
    return String(tail.prefix { $0 != " " })
  }

  /// The items of a list. A single value is read as a list of one.
  func list() -> [Cursor] {
    switch node {
    case .sequence(let items):
      return items.map { Cursor(name: name, node: $0, file: file) }
    case .scalar:
      return isEmpty ? [] : [self]
    case .mapping, .alias:
      fault("'\(name)' is \(kind); a list is expected here", hint: "begin each item with '- '")
      return []
    }
  }

  /// The items of a list of groups, or the one group that stands without a list.
  func oneOrMore() -> [Cursor] {
    if case .sequence = node { list() } else { [self] }
  }

  /// The members of a mapping whose keys the author chooses, such as years.
  func members() -> [(key: Cursor, value: Cursor)] {
    guard case .mapping(let mapping) = node else {
      fault("'\(name)' is \(kind); keys with values are expected here")
      return []
    }
    return mapping.map { key, value in
      (
        Cursor(name: name, node: key, file: file),
        Cursor(name: key.scalar?.string ?? name, node: value, file: file)
      )
    }
  }
}
