/// Where a post can be published.
package enum Platform: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  case mastodon, bluesky, x, outbox
  /// A program of somebody else's that carries posts on to where campaignd has no way.
  case webhook

  /// Whether its accounts may say whose text rules they keep to.
  package var isWrittenForOthers: Bool {
    switch self {
    case .outbox, .webhook: true
    case .mastodon, .bluesky, .x: false
    }
  }

  /// As people write it.
  package var properName: String {
    switch self {
    case .mastodon: "Mastodon"
    case .bluesky: "Bluesky"
    case .x: "X"
    case .outbox: "The outbox"
    case .webhook: "The webhook"
    }
  }

  /// Whether no post can be kept from anybody: Bluesky's records are public, and on X the account is
  /// protected or is not.
  package var showsEachPostToAll: Bool {
    switch self {
    case .bluesky, .x: true
    case .mastodon, .outbox, .webhook: false
    }
  }
}

extension Platform: Comparable {
  package static func < (left: Platform, right: Platform) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One account of the trust on one platform.
package struct Account: Hashable, Codable, Sendable {
  package typealias ID = CampaignCore.ID<Account>

  package let id: ID
  package let platform: Platform
  /// The server's base address, `https://social.example`; nil for the outbox.
  package let server: String?
  /// How the account is called on its platform: `@trust@social.example`, `trust.example`.
  package let handle: String?
  /// The name of the secret in the credentials directory; never the secret itself.
  package let credential: String?
  /// The folder an outbox writes to.
  package let folder: String?
  /// Whose text rules an outbox keeps to; nil keeps to none.
  package let writtenFor: Platform?
  /// The most characters the server takes, where it is not its platform's usual number.
  package let maximumCharacters: Int?
  /// The most that may be spent there in a calendar month, in thousandths of a US dollar; nil sets
  /// no limit. What would cost more waits.
  package let monthlyBudget: Int?

  package init(
    id: ID, platform: Platform, server: String? = nil, handle: String? = nil,
    credential: String? = nil, folder: String? = nil, writtenFor: Platform? = nil,
    maximumCharacters: Int? = nil, monthlyBudget: Int? = nil
  ) {
    self.id = id
    self.platform = platform
    self.server = server
    self.handle = handle
    self.credential = credential
    self.folder = folder
    self.writtenFor = writtenFor
    self.maximumCharacters = maximumCharacters
    self.monthlyBudget = monthlyBudget
  }

  /// True where nothing published can leave this machine: the outbox and loopback servers.
  package var staysOnThisMachine: Bool {
    switch platform {
    case .outbox: true
    case .mastodon, .bluesky, .x, .webhook: server.map(isLoopback) ?? false
    }
  }
}

/// Whether an address names this machine: `http://127.0.0.1:3000`, `http://localhost`, `http://[::1]`.
package func isLoopback(_ address: String) -> Bool {
  guard let schemeEnd = address.firstRange(of: "://") else { return false }
  let authority = address[schemeEnd.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  guard !authority.contains("@") else { return false }
  if authority.hasPrefix("[::1]") { return true }
  let host = authority.prefix { $0 != ":" }
  if host == "localhost" { return true }
  let parts = host.split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
}
