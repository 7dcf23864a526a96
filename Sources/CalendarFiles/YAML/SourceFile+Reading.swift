import CampaignCore

extension SourceFile {
  /// Reads a file of words. What is not UTF-8 text is said with its place, and nil is given.
  static func reading(_ path: String, as name: String) -> (SourceFile?, [Diagnostic]) {
    do {
      return reading(try readBytes(path, limit: FileLimits.fileBytes), as: name)
    } catch {
      return (nil, [Diagnostic(.error, at: start(of: name), error.message)])
    }
  }

  static func reading(_ bytes: [UInt8], as name: String) -> (SourceFile?, [Diagnostic]) {
    let bytes = withoutOddLineEnds(withoutByteOrderMark(bytes))
    let text = String(decoding: bytes, as: UTF8.self)
    let file = SourceFile(name: name, text: text)
    guard text.utf8.elementsEqual(bytes) else {
      file.reportFirstBadByte(bytes)
      return (nil, file.diagnostics)
    }
    file.reportUnreadableCharacters()
    return file.diagnostics.hasErrors ? (nil, file.diagnostics) : (file, [])
  }

  private static func start(of name: String) -> SourceLocation {
    SourceLocation(file: name, line: 1, column: 1)
  }

  private static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// CRLF and lone CR become LF: the same lines for us, for the YAML parser and for editors.
  private static func withoutOddLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || index == 0 || bytes[index - 1] != 0x0D {
        result.append(byte)
      }
    }
    return result
  }

  private func reportFirstBadByte(_ bytes: [UInt8]) {
    let utf16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    var good = 0
    for (left, right) in zip(bytes, text.utf8) {
      guard left == right else { break }
      good += 1
    }
    let before = bytes.prefix(good)
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    let column = String(decoding: bytes[lineStart..<good], as: UTF8.self).unicodeScalars.count + 1
    let line = before.count { $0 == 0x0A } + 1
    report(
      at: location(line: line, column: column),
      utf16 ? "the file is UTF-16; UTF-8 is expected" : "a byte that is not UTF-8 text",
      hint: "save the file as UTF-8")
  }

  /// Characters that nobody sees but that end a line for some programs and not for others, bytes
  /// that no text holds, and lines that no post could need.
  private func reportUnreadableCharacters() {
    var line = 1
    var column = 1
    var lineBytes = 0
    for scalar in text.unicodeScalars {
      lineBytes += UTF8.width(scalar)
      if lineBytes > FileLimits.lineBytes {
        report(
          at: location(line: line, column: 1),
          "the line is longer than \(FileLimits.lineBytes) bytes; no post is that long")
        return
      }
      if let what = unreadable(scalar) {
        report(
          at: location(line: line, column: column), "\(what) stands in the text",
          hint: "delete it; often it came with pasted text")
        return
      }
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
        lineBytes = 0
      }
    }
  }

  private func unreadable(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0: "a NUL byte"
    case 0x09, 0x0A: nil
    case 0x01...0x1F, 0x7F: "a control character (U+\(hex(scalar)))"
    case 0x85, 0x2028, 0x2029: "an invisible line break (U+\(hex(scalar)))"
    case 0x80...0x9F: "a control character (U+\(hex(scalar)))"
    case 0xFEFF: "a byte order mark (U+FEFF)"
    default: nil
    }
  }

  private func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
