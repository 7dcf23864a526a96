import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import SafetyGate

/// Plans from the campaigns folder: read whole, unfolded for the days ahead, with the gate that the
/// trust's registry makes.
struct FolderPlanSource: PlanSource {
  private let folder: String
  private let horizonDays: Int
  private let zones = ZoneFolder()

  init(_ settings: DaemonSettings) {
    folder = settings.campaigns
    horizonDays = settings.horizonDays
  }

  func plan(at now: Instant) async throws(PlanRefusal) -> Plan {
    let (calendar, diagnostics) = CampaignFolder.read(at: folder, zones: zones)
    guard let calendar else { throw PlanRefusal(diagnostics) }
    let today = CivilDateTime(at: now, offset: 0).date
    // A day more on both sides: it is already tomorrow somewhere.
    let (first, last) = (today.adding(days: -1), today.adding(days: horizonDays + 1))
    let (posts, faults) = calendar.plannedPosts(from: first, to: last, zones: zones.rules)
    guard !faults.hasErrors else { throw PlanRefusal(diagnostics + faults) }
    return Plan(
      house: calendar.house, gate: SafetyGate(calendar), posts: posts, readAt: now,
      horizon: CivilDateTime(date: first, time: .midnight).instant(offset: 0)
        ... CivilDateTime(date: last, time: .midnight).instant(offset: 0))
  }
}
