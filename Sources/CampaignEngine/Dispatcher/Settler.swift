import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// Writes down what came of attempts: many answers that arrive together share one transaction, since
/// a disk does few full syncs a second, and share that of the next look where one comes soon. Nobody
/// is told before it is on disk.
actor Settler {
  /// What came of one attempt. It goes through many hands, so there is one of it.
  final class Settlement: Sendable {
    /// As it was claimed for the attempt.
    let dispatch: Dispatch
    let event: DispatchEvent
    let outcome: Delivery.Outcome
    let note: AuditNote
    /// Set where the account's access is gone.
    let stopping: Account.ID?
    /// What was counted as spent and was not, in thousandths of a US dollar.
    let notSpent: Int
    /// The moment it was counted for.
    let moment: Instant
    /// What the answer says of its server; nil where no other daemon asks that.
    let heard: Heard?

    init(
      dispatch: Dispatch, event: DispatchEvent, outcome: Delivery.Outcome, note: AuditNote,
      stopping: Account.ID?, notSpent: Int, moment: Instant, heard: Heard? = nil
    ) {
      self.dispatch = dispatch
      self.event = event
      self.outcome = outcome
      self.note = note
      self.stopping = stopping
      self.notSpent = notSpent
      self.moment = moment
      self.heard = heard
    }
  }

  private let books: Books
  private let clock: any WallClock
  private let logger: Logger
  private var waiting = Answers()
  private var isWriting = false
  /// Until when what waits is left to a look; nil where nothing is.
  private var gatheringUntil: Instant?
  private var isLast = false

  /// What waits to be written, and who waits for that.
  struct Answers: Sendable {
    private(set) var settlements: [Settlement] = []
    private var askers: [CheckedContinuation<Bool, any Error>] = []

    var isEmpty: Bool { askers.isEmpty }

    mutating func add(_ more: [Settlement], _ asker: CheckedContinuation<Bool, any Error>) {
      settlements += more
      askers.append(asker)
    }

    mutating func add(_ more: Answers) {
      settlements += more.settlements
      askers += more.askers
    }

    /// They are on disk, or are not.
    /// - Parameter result: where they are, whether anything that waited for them is due now.
    func end(_ result: Result<Bool, any Error>) {
      for asker in askers { asker.resume(with: result) }
    }
  }

  init(_ books: Books, clock: any WallClock, logger: Logger) {
    self.books = books
    self.clock = clock
    self.logger = logger
  }

  /// Returns once the settlements are on disk, all of them together, however long the disk takes: the
  /// answers are in our hands, and the claims stand meanwhile.
  /// - Parameter delay: how long they may wait for a look to take them along.
  /// - Returns: whether posts that waited for them, or for others at the same time, are due now.
  func settle(_ settlements: [Settlement], within delay: Duration) async -> Bool {
    var tries = 0
    repeat {
      do {
        return try await settleOnce(settlements, within: tries > 0 ? .zero : delay)
      } catch {
        tries += 1
        logger.error("an answer cannot be written down, trying again: \(error)")
        let pause = min(Delivery.backOff(after: tries), .seconds(15))
        try? await clock.sleep(until: clock.now + pause)
      }
    } while !Task.isCancelled
    return false
  }

  /// Hands what waits to a look, which tells then how that ended, or hands it back.
  func takeAlong() -> Answers {
    defer { waiting = Answers() }
    return waiting
  }

  /// A look failed, be it for reasons of its own: what it had taken along is written by itself.
  func takeBack(_ answers: Answers) {
    waiting.add(answers)
    write()
  }

  /// No look comes any more: nothing is left to one.
  func hurry() {
    isLast = true
    write()
  }

  private func settleOnce(
    _ settlements: [Settlement], within delay: Duration
  ) async throws -> Bool {
    try await withCheckedThrowingContinuation { continuation in
      waiting.add(settlements, continuation)
      if delay > .zero, !isLast { gather(until: clock.now + delay) } else { write() }
    }
  }

  private func gather(until moment: Instant) {
    // One that ends later was begun before the clock was set back.
    if let gatheringUntil, gatheringUntil <= moment { return }
    gatheringUntil = moment
    Task {
      try? await clock.sleep(until: moment)
      if gatheringUntil == moment { gatheringUntil = nil }
      write()
    }
  }

  private func write() {
    guard !isWriting, !waiting.isEmpty else { return }
    isWriting = true
    Task { await writeAll() }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let answers = takeAlong()
      do {
        let hasWoken = try await books.write(at: clock.now) { transaction in
          try transaction.settle(answers)
          return transaction.hasWoken
        }
        answers.end(.success(hasWoken))
      } catch {
        answers.end(.failure(error))
      }
    }
    isWriting = false
  }
}

extension Transaction {
  func settle(_ answers: Settler.Answers) throws {
    guard !answers.isEmpty else { return }
    try settle(answers.settlements)
  }

  func settle(_ settlements: [Settler.Settlement]) throws {
    try tellThrottles(try take(settlements))
  }

  /// An answer changes only the dispatch it was waited for: one that was settled meanwhile stays.
  /// - Returns: those that changed something: an answer may be here a second time, where it got to disk
  ///   and nobody heard of that.
  private func take(_ settlements: [Settler.Settlement]) throws -> [Settler.Settlement] {
    let stood = try settleClaims(
      settlements.map { AnsweredClaim(try $0.dispatch.applying($0.event), $0.outcome) })
    return try zip(settlements, stood).compactMap { settlement, stood in
      if stood { record(try note(of: settlement)) }
      guard try stood || takeLate(settlement) else { return nil }
      try takeConsequences(of: settlement)
      return settlement
    }
  }

  private func takeConsequences(of settlement: Settler.Settlement) throws {
    if settlement.notSpent > 0 {
      try spend(
        -settlement.notSpent, on: settlement.dispatch.account, at: settlement.moment)
    }
    if let account = settlement.stopping, case .refused(let failure) = settlement.outcome {
      try stop(
        account, because: failure.reason,
        AuditNote(.accountStopped, account.text, ["reason": failure.reason]))
    }
  }

  /// An account whose access is gone stands still. Whoever finds it gone first says so.
  func stop(_ account: Account.ID, for failure: PublishFailure) throws {
    guard failure.kind == .accessLost, try reading.stoppedAccounts()[account] == nil else { return }
    try stop(
      account, because: failure.reason,
      AuditNote(.accountStopped, account.text, ["reason": failure.reason]))
  }

  /// The claim no longer stands: what it became may take the answer still.
  private func takeLate(_ settlement: Settler.Settlement) throws -> Bool {
    let claimed = settlement.dispatch
    guard let dispatch = try reading.dispatch(claimed.id), dispatch.attempt == claimed.attempt,
      dispatch.state == .uncertain, let settled = try? dispatch.applying(settlement.event)
    else { return false }
    try settle(
      settled, attempt: claimed.attempt, outcome: settlement.outcome, try note(of: settlement))
    return true
  }

  /// Of a part that was refused, the record says which parts before it are out.
  private func note(of settlement: Settler.Settlement) throws -> AuditNote {
    let note = settlement.note
    guard note.did == .refused, let reason = note.detail["reason"] else { return note }
    let told = try reading.reason(reason, for: settlement.dispatch)
    return AuditNote(
      note.did, note.subject, by: note.who, note.detail.merging(["reason": told]) { $1 })
  }
}
