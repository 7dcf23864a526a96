import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime

/// Plans from the campaigns folder: read whole, unfolded for the days ahead.
struct FolderPlanSource: PlanSource {
  private let folder: String
  private let horizonDays: Int
  let zones = ZoneFolder()

  init(_ settings: DaemonSettings) {
    folder = settings.campaigns
    horizonDays = settings.horizonDays
  }

  func plan(at now: Instant) async throws(PlanRefusal) -> Plan {
    let (calendar, diagnostics) = CampaignFolder.read(at: folder, zones: zones)
    guard let calendar else { throw PlanRefusal(diagnostics) }
    let today = CivilDateTime(at: now, offset: 0).date
    // A day more on both sides: it is already tomorrow somewhere.
    return try Plan(
      calendar, from: today.adding(days: -1), to: today.adding(days: horizonDays + 1),
      zones: zones.rules, at: now)
  }
}
