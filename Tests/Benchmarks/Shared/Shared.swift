import ArgumentParser

/// Several daemons on one real PostgreSQL server, whose disk keeps what it says it keeps.
struct Shared: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Several daemons on one PostgreSQL server, with fsync.",
    subcommands: [
      SharedBurst.self, SharedPending.self, SharedChaos.self, FairShare.self, Peak.self,
    ],
    defaultSubcommand: SharedBurst.self)
}
