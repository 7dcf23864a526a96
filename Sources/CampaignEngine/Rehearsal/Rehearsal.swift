import CampaignCore
import CampaignStore
import CivilTime
import Logging
import Synchronization

/// Plays the days of a plan through with the real engine: a clock moved by hand, a store in memory,
/// an outbox that takes everything, and people who approve whatever they may.
package struct Rehearsal: Sendable {
  private let plan: Plan
  private let from: Instant
  private let to: Instant

  package init(_ plan: Plan, from: Instant, to: Instant) {
    self.plan = plan
    self.from = from
    self.to = to
  }

  /// What would become of one post.
  package struct Fate: Codable, Sendable {
    package let post: String
    package let campaign: String
    package let account: String
    package let local: String
    package let instant: String
    package let status: DateStatus
    package let verdict: GateVerdict.Outcome
    /// `delivered`, `missed`, `blocked`, `expired`, …
    package let outcome: String
    /// Why it would not go out.
    package let reason: String?
    package let text: String
  }

  package func run() async throws -> [Fate] {
    let clock = RehearsalClock(from)
    let books = Books(CampaignStore(try SQLiteDatabase.inMemory())) { _ in }
    let dispatcher = Dispatcher(
      books, clock: clock, logger: Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() },
      generator: SystemRandomNumberGenerator())
    _ = try await Intake(books).takeIn(plan, at: from)
    let outbox = RehearsalOutbox()
    try await dispatcher.follow(plan, publishers: plan.house.accounts.mapValues { _ in outbox })
    let refusals = try await play(dispatcher, books, clock)
    return try await fates(books, refusals)
  }

  /// People approve an hour before the slot: early enough to leave, late enough to count still.
  /// - Returns: why some posts cannot be approved at all.
  private func play(
    _ dispatcher: Dispatcher, _ books: Books, _ clock: RehearsalClock
  ) async throws -> [Post.ID: String] {
    var waiting = try await waitingPosts(books)[...]
    var refusals: [Post.ID: String] = [:]
    while true {
      let approval = waiting.first.map { $0.revision.post.slot.instant - .seconds(3600) }
      let event = await dispatcher.workThrough()
      guard let next = [approval, event].compactMap(\.self).min(), next <= to else {
        return refusals
      }
      clock.set(next)
      let due = waiting.prefix { $0.revision.post.slot.instant - .seconds(3600) <= clock.now }
      waiting = waiting.dropFirst(due.count)
      refusals.merge(try await approve(Array(due), books, at: clock.now)) { $1 }
    }
  }

  private func waitingPosts(_ books: Books) async throws -> [QueuedPost] {
    try await books.read { [from, to] in
      try $0.queue(from: from, to: to, limit: .max).filter { $0.review == .inReview }
    }
  }

  private func fates(_ books: Books, _ refusals: [Post.ID: String]) async throws -> [Fate] {
    let posts = try await books.read { [from, to] in
      try $0.queue(from: from, to: to, limit: .max)
    }
    let reasons = try await books.read { reading in
      try posts.map { try reading.entries(of: $0.revision.post.id.text).last?.detail["reason"] }
    }
    return zip(posts, reasons).map { post, reason in
      let id = post.revision.post.id
      return Fate(
        post: id.text, campaign: post.revision.post.campaign.text,
        account: post.revision.post.account.text, local: post.revision.post.slot.local.description,
        instant: post.revision.post.slot.instant.description, status: post.dateStatus,
        verdict: post.outcome, outcome: post.state,
        reason: post.state == Dispatch.State.delivered.rawValue ? nil : reason ?? refusals[id],
        text: post.revision.text)
    }
  }

  /// Everybody approves what they may.
  /// - Returns: why some posts cannot be approved at all.
  private func approve(
    _ waiting: [QueuedPost], _ books: Books, at now: Instant
  ) async throws -> [Post.ID: String] {
    guard !waiting.isEmpty else { return [:] }
    let people = plan.house.people.values.sorted { $0.id < $1.id }
    return try await books.write(at: now) { [plan] transaction in
      var refusals: [Post.ID: String] = [:]
      for post in waiting {
        guard let policy = plan.house.policies[post.revision.policy] else { continue }
        refusals[post.revision.post.id] = try transaction.approve(
          post.revision, by: people, under: policy)
      }
      return refusals
    }
  }
}

extension Transaction {
  /// - Returns: why the quorum cannot be met; nil where it is.
  fileprivate func approve(
    _ revision: PostRevision, by people: [Person], under policy: ApprovalPolicy
  ) throws -> String? {
    guard let before = try reading.review(revision.digest) else { return nil }
    var review = before
    var refusal: ReviewRefusal?
    for person in people where review.state == .inReview {
      do throws(ReviewRefusal) {
        review = try review.applying(
          .approve(by: person, of: revision.digest, advice: "rehearsal"), policy: policy, at: now)
      } catch {
        if case .reflection = error { refusal = error }
      }
    }
    try save(
      review, before: before,
      AuditNote(.approved, revision.post.id.text, ["revision": revision.digest.hex]))
    guard review.state != .approved else {
      try scheduleApproved(revision)
      return nil
    }
    let missing = review.missing(under: policy, at: now)
    return refusal?.description
      ?? "nobody in the house can make up the quorum: "
      + missing.keys.sorted().map(\.rawValue).joined(separator: ", ")
  }
}

/// A clock that jumps from one event to the next.
private final class RehearsalClock: WallClock {
  private let moment: Mutex<Instant>

  init(_ moment: Instant) {
    self.moment = Mutex(moment)
  }

  var now: Instant { moment.withLock(\.self) }

  func set(_ time: Instant) {
    moment.withLock { $0 = max($0, time) }
  }

  /// Nobody waits in a rehearsal: whoever would is woken by the next event.
  func sleep(until time: Instant) async throws {
    set(time)
  }
}

/// An outbox that takes everything and keeps nothing.
private struct RehearsalOutbox: Publisher {
  let repeatability = Repeatability.forever

  func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    PreparedPost(
      dispatch: dispatch, key: dispatch.text, body: "{}", stamp: stamp, media: revision.media)
  }

  func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    Receipt(id: prepared.key, url: nil)
  }

  func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    .published(Receipt(id: prepared.key, url: nil))
  }
}
