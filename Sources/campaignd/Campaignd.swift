import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine

/// The daemon: reads the campaigns folder and publishes what was approved, at its slot.
struct Campaignd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaignd",
    abstract: "Publishes a trust's approved campaign posts at the set times.",
    version: "campaignd \(campaigndVersion)",
    subcommands: [
      Run.self, CheckConfig.self, Restore.self, Migrate.self, Events.self, DoorkeeperCommand.self,
    ],
    defaultSubcommand: Run.self)
}

/// Where the daemon is told everything else.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: "The daemon's settings.")
  var config = "/etc/campaignd/campaignd.yaml"

  @Option(
    help: "A folder with one secret a file, for development; systemd hands over its own.",
    completion: .directory)
  var credentials: String?
}

/// Runs until it is told to stop.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run the daemon (the default).")

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    try await Daemon.run(options)
  }
}

/// Says whether the daemon could start with these settings, and starts nothing.
struct CheckConfig: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-config", abstract: "Check the settings and the campaigns folder.")

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    let settings = try Startup.settings(options)
    let plan = try await Startup.plan(FolderPlanSource(settings))
    try Startup.checkDevelopment(settings, plan.house)
    print(
      "\(options.config): good; \(plan.posts.count) posts in the next \(settings.horizonDays) days")
  }
}
