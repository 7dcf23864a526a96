import ArgumentParser
import CivilTime
import Support

/// From a post's slot to the arrival of its request, with nothing else to do.
struct Latency: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Posts one after the other: from the slot to the request's arrival on loopback.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts.") var posts = 600
  @Option(help: "Milliseconds from one slot to the next.") var apart = 100
  @Option(help: "Seconds the daemon has to take the posts in.") var lead = 15

  func run() async throws {
    let player = try await InstantPlayer.start()
    let first = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    let slots = (0..<posts).map { first + .milliseconds(apart * $0) }
    let stage = try Stage(stage, server: player.address)
    defer { stage.leave() }
    try stage.write(slots)
    let daemon = try await stage.startDaemon(before: first, expecting: posts)
    let arrivals = await player.arrivals(posts)
    try await daemon.stop()
    let lateness = zip(arrivals.sorted(), slots).map { $0 - $1 }
    let moment = Instant(seconds: Instant.rightNow.seconds + 3)
    let bare = try await BareClient(in: stage.folder).carry(
      (0..<posts).map { moment + .milliseconds(apart * $0) })

    Table("\(posts) posts, \(apart) ms apart: from slot to arrival") {
      lateness.spread
      ("bars", "p50 < 5 ms, p99 < 50 ms; aim: p50 < 1.5 ms, p99 < 5 ms")
    }.print()
    Table("a bare C program with the same promise") {
      bare.lateness.spread
    }.print()
    try Table("beside it") {
      try DiskSpeed.line(in: stage.folder)
      try stage.lines(expecting: posts)
    }.print()
  }
}
