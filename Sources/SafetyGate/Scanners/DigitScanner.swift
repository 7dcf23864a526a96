/// Collects the digit runs of a reading, from left to right.
struct DigitScanner {
  private let reading: Reading
  private var runs: [DigitRun] = []
  private var current = DigitRun()

  /// Whether the last token was read as digits.
  private var isOpen = false
  /// How often the next digits count: `double`, `triple`.
  private var times = 1

  private init(_ reading: Reading) {
    self.reading = reading
  }

  static func runs(of reading: Reading) -> [DigitRun] {
    var scanner = DigitScanner(reading)
    scanner.scan()
    return scanner.runs
  }

  private mutating func scan() {
    for (index, token) in reading.tokens.enumerated() {
      let isPlainWord = token.kind == .word && token.isKnown && token.facts.digit == nil
      if !isPlainWord, let piece = digits(of: index) {
        take(piece, at: index)
      } else if isOpen || times > 1 {
        close()
        (isOpen, times) = (false, 1)
      }
    }
    close()
  }

  private mutating func take(_ piece: Piece, at index: Int) {
    switch piece {
    case .multiplier(let times):
      if isOpen, !joins(index, spoken: true) { close() }
      self.times = times
    case .digits(let digits, let spoken):
      if isOpen, !joins(index, spoken: spoken) { close() }
      add(digits, times: times, token: index, spoken: spoken)
      (isOpen, times) = (true, 1)
    case .hundred:
      if isOpen, current.groups.last?.isSpoken == true {
        add([48, 48], times: 1, token: index, spoken: true)
      }
      isOpen = true
    }
  }

  private enum Piece {
    case digits(ArraySlice<UInt8>, spoken: Bool)
    case multiplier(Int)
    case hundred
  }

  private func digits(of index: Int) -> Piece? {
    let token = reading.tokens[index]
    switch token.kind {
    case .number:
      return .digits(reading.letters(index), spoken: false)
    case .mixed:
      let letters = reading.letters(index)
      return (lookalikeDigits(letters) ?? GluedDigits.read(letters)).map {
        .digits($0[...], spoken: false)
      }
    case .word:
      guard token.facts.digit == nil, !token.isKnown else { return spokenDigit(index, token) }
      return GluedDigits.read(reading.letters(index)).map { .digits($0[...], spoken: true) }
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
      spoken || current.groups.last?.isSpoken == true
        || (reading.tokens[index].canonical.count == 1 && lastGroupLength == 1)
    case .colon, .sentence: false
    }
  }

  private var lastGroupLength: Int {
    current.groups.last.map { current.digits.count - $0.start } ?? 0
  }

  private mutating func add(_ digits: ArraySlice<UInt8>, times: Int, token: Int, spoken: Bool) {
    current.add(
      digits, times: times, token: token, gap: reading.tokens[token].gap,
      hasPlus: hasPlusBefore(token), isSpoken: spoken)
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
