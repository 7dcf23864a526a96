import CampaignCore
import CivilTime
import Foundation
import Yams

/// A registry as `campaignctl gate scan --context` takes it; reading it for people, with places and
/// hints, is CalendarFiles' job.
struct RegistryFacts: Decodable {
  struct Phone: Decodable {
    let name: String
    let number: String
    let channel: String?
  }

  struct Unit: Decodable {
    let name: String
    let kind: String?
    let places: Int?
  }

  struct Locality: Decodable {
    let name: String
    let population: Int?
  }

  struct Hours: Decodable {
    let days: String?
    let from: String
    let to: String
  }

  struct Window: Decodable {
    let name: String
    let from: String
    let to: String
  }

  let trust: String
  let timezone: String
  let ownDomain: String?
  let approvedDomains: [String]?
  let roleMailboxes: [String]?
  let approvedPhones: [Phone]?
  let retiredPhones: [Phone]?
  let units: [Unit]?
  let localities: [Locality]?
  let smallCountThreshold: Int?
  let cumulativeWindowDays: Int?
  let monitoredHours: Hours?
  let quietHours: Hours?
  let preElection: [Window]?
  let blackouts: [Window]?

  private enum CodingKeys: String, CodingKey {
    case trust, timezone, units, localities, blackouts
    case ownDomain = "own_domain"
    case approvedDomains = "approved_domains"
    case roleMailboxes = "role_mailboxes"
    case approvedPhones = "approved_phones"
    case retiredPhones = "retired_phones"
    case smallCountThreshold = "small_count_threshold"
    case cumulativeWindowDays = "cumulative_window_days"
    case monitoredHours = "monitored_hours"
    case quietHours = "quiet_hours"
    case preElection = "pre_election"
  }

  static func read(file: String) throws -> Registry {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return try YAMLDecoder().decode(RegistryFacts.self, from: text).registry
  }

  private var registry: Registry {
    var registry = Registry(trust: trust, timeZone: timezone)
    registry.ownDomain = ownDomain
    registry.approvedDomains = approvedDomains ?? []
    registry.roleMailboxes = roleMailboxes ?? []
    registry.approvedPhones = (approvedPhones ?? []).map {
      Registry.Phone(name: $0.name, number: $0.number, channel: $0.channel)
    }
    registry.retiredPhones = (retiredPhones ?? []).map {
      Registry.RetiredPhone(name: $0.name, number: $0.number)
    }
    registry.units = (units ?? []).map {
      Registry.Unit(name: $0.name, kind: $0.kind, places: $0.places)
    }
    registry.localities = (localities ?? []).map {
      Registry.Locality(name: $0.name, population: $0.population)
    }
    registry.smallCountThreshold = smallCountThreshold ?? 5
    registry.cumulativeWindowDays = cumulativeWindowDays ?? 7
    registry.monitoredHours = monitoredHours.flatMap(Self.hours)
    registry.quietHours = quietHours.flatMap(Self.hours)
    registry.preElection = (preElection ?? []).compactMap(Self.window)
    registry.blackouts = (blackouts ?? []).compactMap(Self.window)
    return registry
  }

  private static func hours(_ hours: Hours) -> Registry.Hours? {
    guard let from = TimeOfDay(hours.from), let to = TimeOfDay(hours.to) else { return nil }
    let workdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
    return Registry.Hours(
      weekdays: hours.days == "Mon-Fri" ? workdays : Set(Weekday.allCases), from: from, to: to)
  }

  private static func window(_ window: Window) -> Registry.Window? {
    guard let from = Instant(window.from), let to = Instant(window.to) else { return nil }
    return Registry.Window(name: window.name, from: from, to: to)
  }
}
