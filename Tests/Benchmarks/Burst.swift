import ArgumentParser
import CivilTime
import Support

/// Many posts due at the same instant: how late the last of them is.
struct Burst: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Posts due at one instant: how late they reach a server that answers at once.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts.") var posts = 10_000
  @Option(help: "How many accounts they are for: each shows its own one behind another.")
  var accounts = 1_000
  @Flag(
    help:
      "Give each account a campaign of its own, so that no two posts that leave together lie together."
  )
  var apart = false
  @Option(help: "Seconds the daemon has to take the posts in.") var lead = 60

  func run() async throws {
    let player = try await InstantPlayer.start()
    let slot = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    let stage = try Stage(stage, server: player.address)
    defer { stage.leave() }
    let files = StageFiles.burst(
      posts, accounts: accounts, server: player.address, at: slot, apart: apart)
    for (file, text) in files { try stage.write(text, to: file) }
    let daemon = try await stage.startDaemon(before: slot, expecting: posts)
    let before = daemon.usage
    let lateness = await player.arrivals(posts).map { $0 - slot }
    let after = daemon.usage
    try await daemon.stop()
    let moment = Instant(seconds: Instant.rightNow.seconds + 3)
    let bare = try await BareClient(in: stage.folder).carry(
      Array(repeating: moment, count: posts))

    Table("\(posts) posts due at one instant: from slot to arrival") {
      lateness.spread
      ("posts a second", perSecond(posts, lateness.max() ?? .zero))
      ("bars", "10,000 a second and p99 < 1 s")
    }.print()
    Table("a bare C program with the same promise") {
      bare.lateness.spread
      ("posts a second", perSecond(posts, bare.lateness.max() ?? .zero))
      ("processor time", bare.processorTime(over: posts))
      ("the daemon beside it", lateness.ratio(to: bare.lateness))
    }.print()
    try Table("beside it") {
      ("taken in and gated", daemon.timeToReady.inWords)
      ("daemon's processor time", after.processorTime(since: before, over: posts))
      ("daemon's memory", after.memory)
      try DiskSpeed.line(in: stage.folder)
      try stage.lines(expecting: posts, since: slot)
    }.print()
  }
}
