import CampaignCore
import CivilTime

/// What published posts have told of each unit lately: readers put the pieces together, so a new post
/// is judged on the union.
///
/// Many posts tell the same: what was told is kept once for each unit, with the moments it was told
/// at, so that a day of ten thousand posts is remembered as fast as a quiet one.
package struct DisclosureLedger: Hashable, Sendable {
  /// What one published post told.
  package struct Disclosure: Hashable, Sendable {
    /// When it was published; nil counts as recent.
    package let at: Instant?
    /// The unit it spoke of, folded; nil where none is known.
    package let unit: String?
    /// The kinds of thing it told of a person in care, by name.
    package let attributes: Set<String>
    /// What it called the person by, folded: `soprano`, `leaver`.
    package let referents: Set<String>
    /// How many people it said were there, with the word for what was counted.
    package let counts: [Count]

    package struct Count: Hashable, Sendable {
      package let number: Int
      /// What kind of people were counted; empty where the post did not say.
      package let of: String

      package init(number: Int, of: String) {
        self.number = number
        self.of = of
      }
    }

    package init(
      at: Instant?, unit: String?, attributes: Set<String>, referents: Set<String>,
      counts: [Count]
    ) {
      self.at = at
      self.unit = unit
      self.attributes = attributes
      self.referents = referents
      self.counts = counts
    }

    fileprivate var told: Memory {
      Memory(attributes: attributes, referents: referents, counts: Set(counts))
    }

    package var tellsNothing: Bool { attributes.isEmpty && referents.isEmpty && counts.isEmpty }
  }

  /// What readers remember of a unit: the union of what several posts told.
  package struct Memory: Hashable, Sendable {
    package private(set) var attributes: Set<String> = []
    package private(set) var referents: Set<String> = []
    package private(set) var counts: Set<Disclosure.Count> = []

    package var isEmpty: Bool { attributes.isEmpty && referents.isEmpty && counts.isEmpty }

    fileprivate mutating func formUnion(_ other: Memory) {
      attributes.formUnion(other.attributes)
      referents.formUnion(other.referents)
      counts.formUnion(other.counts)
    }
  }

  private var units: [String?: [Memory: Moments]] = [:]
  /// True where what was published before is not known: the gate then asks for a review.
  package private(set) var isDoubtful: Bool
  /// True where something was published later than the clock now shows: the clock is wrong, or was
  /// when that went out, and no date can be relied on.
  package let isAheadOfClock: Bool

  /// True where nothing was told of any unit.
  var isEmpty: Bool { units.isEmpty }

  package init(
    disclosures: [Disclosure] = [], isDoubtful: Bool = false, isAheadOfClock: Bool = false
  ) {
    self.isDoubtful = isDoubtful
    self.isAheadOfClock = isAheadOfClock
    for disclosure in disclosures { record(disclosure) }
  }

  /// One more post went out; a disclosure that tells nothing changes nothing.
  package mutating func record(_ disclosure: Disclosure) {
    let told = disclosure.told
    guard !told.isEmpty else { return }
    units[disclosure.unit, default: [:]][told, default: Moments()].add(disclosure.at)
  }

  /// Something went out of which nobody here can tell what it told.
  package mutating func doubt() {
    isDoubtful = true
  }

  /// The ledger after one more post went out.
  package func recording(_ disclosure: Disclosure) -> DisclosureLedger {
    var copy = self
    copy.record(disclosure)
    return copy
  }

  /// What was told of a post's unit in the `days` days before it; a nil unit shares with all others
  /// whose unit is unknown. The post itself may stand in the ledger, where it was sent before and is
  /// sent again: it is not held against itself.
  package func memory(beside post: Disclosure, days: Int) -> Memory {
    var memory = Memory()
    let (moment, own) = (post.at, post.told)
    for (told, all) in units[post.unit] ?? [:] {
      let moments = told == own ? all.without(moment) : all
      guard !moments.isEmpty else { continue }
      if let moment, !moments.hasAny(within: .seconds(Int64(clamping: days) * 86_400), of: moment) {
        continue
      }
      memory.formUnion(told)
    }
    return memory
  }
}

/// When one thing was told, again and again.
private struct Moments: Hashable, Sendable {
  /// Rising, each once.
  private var known: [Instant] = []
  private var hasUnknown = false

  var isEmpty: Bool { known.isEmpty && !hasUnknown }

  func without(_ moment: Instant?) -> Moments {
    var others = self
    if let moment { others.known.removeAll { $0 == moment } } else { others.hasUnknown = false }
    return others
  }

  mutating func add(_ moment: Instant?) {
    guard let moment else {
      hasUnknown = true
      return
    }
    let place = firstIndex(after: moment)
    guard place == 0 || known[place - 1] != moment else { return }
    known.insert(moment, at: place)
  }

  /// Whether one lies in the span that ends at a moment, both ends included.
  func hasAny(within span: Duration, of moment: Instant) -> Bool {
    if hasUnknown { return true }
    let place = firstIndex(after: moment)
    return place > 0 && moment - known[place - 1] <= span
  }

  private func firstIndex(after moment: Instant) -> Int {
    var (low, high) = (0, known.count)
    while low < high {
      let middle = (low + high) / 2
      if known[middle] > moment { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
