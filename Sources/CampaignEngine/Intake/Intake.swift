import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// Brings the store to what the calendar now says: new posts in, changed words to a new review,
/// and what left the calendar withdrawn. Reading the same calendar twice changes nothing.
package struct Intake: Sendable {
  private let books: Books

  package init(_ books: Books) {
    self.books = books
  }

  /// What an intake did, in numbers of posts.
  package struct Report: Hashable, Sendable {
    package var admitted = 0
    package var changed = 0
    package var withdrawn = 0
    /// Posts whose words were changed after they had gone out: the change comes too late.
    package var tooLate: [Post.ID] = []
  }

  /// Another daemon has a newer copy of a feed in the store, and has asked by now what comes of it: to
  /// take in the older would answer that.
  package struct Outdated: Error, CustomStringConvertible {
    package let description = "a feed has changed while the calendar was read; read it once more"
  }

  /// - Parameters:
  ///   - copies: those of feeds that the plan was made from.
  ///   - actor: who asked for the calendar to be read.
  package func takeIn(
    _ plan: Plan, madeFrom copies: [String: Digest] = [:], by actor: Actor = .daemon,
    at now: Instant
  ) async throws -> Report {
    // Whatever the calendar names must be known here, however long its grace; a slot may have been
    // moved within its day.
    let first = plan.posts.map(\.revision.post.slot.instant).min() ?? now
    let known = try await books.read {
      try $0.posts(from: min(first, now) - .seconds(86_400), to: plan.horizon.upperBound)
    }
    let (steps, moved) = try await steps(from: known, to: plan, at: now)
    // Dates, questions and their holds first: no post moves before what must wait is on hold.
    try await books.write(at: now) { transaction in
      guard try transaction.reading.feedVersions() == copies else { throw Outdated() }
      try transaction.takeNote(of: plan.dates, by: actor)
      try transaction.ask(plan.questions + moved)
    }
    var report = Report()
    for steps in steps.chunks(of: 500) {
      let part = try await books.write(at: now) { transaction in
        try steps.reduce(into: Report()) { try transaction.take($1, plan.house, into: &$0) }
      }
      report.add(part)
    }
    return report
  }

  /// What has to be done, with every new revision examined in the order of slots; and what is asked
  /// of posts that moved to a time that has passed.
  private func steps(
    from known: [Post.ID: KnownPost], to plan: Plan, at now: Instant
  ) async throws -> (steps: [IntakeStep], questions: [OpenQuestion]) {
    var passed = PassedPosts(
      plan, known: known, asked: try await books.read { try $0.questions() }, at: now)
    var ledger = try await plan.ledger(from: books, at: now)
    var acts = try await books.read { try $0.deskActs() }
    var steps: [IntakeStep] = []
    var seen = Set<Post.ID>()
    for calendar in plan.posts {
      let id = calendar.revision.post.id
      seen.insert(id)
      if let act = acts[id], !act.stands(beside: calendar) {
        acts[id] = nil
        steps.append(.endAct(act))
      }
      guard let planned = acts[id].map({ $0.applied(to: calendar) }) ?? calendar else { continue }
      if let question = passed.question(about: planned) {
        passed.questions.append(question)
        if let before = known[id], before.planned { steps.append(.withdraw(before)) }
        continue
      }
      let (verdict, disclosure) = plan.examine(planned.revision, after: ledger)
      ledger = ledger.recording(disclosure)
      if let step = IntakeStep(planned, verdict, known: known[id], at: now) { steps.append(step) }
    }
    let gone = known.values.filter { $0.planned && !seen.contains($0.id) }
      .filter { plan.hasLost($0, under: acts[$0.id]) }
      .sorted { ($0.slotAt, $0.id) < ($1.slotAt, $1.id) }
    return (steps + gone.map(IntakeStep.withdraw), passed.questions)
  }
}

extension Plan {
  /// Whether a post that the calendar does not name stood there once: what a person added at the desk
  /// never did, and what a person moved stood where it was moved from.
  fileprivate func hasLost(_ known: KnownPost, under act: DeskAct?) -> Bool {
    guard let act else { return horizon.contains(known.slotAt) }
    return act.calendarSlot.map(horizon.contains) ?? false
  }
}

extension Intake.Report {
  fileprivate mutating func add(_ other: Intake.Report) {
    admitted += other.admitted
    changed += other.changed
    withdrawn += other.withdrawn
    tooLate += other.tooLate
  }
}

extension Array {
  /// The elements in order, at most `size` at a time.
  fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
