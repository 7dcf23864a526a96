import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import Foundation

/// An account's secret on this machine.
struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Put an account's secret where systemd hands it over.",
    subcommands: [Add.self])

  /// Writes a token where only root can read it, and nowhere else.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write an account's token or password, taken from standard input.",
      discussion: """
        The secret is in no argument, no environment and no shell's history: on a terminal it is \
        asked for and not shown, in scripts it comes through a pipe. It takes the place of the one \
        before in one step; the daemon gets it when it is started again. With --encrypted only this \
        machine can read it.
        """)

    @Argument(help: "The account's id in house.yaml.")
    var account: String

    @Flag(help: "Encrypted with this machine's key (systemd-creds).")
    var encrypted = false

    @Option(
      help: "The campaigns folder, whose house.yaml names the secret.", completion: .directory)
    var campaigns: String?

    @Option(help: "The folder of secrets.", completion: .directory)
    var folder: String?

    @OptionGroup var trust: TrustOption

    func run() async throws {
      // What the program holds in its memory is in no core either.
      var none = rlimit(rlim_cur: 0, rlim_max: 0)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
      let account = try known()
      let name = try credential(of: account)
      let secret = try SecretInput.read(prompt: "\(account.id): \(account.secretWords): ")
      try account.check(secret)
      let file =
        encrypted
        ? try await SecretFile.seal(
          secret, as: name, in: folder ?? SecretFile.sealedFolder(of: trust))
        : try SecretFile.write(secret, as: name, in: folder ?? SecretFile.plainFolder(of: trust))
      Terminal.write(
        """
        \(file) is written.
        The daemon gets it when it is started again:
          systemctl restart \(trust.unit)
        If the account was stopped, let it go on then:
          campaignctl resume \(account.id) --reason "it has a new secret"

        """)
    }

    private func known() throws -> Account {
      let (calendar, diagnostics) = CampaignFolder.read(
        at: campaigns ?? "\(trust.folder)/Campaigns")
      guard let house = calendar?.house else {
        Complaints.write(diagnostics)
        throw ExitCode(ExitStatus.badConfiguration.rawValue)
      }
      guard let found = house.accounts[Account.ID(account)] else {
        let names = house.accounts.keys.sorted().map(\.text).joined(separator: ", ")
        throw Terminal.refusal(
          .badInput, "house.yaml has no account '\(account)'", hint: "one of: \(names)")
      }
      return found
    }

    private func credential(of account: Account) throws -> String {
      guard let name = account.credential else {
        throw Terminal.refusal(
          .badInput, "the account '\(account.id)' names no secret in house.yaml",
          hint: "give it a line: credential: \(account.id)")
      }
      return name
    }
  }
}

extension Account {
  /// What kind of secret its platform wants.
  fileprivate var secretWords: String {
    switch platform {
    case .mastodon: "access token"
    case .bluesky: "app password"
    case .x: "its keys as one JSON object"
    case .webhook: "signing key"
    case .outbox: "secret"
    }
  }

  /// What is plainly not a secret of this platform is refused before it takes the old one's place.
  fileprivate func check(_ secret: String) throws {
    switch platform {
    case .x:
      let keys = try? JSONDecoder().decode([String: String].self, from: Data(secret.utf8))
      let ways = [
        ["consumerKey", "consumerSecret", "token", "tokenSecret"], ["clientID", "refreshToken"],
      ]
      guard let keys, ways.contains(where: { $0.allSatisfy { keys[$0]?.isEmpty == false } }) else {
        throw Terminal.refusal(
          .badInput, "that is not the secret of an account on X",
          hint: "one JSON object with "
            + ways.map { $0.joined(separator: ", ") }.joined(separator: "; or with "))
      }
    case .mastodon, .bluesky, .webhook, .outbox:
      guard !secret.contains(where: \.isWhitespace) else {
        throw Terminal.refusal(
          .badInput, "a secret of this kind has no spaces and one line only")
      }
    }
  }
}
