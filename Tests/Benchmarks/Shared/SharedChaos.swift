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

extension Calamity: ExpressibleByArgument {
  /// By one word: `kill`, `freeze`, `restart`, `cut`.
  init?(argument: String) {
    guard let named = Calamity.allCases.first(where: { "\($0)" == argument }) else { return nil }
    self = named
  }
}

/// What befalls one round, and when.
struct Mishap {
  let number: Int
  let calamity: Calamity
  /// After the slot.
  let moment: Duration
  /// How long a frozen daemon sleeps.
  let pause: Duration
  /// After how many bytes connections are cut.
  let bytes: Int
  /// Which of the daemons it befalls, where it befalls one.
  let victim: Int

  /// - Parameters:
  ///   - only: what befalls it; nil takes each kind in its turn.
  ///   - within: of so many milliseconds after the slot.
  ///   - frozen: the longest sleep, in seconds.
  init(
    _ number: Int, only: Calamity?, within: Int, frozen: Int,
    using generator: inout SeededGenerator
  ) {
    self.number = number
    calamity = only ?? Calamity.allCases[number % Calamity.allCases.count]
    moment = .milliseconds(Int.random(in: 0...within, using: &generator))
    pause = .milliseconds(Int.random(in: 0...(frozen * 1000), using: &generator))
    bytes = Int.random(in: 1...400_000, using: &generator)
    victim = Int.random(in: 0...1, using: &generator)
  }
}

/// Bursts with two daemons, and at a random moment of each one calamity: what is lost, what is doubled,
/// what is left to a person.
struct SharedChaos: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chaos",
    abstract: "Bursts on two daemons, with a kill, a freeze, a fallen database or cut connections.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many rounds, each with the next kind of calamity.") var rounds = 200
  @Option(help: "How many posts a burst has at least, over 150 accounts.") var posts = 2_000
  @Option(help: "Milliseconds a server takes over a request.") var pace = 100
  @Option(help: "Seconds the daemons have to take the posts in.") var lead = 20
  @Option(help: "It happens within so many milliseconds of the slot.") var within = 1_800
  @Option(help: "A frozen daemon sleeps for so many seconds at most.") var frozen = 75
  @Option(help: "How many rounds at a time, each on a server of its own.") var atOnce = 1
  @Option(help: "Only this: kill, freeze, restart or cut.") var only: Calamity?
  @Option(help: "The first of the random numbers.") var seed: UInt64 = 1

  func run() async throws {
    var generator = SeededGenerator(seed: seed)
    let mishaps = (0..<max(rounds, 1)).map {
      Mishap($0, only: only, within: within, frozen: frozen, using: &generator)
    }
    let lanes = max(1, min(atOnce, mishaps.count))
    var sums: [Calamity: SharedTally] = [:]
    try await withThrowingTaskGroup(of: [(Calamity, SharedTally)].self) { group in
      for lane in 0..<lanes {
        let mine = stride(from: lane, to: mishaps.count, by: lanes).map { mishaps[$0] }
        group.addTask { try await play(mine) }
      }
      for try await tallies in group {
        for (calamity, tally) in tallies { sums[calamity, default: SharedTally()].add(tally) }
      }
    }
    alarm(0)
    Table("\(rounds) rounds over bursts of \(posts) posts, two daemons, \(pace) ms a request") {
      Calamity.allCases.compactMap { calamity in
        sums[calamity].map { (calamity.rawValue, "\($0.rounds) rounds: \($0.line)") }
      }
      ("bars", "none lost, none doubled, what is uncertain listed")
    }.print()
  }

  /// One round after the other, on a server of their own.
  private func play(_ mishaps: [Mishap]) async throws -> [(Calamity, SharedTally)] {
    let server = try await RealPostgreSQL.start(isDurable: true)
    var tallies: [(Calamity, SharedTally)] = []
    for mishap in mishaps {
      let tally = await SharedChaosRound(
        server: server, options: stage, mishap: mishap, posts: posts, pace: pace, lead: lead
      ).run()
      tallies.append((mishap.calamity, tally))
      say(
        "\(mishap.number + 1), \(mishap.calamity.rawValue), \(mishap.moment.inWords) after the slot: "
          + tally.line)
    }
    await server.stop()
    return tallies
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
