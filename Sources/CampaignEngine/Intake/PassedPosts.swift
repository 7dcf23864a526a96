import CampaignCore
import CampaignStore
import CivilTime

/// Finds the posts that moved to a time that has passed.
struct PassedPosts {
  /// What is asked of those that were found.
  var questions: [OpenQuestion] = []
  private let now: Instant
  private let asked: [String: OpenQuestion]
  /// When a post was due that the calendar no longer has there, by its place in the plan.
  private let slots: [String: Instant]

  init(_ plan: Plan, known: [Post.ID: KnownPost], asked: [AskedQuestion], at now: Instant) {
    self.now = now
    self.asked = Dictionary(
      asked.map { ($0.question.key, $0.question) }, uniquingKeysWith: { first, _ in first })
    let planned = Dictionary(
      plan.posts.map { ($0.revision.post.id, $0.revision.post.slot.instant) },
      uniquingKeysWith: { first, _ in first })
    let left = known.values.filter { $0.planned && planned[$0.id] != $0.slotAt }
    slots = Dictionary(
      left.map { ($0.id.place, $0.slotAt) }, uniquingKeysWith: { first, last in max(first, last) })
  }

  /// What is asked of a post, once for each time it is moved to; nil where it did not move, or moved
  /// to a time that is still to come.
  func question(about planned: PlannedPost) -> OpenQuestion? {
    guard planned.revision.post.slot.instant <= now else { return nil }
    if let before = asked[planned.timePassedKey] { return before }
    // What was due and has gone by did not move away from anything.
    guard let old = slots[planned.revision.post.id.place], old > now else { return nil }
    return planned.movedIntoPast(from: old)
  }
}
