import CampaignStore
import CivilTime

/// What the desk answered while its database did: shown, with its time, while that is away.
struct DeskMemory: Sendable {
  private struct Kept: Sendable {
    let answer: ControlAnswer
    let at: Instant
    let number: Int
  }

  /// Answers are as long as a page of the queue; the oldest gives way.
  private static let most = 200
  private var kept: [String: Kept] = [:]
  private var count = 0

  mutating func keep(_ answer: ControlAnswer, to call: String, at now: Instant) {
    count += 1
    kept[call] = Kept(answer: answer, at: now, number: count)
    guard kept.count > DeskMemory.most,
      let oldest = kept.min(by: { $0.value.number < $1.value.number })
    else { return }
    kept[oldest.key] = nil
  }

  func recall(_ call: String) -> ControlAnswer? {
    kept[call].map { kept in
      var answer = kept.answer
      answer.asOf = kept.at.description
      return answer
    }
  }
}

extension Desk.Command {
  /// Whether it only shows what is there.
  var isReading: Bool {
    switch self {
    case .status, .queue, .waiting, .names, .show, .justify, .accounts: true
    case .approve, .reject, .hold, .resume, .resolve, .retract, .describe, .reslot, .withdraw,
      .duplicate,
      .ask, .decide, .reload, .backup, .requestChanges, .auditVerify, .auditExport, .auditPrune:
      false
    }
  }
}

extension Desk {
  /// Answers a question as it was answered last, where the database is away; an act is never taken
  /// on that cannot be written down.
  func answering(
    _ command: Command, _ request: ControlRequest, _ caller: Caller,
    _ perform: () async throws -> ControlAnswer
  ) async throws -> ControlAnswer {
    guard command.isReading, books.store.isShared else { return try await perform() }
    let key = Desk.key(command, request, caller)
    do {
      let answer = try await perform()
      memory.keep(answer, to: key, at: clock.now)
      return answer
    } catch let fault as DatabaseFault where fault.kind == .unreachable || fault.kind == .busy {
      guard let answer = memory.recall(key) else { throw fault }
      return answer
    }
  }

  /// Whoever asks for the first time while the database is away still sees how things stand, all that is
  /// planned, and what somebody has to look after.
  package func remember() async {
    guard house != nil, books.store.isShared else { return }
    let caller = Caller(userID: 0, groupID: 0, processID: 0, login: "root")
    _ = try? await answering(.status, ControlRequest(), caller) { try await status() }
    for state in [nil, "inReview", "held", "uncertain", "missed", "failed"] {
      var request = ControlRequest()
      request.state = state
      request.limit = ControlRequest.firstPage
      _ = try? await answering(.queue, request, caller) { [request] in try await queue(request) }
    }
  }

  /// What a question is known by; what waits for a person is each person's own.
  private static func key(
    _ command: Command, _ request: ControlRequest, _ caller: Caller
  ) -> String {
    var request = request
    if command != .waiting { request.person = nil }
    let body = String(decoding: ControlAnswer(request).body, as: UTF8.self)
    return "\(command.rawValue) \(command == .waiting ? "\(caller.userID)" : "") \(body)"
  }
}
