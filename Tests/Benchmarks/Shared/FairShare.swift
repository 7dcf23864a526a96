import ArgumentParser
import CivilTime
import Foundation
import Support

/// A trust with a few posts beside one with ten thousand due in the same second, on one server.
struct FairShare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fair",
    abstract: "A small trust's posts beside another's burst: how late they are.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts the large trust has due at once.") var posts = 10_000
  @Option(help: "How many the small one has, one each 100 ms from that second on.") var few = 50
  @Option(help: "Seconds the daemons have to take the posts in.") var lead = 60

  func run() async throws {
    let server = try await RealPostgreSQL.start(isDurable: true)
    do {
      let load = loadBefore
      let alone = try await round("alone", on: server, burst: 0)
      let beside = try await round("beside", on: server, burst: posts)
      Table("\(few) posts of a small trust, 100 ms apart: from slot to arrival") {
        ("alone", "")
        alone.small.spread
        ("beside \(posts) of another", "")
        beside.small.spread
        ("the other's burst", "\(perSecond(posts, beside.burst)) a second")
        ("load before", load)
      }.print()
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func round(
    _ name: String, on server: RealPostgreSQL, burst: Int
  ) async throws -> (small: [Duration], burst: Duration) {
    let (busy, quiet) = (try await InstantPlayer.start(), try await InstantPlayer.start())
    let first = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    let slots = (0..<few).map { first + .milliseconds(100 * $0) }
    let small = try Machines(stage, on: server, trust: "small_\(name)", count: 1)
    let large = try Machines(stage, on: server, trust: "large_\(name)", count: 2)
    defer { for machines in [small, large] { machines.leave() } }
    try small.writeBurst(0, accounts: 1, server: quiet.address, at: first)
    try small.write(
      StageFiles.campaign(slots, accounts: ["account-00001"], id: "burst-0"),
      to: "Campaigns/burst-0.yaml")
    try large.writeBurst(burst, accounts: 8, server: busy.address, at: first)
    var daemons: [MeasuredDaemon] = []
    if burst > 0 { daemons += try await large.start(before: first, expecting: burst) }
    daemons += try await small.start(before: first, expecting: few)
    _ = try await wait(.seconds(Int64(lead) + 120)) {
      quiet.tally.arrivals >= few && busy.tally.arrivals >= burst
    }
    for daemon in daemons { try await daemon.stop() }
    return (
      zip(quiet.arrivals.sorted(), slots).map { $0 - $1 },
      busy.arrivals.max().map { $0 - first } ?? .zero
    )
  }
}
