import ArgumentParser
import CivilTime
import Foundation
import GRDB
import Support

/// kill -9 at random moments of a burst: what is lost, what is doubled, what is left to a person.
struct Chaos: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bursts to slow servers, with kill -9 at a random moment and a new start.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many times the daemon is killed.") var kills = 200
  @Option(help: "How many posts a burst has at least, over 150 accounts on three platforms.")
  var posts = 2_000
  @Option(help: "Milliseconds a server takes over a request.") var pace = 100
  @Option(help: "Seconds the daemon has to take the posts in.") var lead = 8
  @Option(help: "The burst is killed within so many milliseconds of its slot.") var within = 1_800
  @Option(help: "How many rounds at a time; each is a minute of waiting for late requests.")
  var atOnce = 16
  @Option(help: "How many of them in their burst at a time: what is timed is not to be crowded.")
  var bursts = 1
  @Option(help: "The first of the random numbers.") var seed: UInt64 = 1

  func run() async throws {
    var generator = SeededGenerator(seed: seed)
    let moments = (0..<max(kills, 1)).map { _ in
      Duration.milliseconds(Int.random(in: 0...within, using: &generator))
    }
    let turns = Turns(max(1, bursts))
    var sum = ChaosTally()
    try await withThrowingTaskGroup(of: (Int, ChaosTally).self) { group in
      var waiting = Array(moments.enumerated().reversed())
      for _ in 0..<max(1, min(atOnce, moments.count)) {
        if let (number, moment) = waiting.popLast() {
          group.addTask { (number, try await round(killedAfter: moment, turns)) }
        }
      }
      while let (number, tally) = try await group.next() {
        if let (next, moment) = waiting.popLast() {
          group.addTask { (next, try await round(killedAfter: moment, turns)) }
        }
        sum.add(tally)
        let after = moments[number].inWords
        let line = "kill \(number + 1), \(after) after the slot: \(tally.line)\n"
        FileHandle.standardOutput.write(Data(line.utf8))
      }
    }
    Table("\(sum.kills) kills over bursts of \(posts) posts, \(pace) ms a request") {
      sum.lines
    }.print()
  }

  private func round(killedAfter moment: Duration, _ turns: Turns) async throws -> ChaosTally {
    let players = try await ChaosPlayers.start(posts: posts, pace: .milliseconds(pace))
    let stage = try Stage(stage, server: "http://127.0.0.1:1")
    defer { stage.leave() }
    let (second, restarted, open) = try await turns.take {
      try await burst(players, in: stage, killedAfter: moment)
    }
    // The bursts of others are not to be disturbed by this.
    let left = try await stage.wait(until: .seconds(180), lookingEvery: .seconds(1)) {
      $0.isSettled
    }
    try await second.stop()
    var tally = ChaosTally()
    await players.judge(parked: try await stage.parked(), into: &tally)
    tally.kills = 1
    tally.openAtKill = open
    tally.unsettled = left.open + left.uncertain - left.parked
    tally.parked = left.parked
    tally.rest = try await stage.lastEnd(ofFirstAttemptsSince: restarted).map { $0 - restarted }
    tally.doubts = left.lastEnd.map { max($0 - restarted, .zero) }
    await players.stop()
    return tally
  }

  /// The burst, the kill and the new start, until what had not left is out.
  private func burst(
    _ players: ChaosPlayers, in stage: Stage, killedAfter moment: Duration
  ) async throws -> (second: MeasuredDaemon, restarted: Instant, open: Int) {
    let slot = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    for (file, text) in players.files(at: slot) { try stage.write(text, to: file) }
    try stage.secret(BlueskyHouse.password, named: "bluesky")
    let daemon = try await stage.startDaemon(before: slot, expecting: players.posts)
    try await Task.sleep(for: .microseconds((slot + moment - .rightNow).microseconds))
    await daemon.kill()
    let open = try await stage.standing().open
    let restarted = Instant.rightNow
    let second = try await MeasuredDaemon.start(stage.campaignd, in: stage)
    _ = try await stage.wait(until: .seconds(30), lookingEvery: .milliseconds(250)) { $0.open == 0 }
    return (second, restarted, open)
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
    until patience: Duration, lookingEvery pause: Duration,
    _ isThere: (StoreStanding) -> Bool
  ) async throws -> StoreStanding {
    let end = Instant.rightNow + patience
    while true {
      let standing = try await standing()
      if isThere(standing) || Instant.rightNow > end { return standing }
      try await Task.sleep(for: pause)
    }
  }

  func standing() async throws -> StoreStanding {
    try await reading { db in
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

  /// The posts that somebody has to look at.
  func parked() async throws -> [String] {
    try await reading { db in
      try String.fetchAll(
        db,
        sql: """
          select distinct subject from audit join dispatch on dispatch.post = audit.subject
          where did = 'dispatch.uncertain' and detail like '%"needs":%' and state = 'uncertain'
          """)
    }
  }

  /// When the last answer came to a post that was first tried since then.
  func lastEnd(ofFirstAttemptsSince moment: Instant) async throws -> Instant? {
    try await reading { db in
      try Int64.fetchOne(
        db, sql: "select max(ended) from delivery where attempt = 1 and began >= ?",
        arguments: [moment.microseconds]
      ).map(Instant.init(microseconds:))
    }
  }

  private func reading<Value: Sendable>(
    _ question: @escaping @Sendable (GRDB.Database) throws -> Value
  ) async throws -> Value {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return try await DatabaseQueue(path: store, configuration: configuration).read(question)
  }
}
