import ArgumentParser
import CivilTime
import Foundation
import Support

/// Many posts due at one instant for several daemons, and procrastinate with as many jobs beside it.
struct SharedBurst: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "burst",
    abstract: "Posts due at one instant, carried by one, two and four daemons; then procrastinate.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts.") var posts = 10_000
  @Option(help: "How many daemons, in each round.") var daemons = [1, 2, 4]
  @Option(help: "How many accounts the posts are for: each shows its own one behind another.")
  var accounts = 1_000
  @Option(help: "Seconds the daemons have to take the posts in.") var lead = 30
  @Option(help: "How many jobs procrastinate gets, for its rate; as many as posts by default.")
  var jobs: Int?
  @Flag(help: "Leave procrastinate out.") var alone = false

  func run() async throws {
    let load = loadBefore
    let server = try await RealPostgreSQL.start(isDurable: true)
    do {
      var lines: [(String, String)] = []
      for count in daemons { lines.append(try await burst(by: count, on: server)) }
      if !alone { lines += await rival(on: server) }
      Table("\(posts) posts due at one instant, PostgreSQL with fsync") {
        lines
        ("bars", "10 times procrastinate; 4 daemons no slower than 2; none lost, none doubled")
      }.print()
      let version = try await server.sql("show server_version")
      try Table("beside it") {
        ("server", "PostgreSQL \(version.split(separator: "\n").first ?? "")")
        ("load before", load)
        try DiskSpeed.line(in: FileManager.default.temporaryDirectory.path)
      }.print()
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func burst(by count: Int, on server: RealPostgreSQL) async throws -> (String, String) {
    try await finish(server)
    let player = try await InstantPlayer.start()
    let machines = try Machines(stage, on: server, trust: "burst\(count)", count: count)
    defer { machines.leave() }
    let slot = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    try machines.writeBurst(posts, accounts: accounts, server: player.address, at: slot)
    let daemons = try await machines.start(before: slot, expecting: posts)
    let (before, serverBefore) = (daemons.map(\.usage), server.processorTime)
    let commitsBefore = try await server.commits()
    _ = try await wait(.seconds(Int64(lead) + 120)) { player.tally.arrivals >= posts }
    _ = try await wait(.seconds(180), lookingEvery: .milliseconds(500)) {
      try await machines.count("state in ('scheduled', 'claimed', 'uncertain')") == 0
    }
    let spent = zip(daemons, before).reduce(Duration.zero) { sum, daemon in
      sum + daemon.0.usage.processorTime(since: daemon.1)
    }
    let serverSpent = server.processorTime - serverBefore
    let commits = try await server.commits() - commitsBefore
    for daemon in daemons { try await daemon.stop() }
    let (arrivals, repeated) = player.tally
    let took = try await machines.lastEnd().map { $0 - slot } ?? .zero
    let delivered = try await machines.count("state = 'delivered'")
    try await server.sql("drop schema \(machines.trust) cascade")
    let (each, eachInServer) = (spent / max(posts, 1), serverSpent / max(posts, 1))
    return (
      "\(count) daemon\(count == 1 ? "" : "s")",
      "\(took.inWords) from the slot to the last receipt on disk: \(perSecond(delivered, took)) a "
        + "second; \(posts - arrivals + repeated) lost, \(repeated) doubled; "
        + "daemons \(each.inWords) and server \(eachInServer.inWords) a post, \(commits) transactions"
    )
  }

  /// Has the server do what it put off, so that no round pays for the one before it.
  private func finish(_ server: RealPostgreSQL) async throws {
    try await server.sql("vacuum")
    try await server.sql("checkpoint")
  }

  private func rival(on server: RealPostgreSQL) async -> [(String, String)] {
    var lines: [(String, String)] = []
    for count in daemons.filter({ $0 > 1 }) {
      let words: String
      do {
        words = try await rival(on: server, by: count)
      } catch {
        words = "\(error)"
      }
      lines.append(("procrastinate, \(count) workers", words))
    }
    return lines
  }

  private func rival(on server: RealPostgreSQL, by workers: Int) async throws -> String {
    try await finish(server)
    let player = try await InstantPlayer.start()
    let rival = try await Procrastinate(on: server, player: player.address)
    let took = try await rival.work(jobs ?? posts, by: workers)
    return "\(took.inWords): \(perSecond(player.tally.arrivals, took)) a second"
  }
}
