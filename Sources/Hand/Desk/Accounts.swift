import ArgumentParser
import CampaignCore
import CampaignEngine

struct Accounts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask each account's server whether it lets us in, and what it takes.",
    discussion: """
      Nothing is published by asking. Ends with 1 where an account is not ready. --networks asks no \
      server: it prints a drop-in for campaignd.service that lets the daemon speak to the servers of \
      these accounts and to nothing else.
      """)

  @OptionGroup var networks: NetworksOptions
  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    if networks.networks { return try networks.write(of: desk.trust) }
    let (reply, exitCode) = try await desk.ask("accounts", as: AccountsReply.self)
    switch format.format {
    case .text: Terminal.write(AccountsText(reply.accounts).text)
    case .json, .jsonl: try writeJSON(reply.accounts, format.format)
    }
    if exitCode != 0 { throw ExitCode(exitCode) }
  }
}

/// The accounts, a line each, and why where one is not ready.
struct AccountsText {
  let text: String

  init(_ accounts: [AccountReply]) {
    let width = accounts.map(\.account.count).max() ?? 0
    text = accounts.map { AccountsText.line($0, width) }.joined()
  }

  private static func line(_ account: AccountReply, _ width: Int) -> String {
    let gap = String(repeating: " ", count: width - account.account.count + 2)
    var facts = [account.platform.rawValue]
    facts += [account.handle, account.software].compactMap(\.self)
    if let most = account.maximumCharacters { facts.append("\(most) characters") }
    if let most = account.maximumPictures { facts.append("\(most) pictures") }
    if let spent = account.spent {
      facts.append(
        dollars(spent) + " spent this month"
          + (account.budget.map { " of \(dollars($0))" } ?? ""))
    }
    let line =
      "\(Terminal.bold(account.account))\(gap)\(account.state.rawValue)  "
      + facts.joined(separator: ", ")
    return line + "\n" + (account.reason.map { "  \($0)\n" } ?? "")
  }

  private static func dollars(_ thousandths: Int) -> String {
    let cents = String(100 + thousandths % 1000 / 10).dropFirst()
    return "$\(thousandths / 1000).\(cents)"
  }
}
