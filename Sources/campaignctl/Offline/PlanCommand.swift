import ArgumentParser
import CampaignCore
import CampaignEngine
import CivilTime
import SafetyGate

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "List every post of some days, in order of time.")

  @OptionGroup var folder: FolderOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let plan = try folder.plan(from: days.from, to: days.to)
    let lines = PlannedLine.all(plan)
    switch format.format {
    case .text: Terminal.write(PlanText(lines).text)
    case .json, .jsonl: try writeJSON(lines, format.format)
    }
  }
}

/// A planned post as contract.md has it.
struct PlannedLine: Encodable {
  let post: String
  let campaign: String
  let entry: String
  let account: String
  let platform: Platform
  let local: String
  let tz: String
  let instant: String
  let deadline: String
  let status: DateStatus
  let verdict: GateVerdict.Outcome
  let text: String

  /// The posts of a plan, each judged with what those before it have told.
  static func all(_ plan: Plan) -> [PlannedLine] {
    var ledger = DisclosureLedger()
    return plan.posts.map { planned in
      let revision = planned.revision
      let (verdict, disclosure) = plan.gate.examineTelling(
        GateSubject(revision, on: plan.house.accounts[revision.post.account]), ledger: ledger)
      ledger = ledger.recording(disclosure)
      return PlannedLine(planned, verdict.outcome)
    }
  }

  private init(_ planned: PlannedPost, _ verdict: GateVerdict.Outcome) {
    let post = planned.revision.post
    self.post = post.id.text
    campaign = post.campaign.text
    entry = post.entry.text
    account = post.account.text
    platform = post.platform
    local = post.slot.local.description
    tz = post.slot.timeZone
    instant = post.slot.instant.description
    deadline = post.slot.deadline.description
    status = planned.status
    self.verdict = verdict
    text = planned.revision.text
  }
}

/// A plan for people: days, times, and what will be said.
struct PlanText {
  let text: String

  init(_ posts: [PlannedLine]) {
    var lines: [String] = []
    var day = ""
    for post in posts {
      let parts = post.local.split(separator: "T")
      if let first = parts.first, first != day {
        day = String(first)
        lines.append(Terminal.bold(day))
      }
      let marks = [
        post.status == .confirmed ? nil : post.status.rawValue,
        post.verdict == .pass ? nil : "gate: \(post.verdict.rawValue)",
      ].compactMap(\.self)
      let note = marks.isEmpty ? "" : "  [\(marks.joined(separator: ", "))]"
      lines.append(
        "  \(padded(parts.last.map(String.init) ?? "", 8))  \(post.campaign) · \(post.entry) → \(post.account)\(note)"
      )
      lines.append("            \(excerpt(post.text))")
    }
    text = lines.isEmpty ? "no posts\n" : lines.map { $0 + "\n" }.joined()
  }
}
