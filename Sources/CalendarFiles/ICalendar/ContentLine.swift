import CivilTime

/// One line of an iCalendar file after unfolding: `DTSTART;TZID=Europe/London:20270204T090000`.
struct ContentLine: Hashable {
  /// In upper case.
  let name: String
  /// Parameters by their names in upper case; of several values the first.
  let parameters: [String: String]
  let value: String
  /// Where it begins in the file, counted from 1.
  let line: Int

  /// The value as TEXT: `\n`, `\,`, `\;` and `\\` undone (RFC 5545, 3.3.11).
  var text: String {
    guard value.utf8.contains(UInt8(ascii: "\\")) else { return value }
    var text = ""
    var isEscaped = false
    for character in value.unicodeScalars {
      switch (isEscaped, character) {
      case (false, "\\"): isEscaped = true
      case (true, "n"), (true, "N"):
        text.unicodeScalars.append("\n")
        isEscaped = false
      default:
        text.unicodeScalars.append(character)
        isEscaped = false
      }
    }
    return text
  }
}

/// Why a line is none.
enum ContentLineFault: Error, Hashable {
  /// It has no name, or no colon after its name and parameters; the name as far as there is one.
  case malformed(name: String)
}

extension ContentLine {
  /// Reads one unfolded line (RFC 5545, 3.1; RFC 6868 for `^n`, `^'` and `^^`).
  init(_ bytes: ArraySlice<UInt8>, line: Int) throws(ContentLineFault) {
    let nameBytes = bytes.prefix(while: ContentLine.isNameByte)
    name = String(decoding: nameBytes, as: UTF8.self).uppercased()
    self.line = line
    var rest = bytes[nameBytes.endIndex...]
    var parameters: [String: String] = [:]
    guard !nameBytes.isEmpty else { throw .malformed(name: "") }
    while rest.first == UInt8(ascii: ";") {
      rest.removeFirst()
      guard let (key, value) = ContentLine.parameter(&rest) else { throw .malformed(name: name) }
      if parameters[key] == nil { parameters[key] = value }
    }
    guard rest.first == UInt8(ascii: ":") else { throw .malformed(name: name) }
    self.parameters = parameters
    value = String(decoding: rest.dropFirst(), as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
  }

  /// `TZID="Europe/London"`, and what follows a comma passed over.
  private static func parameter(_ rest: inout ArraySlice<UInt8>) -> (String, String)? {
    let name = rest.prefix(while: isNameByte)
    rest = rest[name.endIndex...]
    guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
    var first: ArraySlice<UInt8>?
    repeat {
      rest.removeFirst()
      let value: ArraySlice<UInt8>
      if rest.first == UInt8(ascii: "\"") {
        rest.removeFirst()
        value = rest.prefix { $0 != UInt8(ascii: "\"") }
        guard value.endIndex < rest.endIndex else { return nil }
        rest = rest[(value.endIndex + 1)...]
      } else {
        value = rest.prefix { $0 != 0x3A && $0 != 0x3B && $0 != 0x2C }
        rest = rest[value.endIndex...]
      }
      first = first ?? value
    } while rest.first == UInt8(ascii: ",")
    return (String(decoding: name, as: UTF8.self).uppercased(), unescaped(first ?? []))
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "^")) else { return text }
    var result = ""
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "^" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "n": result += "\n"
      case "'": result += "\""
      case "^", nil: result += "^"
      case let other?: result.unicodeScalars.append(contentsOf: ["^", other])
      }
    }
    return result
  }
}

/// The lines of an iCalendar file, unfolded as bytes before they are decoded: "a fold may split a
/// character" (RFC 5545, 3.1). CRLF, LF and CR end lines alike; a byte-order mark is passed over.
struct UnfoldedLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    // A first line that is indented is folded onto nothing.
    while position < bytes.count && UnfoldedLines.isBlank(bytes[position]) { position += 1 }
  }

  /// The next line that is not empty, and its number.
  mutating func next() -> (bytes: ArraySlice<UInt8>, line: Int)? {
    while position < bytes.count {
      let first = line
      let start = position
      var unfolded = physicalLine()
      if position < bytes.count && UnfoldedLines.isBlank(bytes[position]) {
        var joined = Array(unfolded)
        while position < bytes.count && UnfoldedLines.isBlank(bytes[position]) {
          position += 1
          joined += physicalLine()
        }
        unfolded = joined[...]
      }
      if !unfolded.isEmpty && position > start { return (unfolded, first) }
    }
    return nil
  }

  private mutating func physicalLine() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count && bytes[position] != 0x0A && bytes[position] != 0x0D {
      position += 1
    }
    let content = bytes[start..<position]
    if position < bytes.count {
      let isPair =
        bytes[position] == 0x0D && position + 1 < bytes.count
        && bytes[position + 1] == 0x0A
      position += isPair ? 2 : 1
      line += 1
    }
    return content
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
