import CampaignCore
import CivilTime

/// What published posts have told of each unit lately: readers put the pieces together, so a new post
/// is judged on the union.
package struct DisclosureLedger: Hashable, Codable, Sendable {
  /// What one published post told.
  package struct Disclosure: Hashable, Codable, Sendable {
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

    package struct Count: Hashable, Codable, Sendable {
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

    var tellsNothing: Bool { attributes.isEmpty && referents.isEmpty && counts.isEmpty }
  }

  package private(set) var disclosures: [Disclosure]
  /// True where what was published before is not known: the gate then asks for a review.
  package let isDoubtful: Bool

  package init(disclosures: [Disclosure] = [], isDoubtful: Bool = false) {
    self.disclosures = disclosures
    self.isDoubtful = isDoubtful
  }

  /// The ledger after one more post went out; a disclosure that tells nothing changes nothing.
  package func recording(_ disclosure: Disclosure) -> DisclosureLedger {
    guard !disclosure.tellsNothing else { return self }
    var copy = self
    copy.disclosures.append(disclosure)
    return copy
  }

  /// What was told of `unit` in the `days` days before `moment`; a nil unit shares with all others
  /// whose unit is unknown.
  func recent(unit: String?, before moment: Instant?, days: Int) -> [Disclosure] {
    disclosures.filter { disclosure in
      guard disclosure.unit == unit else { return false }
      guard let moment, let at = disclosure.at else { return true }
      return at <= moment && moment - at <= .seconds(Int64(clamping: days) * 86_400)
    }
  }
}
