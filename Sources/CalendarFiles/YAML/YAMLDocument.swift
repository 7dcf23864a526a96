import CampaignCore
import Yams

extension SourceFile {
  /// The one value this file holds; nil, with its reason reported, where it is not YAML.
  func yaml() -> Cursor? {
    guard !reportAliases() else { return nil }
    do {
      // The basic resolver reads every plain value as the words that were written: `no` stays no,
      // 09:30 stays a time, and no regular expression runs over 100,000 entries.
      guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        report(at: location(line: 1, column: 1), "the file is empty")
        return nil
      }
      return Cursor(name: "the file", node: node, file: self)
    } catch let error as YamlError {
      report(error)
    } catch {
      report(at: location(line: 1, column: 1), "not valid YAML")
    }
    return nil
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let fault = SyntaxFault(problem: problem, in: line(mark.line))
      // What is not closed is looked for where it was opened, not where the file ends.
      let opening = fault.isUnclosed ? context?.mark : nil
      report(at: place(of: opening ?? mark), fault.message, hint: fault.hint)
    case .duplicatedKeysInMapping(let keys, let context):
      reportRepeated(keys, near: context.mark)
    case .reader(let problem, _, _, _):
      report(at: location(line: 1, column: 1), "not valid YAML: \(problem)")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      report(at: location(line: 1, column: 1), "not valid YAML")
    }
  }

  /// The parser marks the end of the file one line after the last; people look at the last.
  private func place(of mark: Mark) -> SourceLocation {
    guard mark.line > lineCount || (line(mark.line)?.isEmpty ?? true) else {
      return location(line: mark.line, column: mark.column)
    }
    var last = min(mark.line, lineCount)
    while last > 1, line(last)?.allSatisfy(\.isWhitespace) ?? true { last -= 1 }
    return location(line: last, column: (line(last)?.unicodeScalars.count ?? 0) + 1)
  }
}
