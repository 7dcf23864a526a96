import CampaignCore
import CivilTime
import SafetyGate

/// What the daemon works from: the calendar as it was last read without faults, the gate with the
/// trust's registry, and every post of the horizon.
package struct Plan: Sendable {
  package let house: House
  package let gate: SafetyGate
  /// In the order of their slots.
  package let posts: [PlannedPost]
  private let places: [Digest: Int]
  /// When the calendar was read.
  package let readAt: Instant
  /// The days the posts were unfolded for.
  package let horizon: ClosedRange<Instant>
  /// The dates to take note of.
  package let dates: [KnownDate]
  /// What only a person can say about them.
  package let questions: [OpenQuestion]

  package init(
    house: House, gate: SafetyGate, posts: [PlannedPost], readAt: Instant,
    horizon: ClosedRange<Instant>, dates: [KnownDate] = [], questions: [OpenQuestion] = []
  ) {
    self.house = house
    self.gate = gate
    self.posts = posts
    places = Dictionary(
      posts.enumerated().map { ($1.revision.digest, $0) }, uniquingKeysWith: { _, last in last })
    self.readAt = readAt
    self.horizon = horizon
    self.dates = dates
    self.questions = questions
  }
}

extension Plan {
  /// The words of a post by the digest that covers them; nil where the calendar no longer has them.
  func revision(_ digest: Digest) -> PostRevision? {
    places[digest].map { posts[$0].revision }
  }

  /// Unfolds a calendar for some days, both included, and sets up the gate with its registry.
  /// - Parameter zones: the wall clocks of a zone by its name; nil where there is no such zone.
  package init(
    _ calendar: CampaignCalendar, from first: CivilDate, to last: CivilDate,
    zones: (String) -> ZoneRules?, at now: Instant, dates: [KnownDate] = [],
    questions: [OpenQuestion] = []
  ) throws(PlanRefusal) {
    let (posts, faults) = calendar.posts(from: first, to: last, zones: zones)
    guard !faults.hasErrors else { throw PlanRefusal(faults) }
    self.init(
      house: calendar.house, gate: try Plan.gate(calendar.registry, calendar.trustRules),
      posts: posts, readAt: now,
      horizon: first.midnight...last.adding(days: 1).midnight, dates: dates, questions: questions)
  }

  private static func gate(
    _ registry: Registry, _ trustRules: TrustRules
  ) throws(PlanRefusal) -> SafetyGate {
    do {
      return try SafetyGate(registry: registry, trustRules: trustRules)
    } catch {
      throw PlanRefusal(error.diagnostics(trustRules))
    }
  }
}

extension CivilDate {
  fileprivate var midnight: Instant {
    CivilDateTime(date: self, time: .midnight).instant(offset: 0)
  }
}

/// Where plans come from: the campaigns folder; in rehearsals, the same without a daemon.
package protocol PlanSource: Sendable {
  /// Reads everything anew; throws where there is any fault, so that the old plan stays.
  /// - Parameters:
  ///   - known: the dates that were taken note of before: what a feed says is held against them.
  ///   - copies: the last good copies of feeds, by their addresses.
  func plan(
    at now: Instant, knowing known: [KnownDate], copies: [String: FeedCopy]
  ) async throws(PlanRefusal) -> Plan
}

/// Why the calendar cannot be planned from: every fault of it, in order of place.
package struct PlanRefusal: Error, Sendable {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
