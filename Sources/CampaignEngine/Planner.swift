import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// Keeps the plan in force: reads the calendar anew beside the old plan, and swaps the two only when
/// there is no fault; the old plan goes on otherwise, and the record says so.
package actor Planner {
  private let source: any PlanSource
  private let books: Books
  private let dispatcher: Dispatcher
  private let clock: any WallClock
  private let publishers: @Sendable (House) -> [Account.ID: any Publisher]
  private var desk: Desk?
  private var notices: Notices?
  /// The copies of feeds that the calendar was last read with.
  private var copies: [String: Digest]?

  package init(
    _ source: any PlanSource, _ books: Books, _ dispatcher: Dispatcher, clock: any WallClock,
    publishers: @escaping @Sendable (House) -> [Account.ID: any Publisher]
  ) {
    self.source = source
    self.books = books
    self.dispatcher = dispatcher
    self.clock = clock
    self.publishers = publishers
  }

  /// The desk works to the same plan.
  package func tell(_ desk: Desk) {
    self.desk = desk
  }

  /// People are told by the same house.
  package func tell(_ notices: Notices) {
    self.notices = notices
  }

  /// Reads the calendar and works to it.
  /// - Parameter actor: who asked for it.
  /// - Returns: its faults; none where the new plan is in force.
  package func read(by actor: Actor = .daemon) async -> [Diagnostic] {
    await reading(by: actor).faults
  }

  /// - Returns: its faults, and whether they are over as soon as the store answers.
  private func reading(by actor: Actor) async -> (faults: [Diagnostic], canPass: Bool) {
    let known: (dates: [KnownDate], copies: [String: FeedCopy])
    do {
      known = try await books.read { (try $0.knownDates(), try $0.feedCopies()) }
    } catch {
      return ([Planner.fault("the store does not answer: \(error)")], Planner.canPass(error))
    }
    let copies = known.copies.mapValues(\.digest)
    self.copies = copies
    do throws(PlanRefusal) {
      let plan = try await source.plan(
        at: clock.now, knowing: known.dates, copies: known.copies)
      return await following(plan, madeFrom: copies, by: actor)
    } catch {
      await refuse(error.diagnostics)
      return (error.diagnostics, false)
    }
  }

  /// Reads the calendar, once more every few seconds while the store does not answer: what changed
  /// while a database was away is taken in when it is back.
  package func readPersistently() async -> [Diagnostic] {
    while true {
      let (faults, canPass) = await reading(by: .daemon)
      guard canPass, (try? await clock.sleep(until: clock.now + .seconds(5))) != nil else {
        return faults
      }
    }
  }

  /// Whether there are other copies of feeds now than the calendar was last read with, from whichever
  /// daemon.
  package func isBehind() async throws -> Bool {
    guard let copies else { return false }
    return try await books.read { try $0.feedVersions() } != copies
  }

  /// A fault that is the store's, and no file's.
  private static func fault(_ sentence: String) -> Diagnostic {
    Diagnostic(.error, at: .store, sentence)
  }

  /// Whether another reading would mend it, as soon as the database is back: a damaged row stays one.
  private static func canPass(_ error: any Error) -> Bool {
    if error is Intake.Outdated { return true }
    guard let fault = error as? DatabaseFault else { return false }
    return [.unreachable, .busy, .conflict].contains(fault.kind)
  }

  /// Works to a house and its rules before its campaigns are read: what the store holds goes out.
  /// Whoever must stop everything can do so from this moment on.
  package func open(_ opening: Plan) async throws {
    await desk?.follow(opening)
    try await dispatcher.follow(opening, publishers: publishers(opening.house))
  }

  /// Takes a plan in and works to it from now on.
  private func follow(
    _ plan: Plan, madeFrom copies: [String: Digest], by actor: Actor
  ) async throws {
    let report = try await Intake(books).takeIn(
      plan, madeFrom: copies, by: actor, at: clock.now)
    try await dispatcher.follow(plan, publishers: publishers(plan.house))
    await desk?.follow(plan)
    await notices?.follow(plan)
    try await books.write(at: clock.now) { transaction in
      transaction.record(AuditNote(.planRead, "campaignd", report.detail(of: plan)))
    }
  }

  private func following(
    _ plan: Plan, madeFrom copies: [String: Digest], by actor: Actor
  ) async -> (faults: [Diagnostic], canPass: Bool) {
    do {
      try await follow(plan, madeFrom: copies, by: actor)
      return ([], false)
    } catch {
      let faults = [Planner.fault("the plan cannot be stored: \(error)")]
      await desk?.refuse(faults)
      return (faults, Planner.canPass(error))
    }
  }

  private func refuse(_ faults: [Diagnostic]) async {
    await desk?.refuse(faults)
    let first = faults.first { $0.severity == .error }
    try? await books.write(at: clock.now) { transaction in
      transaction.record(
        AuditNote(
          .planRefused, "campaignd",
          [
            "faults": String(faults.count { $0.severity == .error }),
            "reason": first.map { "\($0.location): \($0.message)" } ?? "",
          ]))
    }
  }
}

extension Intake.Report {
  fileprivate func detail(of plan: Plan) -> [String: String] {
    [
      "posts": String(plan.posts.count), "admitted": String(admitted), "changed": String(changed),
      "withdrawn": String(withdrawn), "too-late": tooLate.map(\.text).joined(separator: " "),
      "ruleset": plan.gate.ruleset.hex,
    ]
  }
}

extension SourceLocation {
  /// Where a fault stands that is the store's.
  static let store = SourceLocation(file: "store", line: 1, column: 1)
}
