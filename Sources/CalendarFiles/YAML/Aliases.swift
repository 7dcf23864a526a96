extension SourceFile {
  /// Reports the first alias (`*name`) whose anchor (`&name`) stands in this file.
  ///
  /// A few lines of aliases of aliases can stand for more values than memory holds, so they are
  /// found before anything is built from them. Campaigns have no need of them.
  /// - Returns: whether there was one.
  func reportAliases() -> Bool {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else {
      return false
    }
    let anchors = Set(references("&").map(\.name))
    guard let alias = references("*").first(where: { anchors.contains($0.name) }) else {
      return false
    }
    let before = text.utf8[..<alias.index]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { text.utf8.index(after: $0) }
    report(
      at: location(
        line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: text[(lineStart ?? text.startIndex)..<alias.index].unicodeScalars.count + 1),
      "'*\(alias.name)' repeats another value; aliases are not read here",
      hint: "write the value out")
    return true
  }

  private func references(_ sign: Character) -> [(name: Substring, index: String.Index)] {
    let signByte = sign.asciiValue!
    var found: [(Substring, String.Index)] = []
    var previous = UInt8(ascii: "\n")
    for index in text.utf8.indices {
      defer { previous = text.utf8[index] }
      guard text.utf8[index] == signByte, " \t\n[{,:?-".utf8.contains(previous) else { continue }
      let rest = text.utf8[text.utf8.index(after: index)...]
      let name = rest.prefix { !" \t\n,[]{}".utf8.contains($0) }
      if !name.isEmpty { found.append((Substring(name), index)) }
    }
    return found
  }
}
