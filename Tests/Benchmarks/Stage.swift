import CivilTime
import Foundation
import GRDB
import Synchronization

/// A folder with a trust, its campaigns and its store, that a daemon is measured in.
struct Stage {
  let folder: String
  let campaignd: String
  private let keeps: Bool
  private static let number = Atomic(0)

  /// - Parameters:
  ///   - server: where the trust's account is.
  ///   - machine: its name where several work for the trust.
  ///   - store: as campaignd.yaml names it, with the tenant where there is one.
  init(
    _ options: StageOptions, server: String, machine: String = "",
    store: String = "store: sqlite:campaignd.sqlite"
  ) throws {
    campaignd = try program("campaignd", at: options.campaignd)
    let disk = options.disk ?? FileManager.default.temporaryDirectory.path
    folder =
      "\(disk)/campaign-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
      + "-\(Stage.number.add(1, ordering: .relaxed).newValue)\(machine)"
    keeps = options.keep
    for name in ["Campaigns", "credentials"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try write(StageFiles.settings(store), to: "campaignd.yaml")
    try write(StageFiles.house(server: server), to: "Campaigns/house.yaml")
    try write(StageFiles.registry, to: "Campaigns/registry.yaml")
    try write("token-of-the-trust", to: "credentials/player")
    // A secret that others may read is none, and is refused.
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: "\(folder)/credentials/player")
  }

  var store: String { "\(folder)/campaignd.sqlite" }
  var journal: String { "\(folder)/journal.log" }

  /// A campaign with a post at each of these slots.
  func write(_ slots: [Instant]) throws {
    try write(StageFiles.campaign(slots), to: "Campaigns/benchmark.yaml")
  }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
  }

  /// Starts the daemon and waits until it has taken the posts in, and approved them.
  func startDaemon(before slot: Instant, expecting posts: Int) async throws -> MeasuredDaemon {
    let daemon = try await MeasuredDaemon.start(campaignd, in: self)
    let scheduled = try await scheduled()
    guard scheduled == posts else {
      try await daemon.stop()
      throw BenchmarkFailure("\(scheduled) of \(posts) posts are scheduled; see \(journal)")
    }
    guard daemon.readyAt + .seconds(1) < slot else {
      try await daemon.stop()
      throw BenchmarkFailure(
        "the daemon was ready \(daemon.timeToReady.inWords) after its start, too late for the "
          + "first slot; give it more with --lead")
    }
    return daemon
  }

  private func scheduled() async throws -> Int {
    var reading = Configuration()
    reading.readonly = true
    return try await DatabaseQueue(path: store, configuration: reading).read { db in
      try Int.fetchOne(db, sql: "select count(*) from dispatch where state = 'scheduled'") ?? 0
    }
  }

  /// What the store says, once the daemon has stopped: every attempt and answer, and the record.
  func lines(expecting posts: Int, since slot: Instant? = nil) throws -> [(String, String)] {
    let database = try DatabaseQueue(path: store)
    let (attempts, receipts, end) = try database.read { db in
      (
        try Int.fetchOne(db, sql: "select count(*) from delivery") ?? 0,
        try Int.fetchOne(db, sql: "select count(*) from delivery where outcome like '%accepted%'")
          ?? 0,
        try Int64.fetchOne(db, sql: "select max(ended) from delivery") ?? 0
      )
    }
    var lines = [("on disk", "\(attempts) attempts, \(receipts) receipts of \(posts)")]
    if let slot {
      let duration = Instant(microseconds: end) - slot
      lines.append(
        (
          "last receipt on disk",
          "\(duration.inWords) after the slot: \(perSecond(receipts, duration)) a second"
        ))
    }
    return lines
  }

  /// Takes everything away again.
  func leave() {
    if keeps {
      print("kept: \(folder)")
    } else {
      try? FileManager.default.removeItem(atPath: folder)
    }
  }
}
