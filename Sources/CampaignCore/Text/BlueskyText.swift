/// A text as Bluesky takes it: lexicon app.bsky.feed.post, and facets as @atproto/api finds them.
struct BlueskyText {
  /// "maxGraphemes": 300.
  static let limit = 300
  /// "maxLength": 3000, in bytes of UTF-8.
  static let byteLimit = 3000

  private let text: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  func measure(limit: Int?) -> TextMeasure {
    let limit = limit ?? Self.limit
    let length = text.count
    return TextMeasure(
      length: length, limit: limit,
      fits: length <= limit && text.utf8.count <= Self.byteLimit, facets: facets())
  }

  /// Every facet begins a word: at the start of the text, after white space, or after `(`.
  func facets() -> [Facet] {
    var bytes = ByteCounter(scalars)
    var found: [Facet] = []
    var place = 0
    while place < scalars.count {
      if let span = span(at: place) {
        found.append(bytes.facet(span.kind, span.range, span.value))
        place = span.range.upperBound
      } else {
        place += 1
      }
    }
    return found
  }

  private struct Span {
    let kind: Facet.Kind
    let range: Range<Int>
    let value: String
  }

  private func span(at start: Int) -> Span? {
    let isAfterSpace = start == 0 || scalars[start - 1].isSpaceInJavaScript
    guard isAfterSpace || scalars[start - 1] == "(" else { return nil }
    switch scalars[start] {
    case "@": return mention(at: start)
    case "$": return cashtag(at: start)
    case "#", "＃": return isAfterSpace ? tag(at: start) : nil
    default: return link(at: start) ?? bareLink(at: start)
    }
  }

  /// A handle is a domain, so `@trust` alone is none.
  private func mention(at sign: Int) -> Span? {
    let run = scalars[(sign + 1)...].prefix(while: \.isInHandle)
    guard run.endIndex == scalars.count || scalars[run.endIndex] != "_",
      let last = run.lastIndex(where: \.isASCIIAlphanumeric)
    else { return nil }
    let handle = String(run[...last])
    let isTest = handle.lowercased().hasSuffix(".test")
    guard isTest || hasTopLevel(handle.lowercased()) else { return nil }
    return Span(kind: .mention, range: sign..<(last + 1), value: handle)
  }

  private func link(at start: Int) -> Span? {
    let word = wordEnd(from: start, atMost: "https://".count)
    let beginning = String(scalars[start..<word]).lowercased()
    guard let scheme = ["https://", "http://"].first(where: beginning.hasPrefix) else { return nil }
    let host = start + scheme.count
    guard host < scalars.count, !scalars[host].isSpaceInJavaScript,
      !scalars[host].isPunctuation || scalars[host] == "["
    else { return nil }
    let end = withoutTrailingPunctuation(start..<wordEnd(from: host))
    return Span(kind: .link, range: start..<end, value: String(scalars[start..<end]))
  }

  /// `trust.example/help` without a scheme. The top level has to be in lower case, so that a missing
  /// space (`the end.Now`) makes no link.
  private func bareLink(at start: Int) -> Span? {
    guard scalars[start].isASCIILetter else { return nil }
    let run = scalars[start...].prefix(while: \.isInHandle)
    guard let last = run.lastIndex(where: \.isASCIIAlphanumeric),
      hasTopLevel(String(run[...last]))
    else { return nil }
    let next = last + 1 < scalars.count ? scalars[last + 1] : " "
    if next == "_" || next == "@" || next.isLetterOrMark { return nil }
    let goesOn = next == "/" || next == "?" || next == "#" || next == ":"
    let end = goesOn ? withoutTrailingPunctuation(start..<wordEnd(from: last)) : last + 1
    return Span(kind: .link, range: start..<end, value: "https://" + String(scalars[start..<end]))
  }

  private func wordEnd(from start: Int, atMost count: Int = .max) -> Int {
    scalars[start...].prefix(count).prefix { !$0.isSpaceInJavaScript }.endIndex
  }

  /// Punctuation that ends the sentence, not the address: `.,;:!?`, closing quotes, and a `)` that
  /// was opened before it.
  private func withoutTrailingPunctuation(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    let opens = scalars[range].contains("(")
    while end > range.lowerBound {
      let last = scalars[end - 1]
      let closes = last == ")" && !opens
      guard closes || ".,;:!?\"'’”»…".unicodeScalars.contains(last) else { break }
      end -= 1
    }
    return end
  }

  private func hasTopLevel(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, !labels.contains("") else { return false }
    return TopLevelDomains.contains(last)
  }

  /// A tag has a character that is neither digit nor punctuation, and at most 64 graphemes and
  /// 640 bytes (lexicon app.bsky.richtext.facet).
  private func tag(at sign: Int) -> Span? {
    let run = scalars[(sign + 1)...].prefix(while: \.isInTag)
    guard run.first?.value != 0xFE0F, run.contains(where: { !$0.isDigit && !$0.isPunctuation }),
      let last = run.lastIndex(where: { !$0.isPunctuation })
    else { return nil }
    let tag = String(run[...last])
    guard tag.utf8.count <= 640, tag.count <= 64 else { return nil }
    return Span(kind: .tag, range: sign..<(last + 1), value: tag)
  }

  /// `$` and a ticker of up to five letters and digits is a tag that keeps its sign.
  private func cashtag(at sign: Int) -> Span? {
    let ticker = scalars[(sign + 1)...].prefix(while: \.isASCIIAlphanumeric)
    guard let first = ticker.first, first.isASCIILetter, ticker.count <= 5 else { return nil }
    if ticker.endIndex < scalars.count {
      let next = scalars[ticker.endIndex]
      guard next.isSpaceInJavaScript || ".,;:!?)\"'’".unicodeScalars.contains(next) else {
        return nil
      }
    }
    let range = sign..<ticker.endIndex
    return Span(kind: .tag, range: range, value: String(scalars[range]))
  }
}

extension Unicode.Scalar {
  fileprivate var isInHandle: Bool { isASCIIAlphanumeric || self == "." || self == "-" }

  /// No white space, and none of the characters without width that would hide in a tag.
  fileprivate var isInTag: Bool {
    switch value {
    case 0xAD, 0x2060, 0x200A...0x200D, 0x20E2: false
    default: !isSpaceInJavaScript
    }
  }
}
