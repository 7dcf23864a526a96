/// Finds web addresses, e-mail addresses and mentions in a stretch of folded text without spaces.
enum AddressScanner {
  /// `https://…` up to the end of the stretch, without the punctuation that closes a sentence.
  static func link(in bytes: [UInt8], _ word: Range<Int>) -> Range<Int>? {
    var index = word.lowerBound
    while index + 2 < word.upperBound {
      if bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
        bytes[index + 2] == UInt8(ascii: "/")
      {
        var start = index
        while start > word.lowerBound, isLowerLetter(bytes[start - 1]) { start -= 1 }
        guard start < index, index + 3 < word.upperBound else { return nil }
        return start..<trimmed(index + 3, word.upperBound, bytes)
      }
      index += 1
    }
    return nil
  }

  /// `local@domain.tld`.
  static func email(in bytes: [UInt8], _ word: Range<Int>) -> Range<Int>? {
    var at = word.lowerBound
    while at < word.upperBound {
      defer { at += 1 }
      guard bytes[at] == UInt8(ascii: "@") else { continue }
      var start = at
      while start > word.lowerBound, isLocalByte(bytes[start - 1]) { start -= 1 }
      guard start < at else { continue }
      // `@name@server` is a mention, not a mailbox.
      if start > word.lowerBound, bytes[start - 1] == UInt8(ascii: "@") { return nil }
      var end = at + 1
      var lastDot: Int?
      while end < word.upperBound, isHostByte(bytes[end]) {
        if bytes[end] == UInt8(ascii: ".") { lastDot = end }
        end += 1
      }
      while end > at + 1, !isWordByte(bytes[end - 1]) { end -= 1 }
      if let dot = lastDot, dot >= end {
        lastDot = bytes[(at + 1)..<end].lastIndex(of: UInt8(ascii: "."))
      }
      guard let dot = lastDot, dot > at + 1, end - dot > 2 else { continue }
      return start..<end
    }
    return nil
  }

  /// `@name` or `@name@server` or `@name.example.social`.
  static func mention(in bytes: [UInt8], _ word: Range<Int>) -> Range<Int>? {
    var at = word.lowerBound
    while at < word.upperBound {
      defer { at += 1 }
      guard bytes[at] == UInt8(ascii: "@"),
        at == word.lowerBound || !isWordByte(bytes[at - 1]),
        at + 1 < word.upperBound, isWordByte(bytes[at + 1])
      else { continue }
      var end = at + 1
      while end < word.upperBound, isHostByte(bytes[end]) || bytes[end] == UInt8(ascii: "@") {
        end += 1
      }
      while end > at + 1, !isWordByte(bytes[end - 1]), bytes[end - 1] != UInt8(ascii: "_") {
        end -= 1
      }
      if end - at >= 3 { return at..<end }
    }
    return nil
  }

  /// `www.example.nhs.uk/book`, `gov.uk`: a name without a scheme that ends in a known suffix.
  static func bareDomain(in bytes: [UInt8], _ word: Range<Int>) -> Range<Int>? {
    var start = word.lowerBound
    while start < word.upperBound, !isWordByte(bytes[start]) { start += 1 }
    var end = start
    var dots = 0
    var lastDot = 0
    while end < word.upperBound, isHostByte(bytes[end]), bytes[end] != UInt8(ascii: "_") {
      if bytes[end] == UInt8(ascii: ".") {
        dots += 1
        lastDot = end
      }
      end += 1
    }
    if end > start, bytes[end - 1] == UInt8(ascii: ".") {
      end -= 1
      dots -= 1
      lastDot = bytes[start..<end].lastIndex(of: UInt8(ascii: ".")) ?? 0
    }
    guard dots >= 1, lastDot > start, end - lastDot > 2 else { return nil }
    let hasPath =
      end < word.upperBound && (bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: "?"))
    let hasWWW = bytes[start..<end].starts(with: "www.".utf8)
    let suffix = pack(bytes[(lastDot + 1)..<end].prefix(8))
    guard
      knownSuffixes.contains(suffix)
        || (hasPath || hasWWW || dots >= 2) && wordySuffixes.contains(suffix),
      labelsAreSound(bytes, start..<end)
    else { return nil }
    return start..<(hasPath ? trimmed(end, word.upperBound, bytes) : end)
  }

  private static func labelsAreSound(_ bytes: [UInt8], _ host: Range<Int>) -> Bool {
    var previous = UInt8(ascii: ".")
    for index in host {
      if bytes[index] == UInt8(ascii: "."), previous == UInt8(ascii: ".") { return false }
      previous = bytes[index]
    }
    return true
  }

  private static func trimmed(_ from: Int, _ limit: Int, _ bytes: [UInt8]) -> Int {
    var end = limit
    while end > from, isClosing(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "]"), FoldedText.symbol:
      true
    default: false
    }
  }

  private static func isLocalByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// Suffixes that no English sentence runs into; IANA root zone.
  private static let knownSuffixes: Set<UInt64> = Set(
    """
    com org net uk info io co ly gy gl eu ie scot wales cymru london charity foundation biz tv gov
    edu ac xyz ngo fr de nl pl es ru cn ai dev cc ws ca au nz int mobi example invalid
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { pack($0.utf8) })

  /// Suffixes that are English words too: they count with a path, `www.` or a third label.
  private static let wordySuffixes: Set<UInt64> = Set(
    """
    me us is it in at to so help support care health live news link top online app page social club
    click site shop blog today space website be do am pm st im la my no am be
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { pack(Array($0.utf8).prefix(8)) })
}
