/// The domain of an address: labels with dots between them, then a top-level domain.
extension AddressScanner {
  struct Chain {
    /// The end of the longest domain; nil where none of the labels begins a known top level.
    let end: Int?
    /// How far the labels were read.
    let reached: Int
  }

  /// The longest domain from `start` on. The label before the top level has no `_` in it.
  func chain(from start: Int) -> Chain {
    chain(from: start, upTo: scalars.count) { label in
      label.first != "-" && label.first != "_" && label.last != "-" && label.last != "_"
        ? .valid(beforeTopLevel: !label.contains("_")) : .invalid
    } with: {
      $0.isInDomains || $0 == "-" || $0 == "_"
    }
  }

  /// The same among Latin letters only, where labels may begin and end with anything.
  func latinChain(from start: Int, upTo end: Int) -> Chain {
    chain(from: start, upTo: end) { _ in
      .valid(beforeTopLevel: true)
    } with: {
      $0.isASCIIAlphanumeric || $0 == "-" || $0 == "_" || $0.isAccentedLatin
    }
  }

  private enum LabelVerdict {
    case invalid
    case valid(beforeTopLevel: Bool)
  }

  private func chain(
    from start: Int, upTo limit: Int, judging judge: (ArraySlice<Unicode.Scalar>) -> LabelVerdict,
    with isInLabel: (Unicode.Scalar) -> Bool
  ) -> Chain {
    var end: Int?
    var place = start
    while true {
      let label = scalars[place..<limit].prefix(while: isInLabel)
      let dot = label.endIndex
      guard !label.isEmpty, dot < limit, scalars[dot] == ".",
        case .valid(let beforeTopLevel) = judge(label)
      else { return Chain(end: end, reached: dot) }
      place = dot + 1
      if beforeTopLevel { end = topLevelEnd(from: place, upTo: limit) ?? end }
    }
  }

  /// A top-level domain ends where no letter, digit, `@`, `+` or `-` follows; one in other letters
  /// than ours may be followed by more of these (`例.みんなの`).
  private func topLevelEnd(from start: Int, upTo limit: Int) -> Int? {
    let word = scalars[start..<limit].prefix(while: \.isASCIIAlphanumeric)
    if isKnown(word, upTo: limit) { return word.endIndex }
    if let end = punycodeEnd(from: start, upTo: limit) { return end }
    let longest = scalars[start..<limit].prefix(TopLevelDomains.longest).prefix(
      while: \.isInDomains)
    guard let other = longest.firstIndex(where: { !$0.isASCII }) else { return nil }
    let lengths = stride(from: longest.count, to: other - start, by: -1)
    return lengths.first { isKnown(longest.prefix($0), upTo: limit) }.map { start + $0 }
  }

  private func isKnown(_ name: ArraySlice<Unicode.Scalar>, upTo limit: Int) -> Bool {
    guard !name.isEmpty, name.count <= TopLevelDomains.longest else { return false }
    if name.endIndex < limit {
      let next = scalars[name.endIndex]
      if next.isASCIIAlphanumeric || next == "@" || next == "+" || next == "-" { return false }
    }
    return TopLevelDomains.contains(String(name).lowercased())
  }

  /// "xn--" and what follows it: any domain that is spelt in Punycode.
  private func punycodeEnd(from start: Int, upTo limit: Int) -> Int? {
    let word = scalars[start..<limit].prefix { $0.isASCIIAlphanumeric || $0 == "-" }
    guard word.count > 4, String(word.prefix(4)).lowercased() == "xn--" else { return nil }
    return word.endIndex
  }
}
