import ArgumentParser
import CampaignCore
import CampaignEngine

struct Accounts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which accounts the house has, and which networks they are reached in.",
    discussion: """
      --networks prints a drop-in for campaignd.service that lets the daemon speak to the servers \
      of these accounts and to nothing else; it asks this machine's resolver for their addresses.
      """)

  @OptionGroup var networks: NetworksOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    if networks.networks { return try networks.write() }
    let accounts = try networks.house().accounts.values.sorted { $0.id < $1.id }
    switch format.format {
    case .text: Terminal.write(accounts.map { $0.line + "\n" }.joined())
    case .json, .jsonl: try writeJSON(accounts, format.format)
    }
  }
}

extension Account {
  fileprivate var line: String {
    [id.text, platform.rawValue, server ?? folder, handle].compactMap(\.self)
      .joined(separator: "  ")
  }
}
