import ArgumentParser

/// Prints how fast campaignd is on this machine: nothing here passes or fails.
@main
struct CampaignBenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign-benchmarks",
    abstract: "Measures the built campaignd, and the gate, on this machine.",
    discussion: """
      Build these first, optimised, as the package has them:
        swift build -c release --static-swift-stdlib --product campaignd
        swift build -c release --static-swift-stdlib --product bare-client
        swift build -c release --static-swift-stdlib --product campaign-benchmarks
      """,
    subcommands: [
      Latency.self, Burst.self, GateSpeed.self, Rest.self, Pending.self, DeskSpeed.self, Chaos.self,
      LivedDays.self, CalendarSpeed.self, JournalSpeed.self, Shared.self,
    ])
}

/// Where the measured daemon is, and where it may write.
struct StageOptions: ParsableArguments {
  @Option(help: "The daemon to measure; the one built beside this program by default.")
  var campaignd: String?

  @Option(
    help: "The folder, and so the disk, that stores are made in; the temporary one by default.",
    completion: .directory)
  var disk: String?

  @Flag(help: "Keep what the run wrote, and say where it is.")
  var keep = false
}

/// Why nothing could be measured, in a sentence.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
