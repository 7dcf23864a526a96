import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import Publishers
import Synchronization
import Systemd

/// The ways out: a publisher for each account of the house.
struct Ways: Sendable {
  let http: HTTPClient
  let credentials: Credentials
  let pictures: PictureFolder
  /// Where the folder of an outbox counts from.
  let stateFolder: String
  /// Whether other daemons publish on the same accounts.
  let sharesStore: Bool
  let clock: any WallClock
  /// A way that leads to the same account stays: what it has learnt of its server, and that it is
  /// signed in there, outlives the reading of a calendar.
  private let kept = Kept()

  private final class Kept: Sendable {
    let ways = Mutex<[Account: any Publisher]>([:])
  }

  init(
    http: HTTPClient, credentials folder: CredentialFolder?, campaigns: String,
    stateFolder: String, sharesStore: Bool, clock: any WallClock
  ) {
    self.http = http
    let seen = SecretsInHand()
    credentials = Credentials { name in
      seen.secret(name, at: clock.now) {
        (try? folder?.read(name)).flatMap { $0 }.map { Secret($0.text) }
      }
    }
    pictures = PictureFolder(campaigns)
    self.stateFolder = stateFolder
    self.sharesStore = sharesStore
    self.clock = clock
  }

  func publishers(of house: House) -> [Account.ID: any Publisher] {
    let ways = house.accounts.compactMapValues { account in
      kept.ways.withLock { $0[account] } ?? publisher(account)
    }
    kept.ways.withLock { kept in
      kept = Dictionary(
        ways.compactMap { id, way in house.accounts[id].map { ($0, way) } },
        uniquingKeysWith: { first, _ in first })
    }
    return ways
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
    case .webhook:
      guard let server = address(account) else { return nil }
      return WebhookPublisher(
        account: account, address: server, credentials: credentials, pictures: pictures,
        http: http, now: { [clock] in clock.now })
    case .bluesky:
      // An address that is none is no reason to send the password where the handle points.
      let server = address(account)
      guard (server == nil) == (account.server == nil) else { return nil }
      return BlueskyPublisher(
        account: account, server: server, directory: .common, credentials: credentials,
        pictures: pictures, http: http, identities: folder("identities"))
    case .x:
      guard let server = address(account) else { return nil }
      return XPublisher(
        account: account, server: server, credentials: credentials, pictures: pictures, http: http,
        tokens: sharesStore ? nil : folder("tokens"), now: { [clock] in clock.now },
        nonce: { UUID().uuidString.replacing("-", with: "") })
    }
  }

  private func folder(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(stateFolder)/\(path)"
  }

  private func address(_ account: Account) -> ServerAddress? {
    account.server.flatMap { try? ServerAddress($0) }
  }
}

/// Secrets that were read a moment ago: a burst of posts need not open one file a thousand times, and
/// a renewed secret is taken up within seconds.
private final class SecretsInHand: Sendable {
  private let known = Mutex<[String: (secret: Secret, readAt: Instant)]>([:])
  private static let moment = Duration.seconds(5)

  func secret(_ name: String, at now: Instant, read: () -> Secret?) -> Secret? {
    let inHand = known.withLock { $0[name] }
    if let inHand, now >= inHand.readAt, now < inHand.readAt + SecretsInHand.moment {
      return inHand.secret
    }
    let secret = read()
    known.withLock { $0[name] = secret.map { ($0, now) } }
    return secret
  }
}
