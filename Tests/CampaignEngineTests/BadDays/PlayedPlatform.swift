import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support

/// One client for all bad days, as there is one for the daemon.
private let client = HTTPClient.forPublishing()

/// What bad days are lived with.
enum PlayedPlatform: String, CaseIterable, Sendable {
  case mastodon = "Mastodon 4.5.3"
  case failingMastodon = "Mastodon 4.6.4"
  case goToSocial = "GoToSocial"
  case snac
  case bluesky = "Bluesky"
  case x = "X by OAuth 1.0a"
  case xByGrant = "X by OAuth 2"
  case webhook = "a webhook"

  /// - Parameters:
  ///   - folder: with the pictures of campaigns; tokens are kept there too.
  ///   - now: the time as the house has it.
  func server(
    in folder: String, now: @escaping @Sendable () -> Instant
  ) async throws -> any PlayedServer {
    switch self {
    case .mastodon: try await mastodon(.mastodon("4.5.3"), folder)
    case .failingMastodon: try await mastodon(.mastodon("4.6.4"), folder)
    case .goToSocial: try await mastodon(.goToSocial, folder)
    case .snac: try await mastodon(.snac, folder)
    case .bluesky: try await bluesky(folder)
    case .x:
      try await x(
        #"{"consumerKey": "c", "consumerSecret": "cs", "token": "t", "tokenSecret": "ts"}"#, folder,
        now)
    case .xByGrant:
      try await x(#"{"clientID": "app", "refreshToken": "refresh-0"}"#, folder, now)
    case .webhook: try await webhook(folder, now)
    }
  }

  private func mastodon(
    _ software: MastodonSoftware, _ folder: String
  ) async throws -> any PlayedServer {
    let player = try await MastodonPlayer.start(software)
    let token = await player.house.token
    let account = Account(
      id: "trust-mastodon", platform: .mastodon, server: player.address, credential: "token")
    return Played(
      player: player, account: account,
      publisher: { server, patience in
        MastodonPublisher(
          account: account, server: server, credentials: Credentials { _ in Secret(token) },
          pictures: PictureFolder(folder), http: client, patience: patience)
      },
      shows: { $0.statuses.map(ShownPost.init) },
      names: { route, request in
        route == .post ? [request.header("Idempotency-Key") ?? "no key"] : []
      },
      ready: { house, days in if days.isWorseThanAgreed { house.lag = .seconds(150) } })
  }

  private func bluesky(_ folder: String) async throws -> any PlayedServer {
    let player = try await BlueskyPlayer.start()
    let account = Account(
      id: "trust-bluesky", platform: .bluesky, server: player.address,
      handle: BlueskyHouse.handle, credential: "password")
    return Played(
      player: player, account: account,
      publisher: { server, patience in
        BlueskyPublisher(
          account: account, server: server, directory: .common,
          credentials: Credentials { _ in Secret(BlueskyHouse.password) },
          pictures: PictureFolder(folder), http: client, patience: patience)
      },
      shows: { house in house.records.map { ShownPost($0, in: house.did) } },
      names: { route, request in
        let input = object(request.body)
        let writes = input["writes"] as? [[String: Any]] ?? []
        return switch route {
        case .putRecord: [input["rkey"] as? String ?? "no key"]
        case .applyWrites: writes.map { $0["rkey"] as? String ?? "no key" }
        case .createSession, .refreshSession, .uploadBlob, .getRecord, .listRecords, .deleteRecord,
          .resolveHandle:
          []
        }
      })
  }

  private func x(
    _ keys: String, _ folder: String, _ now: @escaping @Sendable () -> Instant
  ) async throws -> any PlayedServer {
    let player = try await XPlayer.startX()
    let account = Account(
      id: "trust-x", platform: .x, server: player.address, credential: "keys")
    return Played(
      player: player, account: account,
      publisher: { server, patience in
        XPublisher(
          account: account, server: server, credentials: Credentials { _ in Secret(keys) },
          pictures: PictureFolder(folder), http: client, patience: patience,
          tokens: folder + "/tokens", now: now, nonce: { UUID().uuidString })
      },
      shows: { $0.posts.map(ShownPost.init) },
      // X takes no key: its posts are told by their words.
      names: { route, request in route == .post ? [words(of: request.body)] : [] },
      naming: { words(of: Array($0.body.utf8)) })
  }

  private func webhook(
    _ folder: String, _ now: @escaping @Sendable () -> Instant
  ) async throws -> any PlayedServer {
    let player = try await Player.start(WebhookReceiver())
    let account = Account(
      id: "trust-hook", platform: .webhook, server: player.address, credential: "hook")
    return Played(
      player: player, account: account, path: "/posts",
      publisher: { server, patience in
        WebhookPublisher(
          account: account, address: server, credentials: Credentials { _ in Secret("shared") },
          pictures: PictureFolder(folder), http: client, patience: patience, now: now)
      },
      shows: { house in
        house.keys.compactMap { key in house.posts[key].map { ShownPost(key, $0) } }
      },
      names: { route, request in
        route == .post ? [request.header("Idempotency-Key") ?? "no key"] : []
      })
  }
}

private func object(_ bytes: [UInt8]) -> [String: Any] {
  (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
}

private func words(of bytes: [UInt8]) -> String { object(bytes)["text"] as? String ?? "no words" }

extension ShownPost {
  fileprivate init(_ status: StoredStatus) {
    self.init(
      id: status.id, text: status.text, parent: status.repliesTo,
      alts: status.pictures.map(\.alt), poll: status.poll)
  }

  fileprivate init(_ record: StoredRecord, in did: String) {
    let value = object(record.json)
    let parent = (value["reply"] as? [String: Any])?["parent"] as? [String: Any]
    let images = (value["embed"] as? [String: Any])?["images"] as? [[String: Any]] ?? []
    self.init(
      id: "at://\(did)/app.bsky.feed.post/\(record.key)", text: value["text"] as? String ?? "",
      parent: parent?["uri"] as? String, alts: images.map { $0["alt"] as? String })
  }

  fileprivate init(_ post: StoredTweet) {
    self.init(
      id: post.id, text: post.text, parent: post.parent, alts: post.pictures.map(\.alt))
  }

  /// A receiver whose answer was not understood is known by its post's key alone.
  fileprivate init(_ key: String, _ json: String) {
    let value = object(Array(json.utf8))
    let pictures = value["pictures"] as? [[String: Any]] ?? []
    let poll = (value["poll"] as? [String: Any])?["options"] as? [String]
    self.init(
      id: key, text: value["text"] as? String ?? "",
      parent: (value["repliesTo"] as? String)?.replacing("outside-", with: ""),
      alts: pictures.map { $0["alt"] as? String }, poll: poll ?? [])
  }
}
