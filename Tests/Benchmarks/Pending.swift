import ArgumentParser
import CivilTime
import Foundation
import Support

/// A store that is full of posts still to come: how soon after its start the daemon is at work.
struct Pending: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A store full of pending posts: from the daemon's start to the first due post.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts are pending.") var posts = 1_000_000

  func run() async throws {
    let player = try await InstantPlayer.start()
    let stage = try Stage(stage, server: player.address)
    defer { stage.leave() }
    try await stage.fill(pending: posts, due: Instant.rightNow + .seconds(4))
    try await Task.sleep(for: .seconds(5))
    let began = Instant.rightNow
    let daemon = try await MeasuredDaemon.start(stage.campaignd, in: stage)
    let arrival = await player.arrivals(1)[0]
    let usage = daemon.usage
    try await daemon.stop()
    let bare = try await BareClient(in: stage.folder).carry(
      [.rightNow], pending: posts, connections: 1)

    let size =
      (try? FileManager.default.attributesOfItem(atPath: stage.store)[.size] as? Int) ?? 0
    Table("\(posts) pending posts, one due") {
      ("start to first post", (arrival - began).inWords)
      ("start to ready", daemon.timeToReady.inWords)
      ("memory", usage.memory)
      ("store", "\(size >> 20) MB")
      ("bars", "under 0.5 s, under 80 MB")
    }.print()
    Table("a bare C program with the same promise") {
      ("start to first post", bare.toFirst.inWords)
      ("memory", "\(bare.kilobytesAtMost / 1024) MB at most")
    }.print()
  }
}
