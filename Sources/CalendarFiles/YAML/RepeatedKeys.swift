import Yams

extension SourceFile {
  /// Reports a key that a group of keys holds twice. The parser names the repeated keys and where
  /// one of them stands first; what was typed too much is the first that comes a second time.
  func reportRepeated(_ keys: [String], near mark: Mark) {
    let column = mark.column
    var seen: Set<String> = []
    var firstLines: [String: Int] = [:]
    for number in startOfGroup(at: mark)...max(lineCount, mark.line) {
      guard let key = keys.first(where: { holds($0, line: number, column: column) }) else {
        continue
      }
      if seen.insert(key).inserted {
        firstLines[key] = number
      } else {
        return reportRepeated(key, line: number, column: column, first: firstLines[key] ?? number)
      }
    }
    // Keys in braces: both in one line.
    reportRepeated(keys.first ?? "", line: mark.line, column: column, first: mark.line)
  }

  private func reportRepeated(_ key: String, line: Int, column: Int, first: Int) {
    report(
      at: location(line: line, column: column),
      first == line
        ? "'\(key)' is written twice" : "'\(key)' is written twice; it stands in line \(first) too",
      hint: "delete one, or begin a new item with '- '")
  }

  /// The line in which the group begins: that of its dash, or the one below its parent.
  private func startOfGroup(at mark: Mark) -> Int {
    var number = mark.line
    while number > 1, let line = line(number) {
      let before = line.prefix(mark.column - 1)
      let isBlank = line.allSatisfy(\.isWhitespace)
      if !isBlank, !before.allSatisfy({ $0 == " " }) { break }
      number -= 1
    }
    return number
  }

  private func holds(_ key: String, line number: Int, column: Int) -> Bool {
    guard let line = line(number), line.count >= column else { return false }
    return line.prefix(column - 1).allSatisfy { $0 == " " || $0 == "-" }
      && line.dropFirst(column - 1).hasPrefix("\(key):")
  }
}
