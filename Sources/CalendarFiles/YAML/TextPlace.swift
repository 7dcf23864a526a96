import CampaignCore
import Yams

extension Cursor {
  /// The words of a post, without the blank end that a block has, and where they begin.
  func placedText() -> PlacedText? {
    guard let text = text() else { return nil }
    let end = text.lastIndex { !$0.isWhitespace }
    guard let end else {
      fault("'\(name)' is empty")
      return nil
    }
    return PlacedText(String(text[...end]), at: firstCharacter(of: text))
  }

  /// A block's words begin below its `|`, a quoted value's after the quote.
  private func firstCharacter(of text: String) -> SourceLocation {
    guard case .scalar(let scalar) = node, let mark = scalar.mark else { return location }
    switch scalar.style {
    case .literal, .folded: return firstCharacterOfBlock(text, below: mark.line)
    case .singleQuoted, .doubleQuoted:
      return file.location(line: mark.line, column: mark.column + 1)
    case .plain, .any: return location
    }
  }

  private func firstCharacterOfBlock(_ text: String, below line: Int) -> SourceLocation {
    // A block keeps the blank lines it begins with, and blanks beyond its indentation.
    let blankLines = text.prefix { $0 == "\n" }.count
    let blanks = text.dropFirst(blankLines).prefix { $0 == " " }.count
    let written = file.line(line + 1 + blankLines)?.prefix { $0 == " " }.count ?? 0
    return file.location(line: line + 1, column: blankLines == 0 ? written - blanks + 1 : 1)
  }
}
