import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import SafetyGate

/// Plans from the campaigns folder: read whole, unfolded for the days ahead.
struct FolderPlanSource: PlanSource {
  private let folder: String
  private let horizonDays: Int
  let zones = ZoneFolder()

  init(_ settings: DaemonSettings) {
    folder = settings.campaigns
    horizonDays = settings.horizonDays
  }

  /// What can be worked to before the campaigns are read: the house and today's rules; the posts that
  /// were approved are in the store. Nil where one of the two files has faults, which a whole reading
  /// will name.
  func opening(at now: Instant) -> Plan? {
    guard let (house, registry) = CampaignFolder.readHouse(at: folder, zones: zones),
      let gate = try? SafetyGate(registry: registry)
    else { return nil }
    return Plan(house: house, gate: gate, posts: [], readAt: now, horizon: now...now)
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
