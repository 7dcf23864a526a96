import CampaignCore
import CivilTime

/// Writes the record of one year into the file of an observance, and leaves every other line of the
/// file as its authors wrote it.
package struct ObservanceRecordEdit {
  private var lines: [Substring]
  /// How far the observance's keys are indented.
  private let indent: Int
  /// Its lines, from its `id` on, without the blank lines behind it.
  private var block: Range<Int>

  /// The file's text with the record in it; nil where the observance's years are written on one
  /// line, which only a person can untangle.
  /// - Parameters:
  ///   - text: the file that `observance` was read from.
  ///   - observance: read from `text`, so that its place is right.
  package static func text(
    _ text: String, recording record: ObservanceYear, of observance: Observance
  ) -> String? {
    guard var edit = ObservanceRecordEdit(text, observance) else { return nil }
    guard edit.put(record) else { return nil }
    return edit.lines.joined(separator: "\n")
  }

  private init?(_ text: String, _ observance: Observance) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = observance.location.line - 1
    guard lines.indices.contains(first) else { return nil }
    let indent = observance.location.column - 1
    self.indent = indent
    var end = first + 1
    while end < lines.count, lines[end].isBlankOrComment || lines[end].indentation >= indent {
      end += 1
    }
    while end > first + 1, lines[end - 1].isBlankOrComment { end -= 1 }
    block = first..<end
  }

  private mutating func put(_ record: ObservanceYear) -> Bool {
    let years = block.first { lines[$0].indentation == indent && lines[$0].key == "years" }
    guard let years else {
      let head = Substring(String(repeating: " ", count: indent) + "years:")
      lines.insert(contentsOf: [head] + written(record, indent: indent + 2), at: block.upperBound)
      return true
    }
    guard lines[years].hasNothingBehindKey else { return false }
    let inside = inside(of: years)
    let depth =
      inside.first { !lines[$0].isBlankOrComment }.map { lines[$0].indentation } ?? indent + 2
    let place = place(of: record.start.year, among: inside, depth)
    lines.replaceSubrange(place, with: written(record, indent: depth))
    return true
  }

  /// The lines that stand below a key.
  private func inside(of key: Int) -> Range<Int> {
    var end = key + 1
    while end < block.upperBound,
      lines[end].isBlankOrComment || lines[end].indentation > lines[key].indentation
    {
      end += 1
    }
    return key + 1..<end
  }

  /// The lines of a year's record; where there is none, the empty place before the next later one.
  private func place(of year: Int, among inside: Range<Int>, _ depth: Int) -> Range<Int> {
    for line in inside where lines[line].indentation == depth {
      guard let found = lines[line].key.flatMap({ Int($0) }) else { continue }
      if found == year { return line..<self.inside(of: line).upperBound }
      if found > year { return line..<line }
    }
    return inside.upperBound..<inside.upperBound
  }

  private func written(_ record: ObservanceYear, indent: Int) -> [Substring] {
    let fields: [(String, String?)] = [
      ("start", record.start.description), ("end", record.end.description),
      ("status", record.status.rawValue), ("source", record.source.map(YAMLText.quoted)),
      ("checked-by", record.checkedBy?.text), ("checked-on", record.checkedOn?.description),
      ("theme", record.theme.map(YAMLText.quoted)),
      (
        "hashtags",
        record.hashtags.isEmpty
          ? nil : YAMLText.list(record.hashtags.map { String($0.drop { $0 == "#" }) })
      ),
    ]
    let blanks = String(repeating: " ", count: indent)
    return [Substring("\(blanks)\(record.start.year):")]
      + fields.compactMap { key, value in value.map { Substring("\(blanks)  \(key): \($0)") } }
  }
}

extension Substring {
  fileprivate var indentation: Int { prefix { $0 == " " }.count }

  fileprivate var isBlankOrComment: Bool {
    let rest = drop { $0 == " " }
    return rest.isEmpty || rest.first == "#"
  }

  /// What stands before a colon: `years`, `2027`, also behind a dash.
  fileprivate var key: String? {
    let rest = drop { $0 == " " || $0 == "-" || $0 == "\"" || $0 == "'" }
    let name = rest.prefix { $0 != ":" && $0 != "\"" && $0 != "'" }
    return name.endIndex < rest.endIndex ? String(name) : nil
  }

  fileprivate var hasNothingBehindKey: Bool {
    guard let colon = firstIndex(of: ":") else { return false }
    return self[index(after: colon)...].isBlankOrComment
  }
}
