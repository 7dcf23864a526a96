import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import Publishers
import Systemd

/// The ways out: a publisher for each account of the house.
struct Ways: Sendable {
  let http: HTTPClient
  let credentials: Credentials
  let pictures: PictureFolder
  /// Where the folder of an outbox counts from.
  let stateFolder: String
  let clock: any WallClock

  init(
    http: HTTPClient, credentials folder: CredentialFolder?, campaigns: String,
    stateFolder: String, clock: any WallClock
  ) {
    self.http = http
    credentials = Credentials { name in
      (try? folder?.read(name)).flatMap { $0 }.map { Secret($0.text) }
    }
    pictures = PictureFolder(campaigns)
    self.stateFolder = stateFolder
    self.clock = clock
  }

  func publishers(of house: House) -> [Account.ID: any Publisher] {
    house.accounts.compactMapValues(publisher)
  }

  /// Nil where there is no way to the account; its posts are then missed, and say so.
  private func publisher(_ account: Account) -> (any Publisher)? {
    switch account.platform {
    case .outbox:
      return Outbox(account: account, folder: folder(account.folder ?? "outbox"))
    case .mastodon:
      guard let server = address(account) else { return nil }
      return MastodonPublisher(
        account: account, server: server, credentials: credentials, pictures: pictures, http: http)
    case .bluesky:
      guard let server = address(account) else { return nil }
      return BlueskyPublisher(
        account: account, server: server, credentials: credentials, pictures: pictures, http: http)
    case .x:
      guard let server = address(account) else { return nil }
      return XPublisher(
        account: account, server: server, credentials: credentials, pictures: pictures, http: http,
        now: { [clock] in clock.now }, nonce: { UUID().uuidString.replacing("-", with: "") })
    }
  }

  private func folder(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(stateFolder)/\(path)"
  }

  private func address(_ account: Account) -> ServerAddress? {
    account.server.flatMap { try? ServerAddress($0) }
  }
}
