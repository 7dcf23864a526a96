import ArgumentParser
import CivilTime
import Crypto
import Foundation
import GRDB
import Support

/// kill -9 at random moments of a burst: what is lost, what is doubled, what is left to a person.
struct Chaos: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bursts to slow servers, with kill -9 at a random moment and a new start.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many times the daemon is killed.") var kills = 200
  @Option(help: "How many posts a burst has, over three accounts.") var posts = 2_000
  @Option(help: "Milliseconds a server takes over a request.") var pace = 20
  @Option(help: "Seconds the daemon has to take the posts in.") var lead = 20
  @Option(help: "The burst is killed within so many milliseconds of its slot.") var within = 3_000
  @Option(help: "The first of the random numbers.") var seed: UInt64 = 1

  func run() async throws {
    var generator = SeededGenerator(seed: seed)
    var sum = ChaosTally()
    for number in 1...max(kills, 1) {
      let moment = Duration.milliseconds(Int.random(in: 0...within, using: &generator))
      let tally = try await round(killedAfter: moment)
      sum.add(tally)
      let line = "kill \(number), \(moment.inWords) after the slot: \(tally.line)\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
    Table("\(kills) kills over bursts of \(posts) posts, \(pace) ms a request") {
      sum.lines
    }.print()
  }

  private func round(killedAfter moment: Duration) async throws -> ChaosTally {
    let players = try await ChaosPlayers.start(pace: .milliseconds(pace))
    let stage = try Stage(stage, server: "http://127.0.0.1:1")
    defer { stage.leave() }
    let entries = max(1, posts / 3)
    let slot = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    try stage.write(StageFiles.house(accounts: players.accounts), to: "Campaigns/house.yaml")
    try stage.write(
      StageFiles.campaign(
        Array(repeating: slot, count: entries), accounts: ChaosPlayers.names),
      to: "Campaigns/benchmark.yaml")
    try stage.secret(BlueskyHouse.password, named: "bluesky")
    let daemon = try await stage.startDaemon(before: slot, expecting: 3 * entries)
    try await Task.sleep(for: .microseconds((slot + moment - .rightNow).microseconds))
    await daemon.kill()
    let restarted = Instant.rightNow
    let second = try await MeasuredDaemon.start(stage.campaignd, in: stage)
    let left = try await stage.wait(until: .seconds(120)) { $0.isSettled }
    let took = left.lastEnd.map { $0 - restarted } ?? .zero
    try await second.stop()
    var tally = await players.tally(entries)
    tally.uncertain = left.uncertain
    tally.restLeftWithin = took
    await players.stop()
    return tally
  }
}

/// A real Mastodon, a Bluesky server, and one that knows no keys.
struct ChaosPlayers {
  static let names = ["trust-mastodon", "trust-bluesky", "trust-keyless"]
  let mastodon: MastodonPlayer
  let bluesky: BlueskyPlayer
  let keyless: MastodonPlayer

  static func start(pace: Duration) async throws -> ChaosPlayers {
    let players = ChaosPlayers(
      mastodon: try await MastodonPlayer.start(.mastodon("4.5.3")),
      bluesky: try await BlueskyPlayer.startBluesky { bytes in
        SHA256.hash(data: Data(bytes)).map { String($0, radix: 16) }.joined()
      },
      keyless: try await MastodonPlayer.start(.snac))
    await players.mastodon.take(pace)
    await players.bluesky.take(pace)
    await players.keyless.take(pace)
    return players
  }

  var accounts: String {
    """
      - id: trust-mastodon
        kind: mastodon
        server: \(mastodon.address)
        credential: player
      - id: trust-bluesky
        kind: bluesky
        server: \(bluesky.address)
        handle: \(BlueskyHouse.handle)
        credential: bluesky
      - id: trust-keyless
        kind: mastodon
        server: \(keyless.address)
        credential: player
    """
  }

  func tally(_ entries: Int) async -> ChaosTally {
    let mastodon = await self.mastodon.statuses.map(\.text)
    let bluesky = await self.bluesky.house.records.map(\.key)
    let keyless = await self.keyless.statuses.map(\.text)
    var tally = ChaosTally()
    tally.lost = 2 * entries - Set(mastodon).count - Set(bluesky).count
    tally.doubled = mastodon.count - Set(mastodon).count
    tally.doubledKeyless = keyless.count - Set(keyless).count
    tally.missingKeyless = entries - Set(keyless).count
    return tally
  }

  func stop() async {
    await mastodon.stop()
    await bluesky.stop()
    await keyless.stop()
  }
}

/// What became of the posts of a burst.
struct ChaosTally {
  /// On the servers that know keys.
  var lost = 0
  var doubled = 0
  var doubledKeyless = 0
  /// Not out on the server without keys; each must be among those left to a person.
  var missingKeyless = 0
  var uncertain = 0
  var restLeftWithin = Duration.zero

  mutating func add(_ other: ChaosTally) {
    lost += other.lost
    doubled += other.doubled
    doubledKeyless += other.doubledKeyless
    missingKeyless += other.missingKeyless
    uncertain += other.uncertain
    restLeftWithin = max(restLeftWithin, other.restLeftWithin)
  }

  var line: String {
    "\(lost) lost, \(doubled) doubled; without keys \(doubledKeyless) doubled, "
      + "\(missingKeyless) not out, \(uncertain) left to a person; settled \(restLeftWithin.inWords) "
      + "after the start"
  }

  var lines: [(String, String)] {
    [
      ("lost with keys", "\(lost)"), ("doubled with keys", "\(doubled)"),
      ("doubled without keys", "\(doubledKeyless)"),
      ("not out without keys", "\(missingKeyless), left to a person \(uncertain)"),
      ("settled at most", "\(restLeftWithin.inWords) after the start"),
    ]
  }
}

/// How the dispatches stand, as the store says.
struct StoreStanding: Sendable {
  let open: Int
  let uncertain: Int
  let parked: Int
  let lastEnd: Instant?

  /// Nothing waits, and every doubt has been put before a person.
  var isSettled: Bool { open == 0 && uncertain == parked }
}

extension Stage {
  func secret(_ text: String, named name: String) throws {
    try write(text, to: "credentials/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: "\(folder)/credentials/\(name)")
  }

  /// Looks again and again until the store stands so, or the time is over.
  func wait(
    until patience: Duration, _ isThere: (StoreStanding) -> Bool
  ) async throws -> StoreStanding {
    let end = Instant.rightNow + patience
    while true {
      let standing = try await standing()
      if isThere(standing) || Instant.rightNow > end { return standing }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  private func standing() async throws -> StoreStanding {
    var reading = Configuration()
    reading.readonly = true
    return try await DatabaseQueue(path: store, configuration: reading).read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      return StoreStanding(
        open: try count(
          "select count(*) from dispatch where state in ('scheduled', 'claimed')"),
        uncertain: try count("select count(*) from dispatch where state = 'uncertain'"),
        parked: try count(
          """
          select count(distinct subject) from audit join dispatch on dispatch.post = audit.subject
          where did = 'dispatch.uncertain' and detail like '%"needs":%' and state = 'uncertain'
          """),
        lastEnd: try Int64.fetchOne(db, sql: "select max(ended) from delivery")
          .map(Instant.init(microseconds:)))
    }
  }
}
