import SafetyGate

/// What readers may remember, as a dispatcher at work knows it. For a new plan it is read anew, and
/// posts leave meanwhile: what they tell is in the new one too.
struct ReadersMemory: Sendable {
  private(set) var ledger = DisclosureLedger()
  /// How many times it is being read at this moment.
  private var readings = 0
  /// Nil for what cannot be read.
  private var toldMeanwhile: [DisclosureLedger.Disclosure?] = []

  /// A post leaves.
  mutating func record(_ disclosure: DisclosureLedger.Disclosure) {
    ledger.record(disclosure)
    if readings > 0, !disclosure.tellsNothing { toldMeanwhile.append(disclosure) }
  }

  /// Posts of other daemons left.
  mutating func hear(_ others: Others) {
    ledger = others.added(to: ledger)
    if readings > 0 { toldMeanwhile += others.told }
  }

  mutating func beginReading() {
    readings += 1
  }

  /// - Parameter read: nil where it could not be read, and what was known stands.
  mutating func endReading(_ read: DisclosureLedger?) {
    if let read { ledger = Others(told: toldMeanwhile).added(to: read) }
    readings -= 1
    if readings == 0 { toldMeanwhile = [] }
  }
}
