import CivilTime
import Foundation
import Support

/// A trust of its own in a temporary folder: the project's own Campaigns/, with accounts on servers
/// of this machine, and a campaign of today.
struct TestHouse {
  let folder: URL
  var campaigns: URL { folder.appendingPathComponent("Campaigns") }
  private var config: URL { folder.appendingPathComponent("campaignd.yaml") }
  private var credentials: URL { folder.appendingPathComponent("credentials") }
  private var socket: URL { folder.appendingPathComponent("control.sock") }

  /// - Parameter accounts: in the words of house.yaml; nil keeps the outboxes of the sample.
  init(
    accounts: String? = nil, secrets: [String: String] = [:], development: Bool = true,
    store: String = "sqlite:campaignd.sqlite"
  ) throws {
    // Short: the path of a socket has at most 107 bytes.
    folder = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("c\(UInt32.random(in: 0 ... .max))")
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    try files.copyItem(at: Binary.project.appendingPathComponent("Campaigns"), to: campaigns)
    try files.createDirectory(at: credentials, withIntermediateDirectories: true)
    for (name, secret) in secrets { try write(secret, to: "credentials/\(name)", mode: 0o600) }
    try write(
      """
      campaigns: Campaigns
      store: \(store)
      socket: control.sock
      development: \(development)
      """, to: "campaignd.yaml")
    if let accounts { try replaceAccounts(with: accounts) }
  }

  func write(_ text: String, to name: String, mode: Int = 0o644) throws {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  /// A campaign of the trust's own, whose days are yesterday to tomorrow.
  func writeToday(accounts: [String], policy: String? = nil, entries: String) throws {
    let today = CivilDateTime(at: Instant.rightNow, offset: 0).date
    try write(
      """
      id: today
      title: Today
      owner: comms-officer
      dates: {first: \(today.adding(days: -1)), last: \(today.adding(days: 1)), status: confirmed}
      accounts: [\(accounts.joined(separator: ", "))]
      \(policy.map { "policy: \($0)" } ?? "")
      entries:
      \(entries)
      """, to: "Campaigns/today.yaml")
  }

  /// A policy under which what the gate passes leaves without a person.
  func addUnattendedPolicy() throws {
    try edit("Campaigns/house.yaml") {
      $0.replacing("policies:\n", with: "policies:\n  - id: unattended\n    quorum: {}\n")
    }
  }

  func edit(_ name: String, _ change: (String) -> String) throws {
    let file = folder.appendingPathComponent(name)
    try write(change(String(decoding: try Data(contentsOf: file), as: UTF8.self)), to: name)
  }

  private func replaceAccounts(with accounts: String) throws {
    try edit("Campaigns/house.yaml") { text in
      let head = text.split(separator: "\naccounts:", maxSplits: 1).first ?? ""
      return "\(head)\naccounts:\n\(accounts)\n"
    }
  }

  func start() async throws -> DaemonProcess {
    try await DaemonProcess(config: config, credentials: credentials, state: folder)
  }

  /// Starts the daemon and waits until it has read the calendar.
  func startReady() async throws -> DaemonProcess {
    let daemon = try await start()
    try await daemon.line(containing: "read the calendar")
    return daemon
  }

  /// campaignctl at this house's daemon.
  func ctl(_ arguments: String..., as person: String? = nil) async throws -> Outcome {
    try await run(
      Binary.campaignctl, arguments + (person.map { ["--as", $0] } ?? []),
      environment: ["CAMPAIGND_SOCKET": socket.path, "NO_COLOR": "1"], in: folder)
  }

  func ctl(_ arguments: [String]) async throws -> Outcome {
    try await run(
      Binary.campaignctl, arguments,
      environment: ["CAMPAIGND_SOCKET": socket.path, "NO_COLOR": "1"], in: folder)
  }

  /// A command as somebody types it, in the house's folder.
  func shell(_ command: String) async throws -> Outcome {
    let path = Binary.campaignctl.deletingLastPathComponent().path
    return try await run(
      URL(fileURLWithPath: "/bin/bash"), ["-o", "pipefail", "-c", command],
      environment: [
        "CAMPAIGND_SOCKET": socket.path, "NO_COLOR": "1",
        "PATH": "\(path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")",
      ], in: folder)
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// So many seconds from now, as an entry's `at`.
  static func soon(_ seconds: Double) -> String {
    (Instant.rightNow + .milliseconds(Int(seconds * 1000))).description
  }
}
