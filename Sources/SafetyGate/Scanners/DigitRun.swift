/// Digits that belong together, however they are written: `999 900 1149`, `oh one six`, `9O0 l55`.
struct DigitRun: Sendable {
  /// Digits written without anything between.
  struct Group: Sendable {
    /// Where it begins, in digits.
    let start: Int
    let token: Int
    /// What stands before it.
    let gap: Token.Gap
    /// Whether a plus sign stands before it.
    let hasPlus: Bool
    /// Whether it was written in words.
    let isSpoken: Bool
  }

  /// ASCII digits.
  private(set) var digits: [UInt8] = []
  /// Each of one digit at least.
  private(set) var groups: [Group] = []

  var tokenRange: Range<Int> { groups[0].token..<(groups[groups.count - 1].token + 1) }

  /// A stretch of whole groups.
  struct Window: Sendable {
    let digits: ArraySlice<UInt8>
    let tokens: Range<Int>
    let groups: Range<Int>
  }

  mutating func clear() {
    guard !digits.isEmpty else { return }
    digits.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
  }

  /// - Parameter times: how often the digits were said: `double seven`.
  mutating func add(
    _ digits: some Collection<UInt8>, times: Int, token: Int, gap: Token.Gap, hasPlus: Bool,
    isSpoken: Bool
  ) {
    groups.append(
      Group(
        start: self.digits.count, token: token, gap: gap, hasPlus: hasPlus, isSpoken: isSpoken))
    for _ in 0..<times { self.digits += digits }
  }

  func groupEnd(_ group: Int) -> Int {
    group + 1 < groups.count ? groups[group + 1].start : digits.count
  }

  /// How many digits stand in a stretch.
  func count(_ range: Range<Int>) -> Int {
    groupEnd(range.upperBound - 1) - groups[range.lowerBound].start
  }

  func window(_ range: Range<Int>) -> Window {
    let slice = digits[groups[range.lowerBound].start..<groupEnd(range.upperBound - 1)]
    let covered = groups[range.lowerBound].token..<(groups[range.upperBound - 1].token + 1)
    return Window(digits: slice, tokens: covered, groups: range)
  }

  /// The lengths of the groups in a stretch.
  func shape(_ range: Range<Int>) -> [Int] {
    range.map { groupEnd($0) - groups[$0].start }
  }
}
