import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a plan as a sheet for Excel, or as a campaign with dates.",
    discussion: """
      csv has a row for each wording of each post, and 'import' reads it back. yaml is one campaign \
      with the dates its posts have now: name it with --campaign.
      """)

  /// What the plan is written as.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case csv, yaml
  }

  @OptionGroup var folder: FolderOptions
  @OptionGroup var days: DayOptions

  @Option(help: "One campaign.")
  var campaign: String?

  @Option(help: "csv or yaml.")
  var format = Form.csv

  func run() async throws {
    let calendar = try FolderOptions.calendar(folder.folder)
    let chosen = try chosen(calendar)
    let zones = ZoneFolder()
    let (occurrences, faults) = calendar.occurrences(
      from: days.from, to: days.to, zones: zones.rules)
    let kept = occurrences.filter { chosen[$0.campaign] != nil }
    let rows = kept.flatMap { occurrence in
      chosen[occurrence.campaign].map {
        SheetRow.rows(of: occurrence, in: $0, calendar.house)
      } ?? []
    }
    Complaints.write(faults + kept.compactMap(loss))
    switch format {
    case .csv: Terminal.write(SheetExport.csv(of: rows))
    case .yaml: Terminal.write(try yaml(of: rows, chosen, calendar.house))
    }
  }

  private func chosen(_ calendar: CampaignCalendar) throws -> [Campaign.ID: Campaign] {
    let all = Dictionary(
      calendar.campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guard let campaign else { return all }
    guard let one = all[Campaign.ID(campaign)] else {
      throw Terminal.refusal(
        .badInput, "there is no campaign '\(campaign)'",
        hint: "one of: \(all.keys.sorted().map(\.text).joined(separator: ", "))")
    }
    return [one.id: one]
  }

  private func loss(_ occurrence: Occurrence) -> Diagnostic? {
    let lost = SheetRow.lost(of: occurrence.entry)
    guard !lost.isEmpty else { return nil }
    return Diagnostic(
      .note, at: occurrence.entry.location,
      "\(occurrence.id): a sheet has no column for \(lost.joined(separator: ", "))")
  }

  private func yaml(
    of rows: [SheetRow], _ chosen: [Campaign.ID: Campaign], _ house: House
  ) throws -> String {
    guard campaign != nil, let one = chosen.values.first else {
      throw Terminal.refusal(
        .usage, "yaml holds one campaign",
        hint: "--campaign \(chosen.keys.min()?.text ?? "ID") --format yaml")
    }
    let accounts = one.accounts.compactMap { house.accounts[$0] }
    let exported = ImportedCampaign(
      id: one.id, title: one.title, owner: one.owner, accounts: accounts)
    return exported.yaml(of: rows) { _ in true }.yaml
  }
}
