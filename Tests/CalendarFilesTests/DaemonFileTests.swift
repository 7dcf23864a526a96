import CalendarFiles
import CampaignCore
import Testing

/// The administrator's settings.
@Suite struct DaemonFileTests {
  private func settings(_ text: String) throws -> (DaemonSettings?, [Diagnostic]) {
    let folder = try Folder(["campaignd.yaml": text])
    return DaemonFile.read(at: "\(folder.path)/campaignd.yaml")
  }

  @Test func `another daemon takes over after two minutes, or as is set`() throws {
    #expect(try settings("campaigns: Campaigns\n").0?.takeoverAfter == .seconds(120))
    #expect(try settings("takeover-after: 45 seconds\n").0?.takeoverAfter == .seconds(45))
    #expect(try settings("takeover-after: 1 hour\n").0?.takeoverAfter == .seconds(3600))
  }

  @Test(arguments: ["44 seconds", "2 hours", "soon"])
  func `a claim is never so short that no request could leave under it`(time: String) throws {
    let (settings, diagnostics) = try settings("takeover-after: \(time)\n")
    #expect(settings == nil)
    #expect(diagnostics.contains { $0.hint?.contains("takeover-after: ") == true })
  }

  @Test func `the campaigns lie beside the settings where these name no folder`() throws {
    let folder = try Folder(["campaignd.yaml": "horizon-days: 30\n"])
    let settings = DaemonFile.read(at: "\(folder.path)/campaignd.yaml").0
    #expect(settings?.campaigns == "\(folder.path)/Campaigns")
  }
}
