import ArgumentParser
import CivilTime
import Foundation
import Support

/// What can befall two daemons and their database in the middle of a burst.
enum Calamity: String, CaseIterable {
  case kill = "kill -9"
  case freeze = "SIGSTOP, SIGCONT"
  case restart = "pg_ctl restart -m immediate"
  case cut = "connections cut"
}

/// Bursts with two daemons, and at a random moment of each one calamity: what is lost, what is doubled,
/// what is left to a person.
struct SharedChaos: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chaos",
    abstract: "Bursts on two daemons, with a kill, a freeze, a fallen database or cut connections.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many rounds, each with the next kind of calamity.") var rounds = 200
  @Option(help: "How many posts a burst has, over three accounts.") var posts = 2_000
  @Option(help: "Milliseconds a server takes over a request.") var pace = 20
  @Option(help: "Seconds the daemons have to take the posts in.") var lead = 20
  @Option(help: "It happens within so many milliseconds of the slot.") var within = 3_000
  @Option(help: "A frozen daemon sleeps for so many seconds at most.") var frozen = 75
  @Option(help: "The first of the random numbers.") var seed: UInt64 = 1

  func run() async throws {
    var generator = SeededGenerator(seed: seed)
    let server = try await RealPostgreSQL.start(isDurable: true)
    var sums: [Calamity: SharedTally] = [:]
    for number in 1...max(rounds, 1) {
      let calamity = Calamity.allCases[(number - 1) % Calamity.allCases.count]
      let round = SharedChaosRound(
        server: server, options: stage, number: number, calamity: calamity, posts: posts,
        pace: pace, lead: lead,
        moment: .milliseconds(Int.random(in: 0...within, using: &generator)),
        pause: .milliseconds(Int.random(in: 0...(frozen * 1000), using: &generator)),
        bytes: Int.random(in: 1...400_000, using: &generator),
        victim: Int.random(in: 0...1, using: &generator))
      let tally = await round.run()
      sums[calamity, default: SharedTally()].add(tally)
      say("\(number), \(calamity.rawValue), \(round.moment.inWords) after the slot: \(tally.line)")
    }
    await server.stop()
    Table("\(rounds) rounds over bursts of \(posts) posts, two daemons, \(pace) ms a request") {
      Calamity.allCases.compactMap { calamity in
        sums[calamity].map { (calamity.rawValue, "\($0.rounds) rounds: \($0.line)") }
      }
      ("bars", "none lost, none doubled, what is uncertain listed")
    }.print()
  }

  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}

/// What became of the posts of rounds.
struct SharedTally {
  var rounds = 0
  var chaos = ChaosTally()
  /// Rounds that could not be played, or whose posts did not settle.
  var unsettled = 0
  var wordsOfFailure: String?

  mutating func add(_ other: SharedTally) {
    rounds += other.rounds
    unsettled += other.unsettled
    chaos.add(other.chaos)
    wordsOfFailure = wordsOfFailure ?? other.wordsOfFailure
  }

  var line: String {
    chaos.line + (unsettled > 0 ? "; \(unsettled) NOT SETTLED" : "")
      + (wordsOfFailure.map { " (\($0))" } ?? "")
  }
}
