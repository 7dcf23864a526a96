import CampaignCore
import CampaignStore
import CivilTime

/// One account as its server sees it, and as we do.
package struct AccountReply: Codable, Sendable {
  package enum State: String, Codable, Sendable {
    case ready
    /// Nothing is tried there until somebody says so.
    case stopped
    /// The server does not let the account in.
    case refused
    case unreachable
  }

  package let account: String
  package let platform: Platform
  package let server: String?
  package let state: State
  package let reason: String?
  /// What the server knows the account by.
  package let handle: String?
  package let software: String?
  package let maximumCharacters: Int?
  package let maximumPictures: Int?
  package let maximumPictureSize: Int?
  /// In thousandths of a US dollar, this month; nil where nothing is counted.
  package let spent: Int?
  package let budget: Int?
}

/// What `campaignctl accounts` prints.
package struct AccountsReply: Codable, Sendable {
  package let accounts: [AccountReply]
}

/// What our own books say of the accounts.
struct AccountBooks: Sendable {
  /// Where nothing is tried until somebody says so, and why.
  let stopped: [Account.ID: String]
  /// In thousandths of a US dollar, this month.
  let spent: [Account.ID: Int]
}

extension Desk {
  func accounts() async throws -> ControlAnswer {
    guard let house else { throw ControlRefusal.noPlan }
    let books = try await accountBooks(of: house)
    memory.accounts = (books, clock.now)
    return try await accounts(books)
  }

  func accountBooks(of house: House) async throws -> AccountBooks {
    let (now, ids) = (clock.now, Array(house.accounts.keys))
    return try await books.read { reading in
      AccountBooks(
        stopped: try reading.stoppedAccounts(),
        spent: try ids.reduce(into: [:]) { $0[$1] = try reading.spent(on: $1, at: now) })
    }
  }

  /// Asks every server who we are there and what it takes. Nothing is published by asking.
  func accounts(_ books: AccountBooks) async throws -> ControlAnswer {
    guard let house else { throw ControlRefusal.noPlan }
    let standings = await settings.standings()
    let replies = house.accounts.values.sorted { $0.id < $1.id }.map { account in
      AccountReply(
        account, standings[account.id], stopped: books.stopped[account.id],
        spent: books.spent[account.id] ?? 0)
    }
    let allReady = replies.allSatisfy { $0.state == .ready }
    return ControlAnswer(AccountsReply(accounts: replies), status: allReady ? .done : .no)
  }
}

extension AccountReply {
  fileprivate init(
    _ account: Account, _ standing: Result<AccountStanding, PublishFailure>?, stopped: String?,
    spent: Int
  ) {
    let seen = try? standing?.get()
    var state = State.ready
    var reason: String?
    switch standing {
    case .success: break
    case .failure(let failure):
      state = failure.kind == .accessLost || failure.kind == .refused ? .refused : .unreachable
      reason = failure.reason
    case nil:
      state = .unreachable
      reason = "campaignd has no way to this account"
    }
    if let stopped {
      state = .stopped
      reason = stopped
    }
    self.init(
      account: account.id.text, platform: account.platform, server: account.server, state: state,
      reason: reason, handle: seen?.handle ?? account.handle, software: seen?.software,
      maximumCharacters: seen?.maximumCharacters ?? account.maximumCharacters,
      maximumPictures: seen?.maximumPictures, maximumPictureSize: seen?.maximumPictureSize,
      spent: spent > 0 || account.monthlyBudget != nil ? spent : nil,
      budget: account.monthlyBudget)
  }
}
