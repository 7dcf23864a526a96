extension String {
  /// The text with those hashtags at its end that it does not carry already, on a line of their own.
  func carrying(_ hashtags: [String]) -> String {
    guard !hashtags.isEmpty else { return self }
    let written = Set(self.hashtags.map { $0.lowercased() })
    let missing = hashtags.filter { !written.contains($0.lowercased()) }
    return missing.isEmpty ? self : "\(self)\n\n\(missing.joined(separator: " "))"
  }

  /// The hashtags a text carries, as it writes them.
  package var hashtags: [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let start = rest.firstIndex(of: "#") {
      let word = rest[rest.index(after: start)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      let begins = start == startIndex || !self[index(before: start)].isWordCharacter
      if begins, !word.isEmpty { found.append(rest[start..<word.endIndex]) }
      rest = rest[word.endIndex...]
    }
    return found
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}
