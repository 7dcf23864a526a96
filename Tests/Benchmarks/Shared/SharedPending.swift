import ArgumentParser
import CampaignStore
import CivilTime
import Foundation
import Support

/// A database that is full of posts still to come: how long the next due one is looked for, and how
/// soon after its start a daemon is at work.
struct SharedPending: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pending",
    abstract: "Millions of pending posts: the claim of the next due one, with its plan.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts are pending.") var posts = 10_000_000
  @Option(help: "On how many accounts.") var accounts = 100

  func run() async throws {
    let player = try await InstantPlayer.start()
    let server = try await RealPostgreSQL.start()
    let machines = try Machines(stage, on: server, trust: "pending", count: 1)
    do {
      try await measure(machines, player)
    } catch {
      machines.leave()
      await server.stop()
      throw error
    }
    machines.leave()
    await server.stop()
  }

  private func measure(_ machines: Machines, _ player: InstantPlayer) async throws {
    let (server, stage) = (machines.server, machines.stages[0])
    try await prepare(machines, player)
    let began = Instant.rightNow
    try await PendingPosts(posts, accounts: accounts, in: machines).fill()
    let filled = Instant.rightNow
    let size = try await machines.number(
      "select pg_database_size(current_database()) / (1024 * 1024)")
    try await server.restart(isDurable: true)
    let store = CampaignStore(
      try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: machines.trust)))
    let claims = try await claims(in: store)
    let plans = try await ExplainedPlans(server).of(
      ["with recursive waiting", "latecomer", "dispatch.id in"]
    ) {
      let store = CampaignStore(
        try await PostgreSQLDatabase(PostgreSQLAddress(server.address, schema: machines.trust)))
      _ = try await self.claims(in: store)
    }
    let started = Instant.rightNow
    let daemon = try await MeasuredDaemon.start(stage.campaignd, in: stage)
    _ = try await wait(.seconds(120), lookingEvery: .milliseconds(5)) { player.tally.arrivals > 0 }
    let usage = daemon.usage
    try await daemon.stop()
    Table("\(posts) pending posts on \(accounts) accounts, one due, PostgreSQL with fsync") {
      ("the next due, found", "")
      claims.spread
      ("start to first post", player.arrivals.first.map { ($0 - started).inWords } ?? "never")
      ("start to ready", daemon.timeToReady.inWords)
      ("daemon's memory", usage.memory)
      ("database", "\(size) MB, filled in \((filled - began).inWords)")
      ("load", loadBefore)
      ("bars", "the claim under 5 ms, start to first post under 1 s")
    }.print()
    print("\nThe plans of the claim, as the server ran them:")
    for plan in plans { print("\n\(plan)") }
  }

  /// One post, approved, due, and not sent yet.
  private func prepare(_ machines: Machines, _ player: InstantPlayer) async throws {
    let slot = Instant(seconds: Instant.rightNow.seconds + 8)
    try machines.writeBurst(1, accounts: 1, server: player.address, at: slot)
    for daemon in try await machines.start(before: slot, expecting: 1) { try await daemon.stop() }
  }

  /// What a daemon asks before it claims: which accounts have something due, and what.
  private func claims(in store: CampaignStore) async throws -> [Duration] {
    var times: [Duration] = []
    for _ in 0..<1_000 {
      let began = Instant.rightNow
      let found = try await store.read { reading in
        let waiting = try reading.accountsWithPosts().filter { $0.next <= began }
        return try reading.firstDue(on: waiting.map(\.account), at: began) { _ in nil }
          .flatMap(\.posts).count
      }
      guard found == 1 else { throw BenchmarkFailure("\(found) posts are due, not 1") }
      times.append(Instant.rightNow - began)
    }
    return times
  }
}
