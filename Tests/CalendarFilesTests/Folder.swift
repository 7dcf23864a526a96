import CalendarFiles
import CampaignCore
import Foundation

/// A campaigns folder on disk for the length of one test.
struct Folder: ~Copyable {
  let path: String

  /// - Parameter files: text by path below the folder; `house.yaml` and `registry.yaml` are there
  ///   unless given.
  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "campaigns-\(UUID().uuidString)"
    for (name, text) in Folder.everyday.merging(files, uniquingKeysWith: { $1 }) {
      try write(name, Array(text.utf8))
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func read() -> (CampaignCalendar?, [Diagnostic]) {
    CampaignFolder.read(at: path)
  }

  /// What people are shown of it, as if the folder were called `Campaigns`.
  func shown() -> String {
    DiagnosticPrinter().text(read().1)
      .replacingOccurrences(of: path, with: "Campaigns")
  }

  static let everyday = [
    "house.yaml": """
    trust: Example Trust
    time-zone: Europe/London
    policy: everyday
    people:
      - {id: comms-officer, name: Communications officer, roles: [author]}
      - {id: ward-manager, name: Ward manager, roles: [author, approver]}
    policies:
      - {id: everyday, quorum: {approver: 1}}
    accounts:
      - {id: trust-mastodon, kind: outbox, written-for: mastodon, folder: mastodon}
      - {id: trust-x, kind: outbox, written-for: x, folder: x}
    """,
    "registry.yaml": """
    trust: Example Trust
    timezone: Europe/London
    """,
  ]

  /// A campaign of one day, with these lines as its entries.
  static func day(_ entries: String) -> String {
    """
    id: day
    title: A day
    owner: comms-officer
    dates: {first: 2027-02-04, status: confirmed}
    accounts: [trust-mastodon]
    entries:
    \(entries)
    """
  }
}

/// The project's own folder, from which tests read the sample campaigns.
let projectRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
