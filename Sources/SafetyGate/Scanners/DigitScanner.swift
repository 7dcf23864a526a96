/// Digits that belong together, however they are written: `999 900 1149`, `oh one six`, `9O0 l55`.
struct DigitRun: Sendable {
  /// ASCII digits.
  var digits: [UInt8] = []
  /// For each digit its token.
  var tokens: [Int] = []
  /// Where each group begins, in digits.
  var groups: [Int] = []
  /// For each group, what stands before it.
  var gaps: [Token.Gap] = []
  /// True where a plus sign stands before the first group.
  var hasPlus: [Bool] = []
  /// Whether a group was written in words.
  var spoken: [Bool] = []

  var tokenRange: Range<Int> { tokens[0]..<(tokens[tokens.count - 1] + 1) }

  /// A stretch of whole groups.
  struct Window: Sendable {
    let digits: ArraySlice<UInt8>
    let tokens: Range<Int>
    let groups: Range<Int>
  }

  mutating func clear() {
    guard !digits.isEmpty else { return }
    digits.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
    hasPlus.removeAll(keepingCapacity: true)
    spoken.removeAll(keepingCapacity: true)
  }

  func groupEnd(_ group: Int) -> Int {
    group + 1 < groups.count ? groups[group + 1] : digits.count
  }

  func window(_ range: Range<Int>) -> Window {
    let slice = digits[groups[range.lowerBound]..<groupEnd(range.upperBound - 1)]
    let covered =
      tokens[groups[range.lowerBound]]..<(tokens[groupEnd(range.upperBound - 1) - 1] + 1)
    return Window(digits: slice, tokens: covered, groups: range)
  }

  /// The lengths of the groups in a stretch.
  func shape(_ range: Range<Int>) -> [Int] {
    range.map { groupEnd($0) - groups[$0] }
  }
}

/// Collects the digit runs of a reading, from left to right.
struct DigitScanner {
  private let reading: Reading
  private var runs: [DigitRun] = []
  private var current = DigitRun()

  init(_ reading: Reading) {
    self.reading = reading
  }

  mutating func run() -> [DigitRun] {
    var index = 0
    var lastToken = -1
    var multiplier = 1
    while index < reading.tokens.count {
      defer { index += 1 }
      let token = reading.tokens[index]
      if token.kind == .word, token.facts.digit == nil, token.isKnown {
        if lastToken >= 0 { close() }
        (lastToken, multiplier) = (-1, 1)
        continue
      }
      guard let piece = digits(of: index) else {
        if lastToken >= 0 { close() }
        (lastToken, multiplier) = (-1, 1)
        continue
      }
      switch piece {
      case .multiplier(let times):
        if lastToken >= 0, !joins(index, spoken: true) { close() }
        multiplier = times
        if lastToken >= 0 { lastToken = index }
      case .digits(let digits, let spoken):
        if lastToken >= 0, !joins(index, spoken: spoken) { close() }
        let repeated = multiplier == 1 ? digits : (0..<multiplier).flatMap { _ in digits }
        add(repeated, token: index, spoken: spoken)
        multiplier = 1
        lastToken = index
      case .hundred:
        if lastToken >= 0, current.spoken.last == true {
          add([48, 48], token: index, spoken: true)
        }
        lastToken = index
      }
    }
    close()
    return runs
  }

  private enum Piece {
    case digits([UInt8], spoken: Bool)
    case multiplier(Int)
    case hundred
  }

  private func digits(of index: Int) -> Piece? {
    let token = reading.tokens[index]
    switch token.kind {
    case .number:
      return .digits(Array(reading.letters(index)), spoken: false)
    case .mixed:
      let letters = reading.letters(index)
      return (lookalikeDigits(letters) ?? GluedDigits.read(letters)).map {
        .digits($0, spoken: false)
      }
    case .word:
      guard token.facts.digit == nil, !token.isKnown else { return spokenDigit(index, token) }
      return GluedDigits.read(reading.letters(index)).map { .digits($0, spoken: true) }
    case .foreign, .link, .email, .mention:
      return nil
    }
  }

  /// `9OO`, `l55`: digits with letters that look like digits; at least one true digit.
  private func lookalikeDigits(_ letters: ArraySlice<UInt8>) -> [UInt8]? {
    var digits: [UInt8] = []
    for byte in letters {
      switch byte {
      case 48...57: digits.append(byte)
      case UInt8(ascii: "o"): digits.append(48)
      case UInt8(ascii: "l"), UInt8(ascii: "i"): digits.append(49)
      default: return nil
      }
    }
    return digits
  }

  private func spokenDigit(_ index: Int, _ token: Token) -> Piece? {
    guard let word = token.facts.digit else { return nil }
    if word == .double { return .multiplier(2) }
    if word == .triple { return .multiplier(3) }
    guard let digit = word.ascii else { return .hundred }
    // A lone `o` or `l` is a letter unless digits stand beside it.
    if token.canonical.count == 1, !isDigitBeside(index) { return nil }
    return .digits([digit], spoken: true)
  }

  private func isDigitBeside(_ index: Int) -> Bool {
    isDigitOrDigitWord(index - 1) || isDigitOrDigitWord(index + 1)
  }

  private func isDigitOrDigitWord(_ index: Int) -> Bool {
    guard index >= 0, index < reading.tokens.count else { return false }
    let token = reading.tokens[index]
    return token.kind == .number || token.kind == .word && token.facts.digit?.ascii != nil
  }

  private func joins(_ index: Int, spoken: Bool) -> Bool {
    switch reading.tokens[index].gap {
    case .none, .hyphen, .dot, .space, .underscore, .bullet, .sign, .spacedDash, .bracket, .line,
      .slash, .apostrophe:
      true
    case .comma, .tightComma:
      spoken || current.spoken.last == true
        || (reading.tokens[index].canonical.count == 1 && lastGroupLength == 1)
    case .colon, .sentence: false
    }
  }

  private var lastGroupLength: Int {
    current.groups.isEmpty ? 0 : current.digits.count - current.groups[current.groups.count - 1]
  }

  private mutating func add(_ digits: [UInt8], token: Int, spoken: Bool) {
    current.groups.append(current.digits.count)
    current.gaps.append(reading.tokens[token].gap)
    current.spoken.append(spoken)
    current.hasPlus.append(hasPlusBefore(token))
    current.digits += digits
    current.tokens += repeatElement(token, count: digits.count)
  }

  private func hasPlusBefore(_ token: Int) -> Bool {
    let start = reading.tokens[token].folded.lowerBound
    let bytes = reading.text.bytes
    if start > 0, bytes[start - 1] == UInt8(ascii: "+") { return true }
    return start > 1 && bytes[start - 1] == 32 && bytes[start - 2] == UInt8(ascii: "+")
      || reading.isWord(token - 1, "plus")
  }

  private mutating func close() {
    // A run of one or two digits is nobody's number, and its room is used again.
    guard current.digits.count >= 3 else { return current.clear() }
    runs.append(current)
    current = DigitRun()
  }
}
