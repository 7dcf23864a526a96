import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import SafetyGate

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Draw and list every post of some days, in order of time.",
    discussion: """
      text draws each month and lists its posts; ics is a calendar to look at in Outlook, Google or \
      Apple's; csv opens in Excel, and 'import' reads it back.
      """)

  /// What a plan is written as.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, ics, csv
  }

  @OptionGroup var folder: FolderOptions
  @OptionGroup var days: DayOptions

  @Option(help: "text, json, jsonl, ics or csv.")
  var format = Form.text

  @Flag(help: "Ask the daemon how far each post is.")
  var live = false

  @OptionGroup var desk: DeskOptions

  func run() async throws {
    let calendar = try FolderOptions.calendar(folder.folder)
    switch format {
    case .csv: Terminal.write(SheetExport.csv(of: rows(of: calendar)))
    case .ics: Terminal.write(PlanCalendar(try lines(of: calendar), calendar).text(folder.folder))
    case .json: try writeJSON(lines(of: calendar), .json)
    case .jsonl: try writeJSON(lines(of: calendar), .jsonl)
    case .text:
      let text = PlanText(
        try lines(of: calendar), calendar, from: days.from, to: days.to, states: try await states())
      Terminal.write(text.text)
    }
  }

  private func lines(of calendar: CampaignCalendar) throws -> [PlannedLine] {
    PlannedLine.all(try FolderOptions.plan(calendar, from: days.from, to: days.to))
  }

  private func rows(of calendar: CampaignCalendar) -> [SheetRow] {
    let campaigns = Dictionary(
      calendar.campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let zones = ZoneFolder()
    return calendar.occurrences(from: days.from, to: days.to, zones: zones.rules).0
      .flatMap { occurrence in
        campaigns[occurrence.campaign].map {
          SheetRow.rows(of: occurrence, in: $0, calendar.house)
        } ?? []
      }
  }

  /// How far each post is, by its id; nothing where nobody asked.
  private func states() async throws -> [String: String] {
    guard live else { return [:] }
    let (queue, _) = try await desk.ask("queue", as: QueueReply.self) {
      $0.from = days.from.description
      $0.to = days.to.description
    }
    return Dictionary(
      queue.posts.map { ($0.post, $0.state) }, uniquingKeysWith: { first, _ in first })
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
      ledger.record(disclosure)
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
