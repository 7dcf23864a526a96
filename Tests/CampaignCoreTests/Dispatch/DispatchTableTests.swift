import CampaignCore
import Foundation
import Testing

/// The README shows the machine's table; this test prints it and compares.
@Suite struct DispatchTableTests {
  @Test func `the table in the README is what the machine does`() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = String(
      decoding: try Data(contentsOf: project.appendingPathComponent("README.md")), as: UTF8.self)
    #expect(readme.contains(table), "README.md should have:\n\(table)")
  }

  private var table: String {
    let events = DispatchMachineTests.events
    let names = events.map { "\($0)".prefix { $0 != "(" } }
    let head = "| dispatch | \(names.joined(separator: " | ")) |"
    let rule = "| --- |" + String(repeating: " --- |", count: events.count)
    let rows = Dispatch.State.allCases.map { state in
      let cells = events.map { Dispatch.state(after: state, $0)?.rawValue ?? "" }
      return "| **\(state.rawValue)** | \(cells.joined(separator: " | ")) |"
    }
    return ([head, rule] + rows).joined(separator: "\n")
  }
}
