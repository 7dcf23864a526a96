import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

@Suite struct RegistryTests {
  private static let shared =
    ProcessInfo.processInfo.environment["CAMPAIGND_SHARED"]
    ?? projectRoot.deletingLastPathComponent().appendingPathComponent("shared").path

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: "\(shared)/examples/gate-context.json"),
      "the shared examples are not beside the project"))
  func `the context of the gate examples is read as it is`() throws {
    let (registry, diagnostics) = RegistryFile.read(
      at: "\(Self.shared)/examples/gate-context.json")
    #expect(diagnostics == [])
    let found = try #require(registry)
    #expect(found.ownDomain == "calderhythe.nhs.uk")
    #expect(found.approvedPhones.count == 13)
    #expect(found.units.last?.places == nil)
    #expect(found.blackouts.count == 2)
    #expect(found.monitoredHours?.weekdays.contains(.saturday) == false)
    #expect(found.preElection[0].from == Instant("2024-05-24T23:01:00Z"))
  }

  @Test func `a registry says where a number comes from and when it was rung`() throws {
    let folder = try Folder([
      "registry.yaml": """
      trust: Example Trust
      timezone: Europe/London
      approved_phones:
        - name: Samaritans
          number: 116 123
          channel: voice
          hours: day and night
          owner: comms
          source: https://www.samaritans.org
          checked_on: 2026-11-20
          expires: 2027-11-20
      retired_phones:
        - {name: NHS Direct, number: "0845 46 47", replaced_by: "111", since: 2014}
      monitored_hours: {days: "Mon-Wed, Sat", from: "09:00", to: "17:00"}
      partner_handles: ["@samaritans"]
      expires: 2027-12-31
      """
    ])
    let registry = try #require(folder.read().0).registry
    #expect(
      registry.approvedPhones == [
        Registry.Phone(
          name: "Samaritans", number: "116 123", channel: "voice", hours: "day and night",
          owner: "comms", checkedOn: CivilDate("2026-11-20"), expires: CivilDate("2027-11-20"),
          source: "https://www.samaritans.org")
      ])
    #expect(registry.retiredPhones[0].since == "2014")
    #expect(registry.monitoredHours?.weekdays == [.monday, .tuesday, .wednesday, .saturday])
    #expect(registry.expires == CivilDate("2027-12-31"))
  }

  @Test func `a registry that is not there vouches for nothing`() {
    let (registry, diagnostics) = RegistryFile.read(at: "no/such/registry.yaml")
    #expect(registry == nil)
    #expect(diagnostics.map(\.message) == ["there is no such file"])
  }
}
