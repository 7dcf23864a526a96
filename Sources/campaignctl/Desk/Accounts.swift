import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine

struct Accounts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which accounts the house has, and which networks they are reached in.",
    discussion: """
      --networks prints a drop-in for campaignd.service that lets the daemon speak to the servers \
      of these accounts and to nothing else; it asks this machine's resolver for their addresses.
      """)

  @Flag(help: "A drop-in with IPAddressAllow= for the servers of the accounts.")
  var networks = false

  @Option(
    help: "The campaigns folder, whose house.yaml names the accounts.", completion: .directory)
  var campaigns = "/etc/campaignd/Campaigns"

  @OptionGroup var format: FormatOptions

  func run() async throws {
    let (calendar, diagnostics) = CampaignFolder.read(at: campaigns)
    guard let house = calendar?.house else {
      Complaints.write(diagnostics)
      throw ExitCode(ExitStatus.badConfiguration.rawValue)
    }
    if networks { return try writeNetworks(of: house) }
    let accounts = house.accounts.values.sorted { $0.id < $1.id }
    switch format.format {
    case .text: Terminal.write(accounts.map { $0.line + "\n" }.joined())
    case .json, .jsonl: try writeJSON(accounts, format.format)
    }
  }

  private func writeNetworks(of house: House) throws {
    let networks = Networks(of: house)
    Terminal.write(networks.text)
    guard networks.unknown.isEmpty else {
      throw Terminal.refusal(
        .tryLater, "no address is known for \(networks.unknown.joined(separator: ", "))",
        hint: "is the network up, and the name right in house.yaml?")
    }
  }
}

extension Account {
  fileprivate var line: String {
    [id.text, platform.rawValue, server ?? folder, handle].compactMap(\.self)
      .joined(separator: "  ")
  }
}
