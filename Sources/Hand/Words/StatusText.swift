import CampaignCore
import CampaignEngine

/// The state of the house, for people.
struct StatusText {
  let text: String

  init(_ status: StatusReply) {
    var lines: [String] = []
    lines.append("campaignd \(status.version), \(toTheSecond(status.now))")
    if status.development { lines.append("DEVELOPMENT: callers may say who they are") }
    lines.append(
      status.next.map { "next: \(toTheSecond($0.instant))  \($0.post) → \($0.account)" }
        ?? "next: nothing is scheduled")
    lines.append("waiting for people: \(StatusText.counts(status.waiting))")
    lines.append("scheduled and after: \(StatusText.counts(status.dispatches))")
    lines += StatusText.holds(status.holds)
    for (account, reason) in status.stoppedAccounts.sorted(by: { $0.key < $1.key }) {
      lines.append("STOPPED: \(account): \(reason)")
    }
    for question in status.questions {
      lines.append("DECISION NEEDED, \(question.question): \(question.words)")
    }
    if let plan = status.plan { lines += StatusText.plan(plan) }
    lines.append("record: \(status.record.entries) entries, head \(status.record.head.prefix(12))")
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func counts(_ counts: [String: Int]) -> String {
    counts.isEmpty
      ? "none"
      : counts.sorted { $0.key < $1.key }.map { "\($0.value) \(said($0.key))" }
        .joined(separator: ", ")
  }

  /// A state as one would say it; the daemon may be newer than this program, and know more of them.
  static func said(_ state: String) -> String {
    Review.State(rawValue: state)?.words ?? Dispatch.State(rawValue: state)?.words ?? state
  }

  private static func holds(_ holds: [HoldReply]) -> [String] {
    guard !holds.isEmpty else { return ["holds: none"] }
    return holds.map { hold in
      let until = hold.until.map { " until \($0)" } ?? ""
      let spares = hold.spares.map { ", sparing \($0)" } ?? ""
      return
        "HOLD \(hold.hold): \(hold.scope)\(until)\(spares), by \(hold.placedBy): \(hold.reason)"
    }
  }

  private static func plan(_ plan: StatusReply.PlanReply) -> [String] {
    let line = "plan: \(plan.posts) posts, read \(toTheSecond(plan.readAt))"
    guard !plan.faults.isEmpty else { return [line] }
    let errors = plan.faults.filter { $0.severity == .error }
    return [line, "THE CALENDAR HAS FAULTS; the plan above stays in force:"]
      + errors.prefix(5).map { "  \($0.location): \($0.message)" }
  }
}
