/// The kinds of thing that tell one person from others.
struct Told: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let age = Told(rawValue: 1 << 0)
  static let condition = Told(rawValue: 1 << 1)
  static let occupation = Told(rawValue: 1 << 2)
  static let origin = Told(rawValue: 1 << 3)
  static let family = Told(rawValue: 1 << 4)
  static let trait = Told(rawValue: 1 << 5)
  static let locality = Told(rawValue: 1 << 6)
  static let time = Told(rawValue: 1 << 7)
  static let event = Told(rawValue: 1 << 8)
  static let unit = Told(rawValue: 1 << 9)
  static let sex = Told(rawValue: 1 << 10)

  /// As the ledger keeps them.
  private static let named: [(Told, String)] = [
    (.age, "age"), (.condition, "condition"), (.occupation, "occupation"), (.origin, "origin"),
    (.family, "family"), (.trait, "trait"), (.locality, "locality"), (.time, "time"),
    (.event, "event"), (.unit, "unit"), (.sex, "sex"),
  ]

  var names: Set<String> {
    isEmpty ? [] : Set(Told.named.lazy.filter { contains($0.0) }.map(\.1))
  }

  var count: Int { rawValue.nonzeroBitCount }
}
