/// Reads Swift far enough to tell code from comments and strings.
struct CodeReader {
  private let characters: [Unicode.Scalar]
  private var place = 0
  private var code = String.UnicodeScalarView()

  /// `text` with blanks for comments and for what strings say; its lines stay where they are.
  static func code(of text: String) -> String {
    var reader = CodeReader(characters: Array(text.unicodeScalars))
    reader.read()
    return String(reader.code)
  }

  private init(characters: [Unicode.Scalar]) {
    self.characters = characters
  }

  private mutating func read() {
    while place < characters.count {
      if isAt("//") {
        while place < characters.count, characters[place] != "\n" { blank() }
      } else if isAt("/*") {
        readComment()
      } else if let quote = quoteHere() {
        readString(quote)
      } else {
        code.append(characters[place])
        place += 1
      }
    }
  }

  private mutating func readComment() {
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        blank(2)
      } else if isAt("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && place < characters.count
  }

  /// How a string opens: `"`, `"""`, and these with `#` around them.
  private func quoteHere() -> (hashes: Int, marks: Int)? {
    let hashes = characters[place...].prefix { $0 == "#" }.count
    let marks = characters[(place + hashes)...].prefix(3).prefix { $0 == "\"" }.count
    guard marks > 0 else { return nil }
    return (hashes, marks == 3 ? 3 : 1)
  }

  private mutating func readString(_ quote: (hashes: Int, marks: Int)) {
    let hashes = String(repeating: "#", count: quote.hashes)
    let end = String(repeating: "\"", count: quote.marks) + hashes
    blank(quote.hashes + quote.marks)
    while place < characters.count, !isAt(end) {
      if isAt("\\" + hashes + "(") {
        readInterpolation(opening: 2 + quote.hashes)
      } else if isAt("\\" + hashes) {
        blank(2 + quote.hashes)
      } else {
        blank()
      }
    }
    blank(end.count)
  }

  /// What is interpolated is code again.
  private mutating func readInterpolation(opening: Int) {
    blank(opening)
    var depth = 1
    while place < characters.count {
      if let quote = quoteHere() {
        readString(quote)
        continue
      }
      if characters[place] == "(" { depth += 1 }
      if characters[place] == ")" { depth -= 1 }
      if depth == 0 { return blank() }
      code.append(characters[place])
      place += 1
    }
  }

  private func isAt(_ text: String) -> Bool {
    characters[place...].starts(with: text.unicodeScalars)
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where place < characters.count {
      code.append(characters[place] == "\n" ? "\n" : " ")
      place += 1
    }
  }
}
