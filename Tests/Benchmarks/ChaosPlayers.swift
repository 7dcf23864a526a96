import CivilTime
import Foundation
import Support

/// Many accounts on servers of Mastodon, of Bluesky, and on such that know no keys. An account shows its
/// posts one behind another, so a burst is over many.
struct ChaosPlayers {
  /// How many accounts there are on each platform.
  private static let accounts = 50

  // Each account has a server of its own: no account waits there for another, and what became of a
  // post is read among those of its account.
  private let mastodon: [MastodonPlayer]
  private let bluesky: [BlueskyPlayer]
  private let keyless: [MastodonPlayer]
  /// How many each account has.
  private let entries: Int

  /// - Parameters:
  ///   - posts: how many there are at least.
  ///   - pace: what a server takes over a request.
  static func start(posts: Int, pace: Duration) async throws -> ChaosPlayers {
    var (mastodon, keyless) = ([MastodonPlayer](), [MastodonPlayer]())
    var bluesky: [BlueskyPlayer] = []
    for _ in 0..<accounts {
      mastodon.append(try await MastodonPlayer.start(.mastodon("4.5.3")))
      bluesky.append(try await BlueskyPlayer.start())
      keyless.append(try await MastodonPlayer.start(.snac))
    }
    let players = ChaosPlayers(
      mastodon: mastodon, bluesky: bluesky, keyless: keyless,
      entries: max(1, (posts + 3 * accounts - 1) / (3 * accounts)))
    for player in mastodon + keyless { await player.take(pace) }
    for player in bluesky { await player.take(pace) }
    return players
  }

  /// How many posts there are.
  var posts: Int { 3 * ChaosPlayers.accounts * entries }

  /// A trust with all these accounts, and a campaign for each three of them.
  func files(at slot: Instant) -> [String: String] {
    var house: [String] = []
    var files: [String: String] = [:]
    for number in 0..<ChaosPlayers.accounts {
      house += [
        "  - {id: mastodon-\(number), kind: mastodon, server: \"\(mastodon[number].address)\", "
          + "credential: player}",
        "  - {id: bluesky-\(number), kind: bluesky, server: \"\(bluesky[number].address)\", "
          + "handle: \(BlueskyHouse.handle), credential: bluesky}",
        "  - {id: keyless-\(number), kind: mastodon, server: \"\(keyless[number].address)\", "
          + "credential: player}",
      ]
      files["Campaigns/burst-\(number).yaml"] = StageFiles.campaign(
        Array(repeating: slot, count: entries),
        accounts: ["mastodon", "bluesky", "keyless"].map { "\($0)-\(number)" },
        id: "burst-\(number)", numberedFrom: number * entries)
    }
    files["Campaigns/house.yaml"] = StageFiles.house(accounts: house.joined(separator: "\n"))
    return files
  }

  /// Counts what readers see.
  /// - Parameter parked: the posts that a person was asked to look at.
  func judge(parked: [String], into tally: inout ChaosTally) async {
    let numbers = 0..<(ChaosPlayers.accounts * entries)
    let mastodon = await words(on: self.mastodon)
    let keyless = await words(on: self.keyless)
    tally.lost = numbers.count - Set(mastodon).count
    tally.doubled = mastodon.count - Set(mastodon).count
    for player in bluesky {
      let texts = await player.house.records.map(\.words)
      tally.lost += entries - Set(texts).count
      tally.doubled += texts.count - Set(texts).count
    }
    tally.doubledKeyless = keyless.count - Set(keyless).count
    let out = Set(keyless)
    let missing = numbers.filter { !out.contains(SamplePosts.text($0)) }
    let listed = Set(parked.compactMap(number(ofKeyless:)))
    tally.missingKeyless = missing.count
    tally.unlisted = missing.count { !listed.contains($0) }
  }

  private func words(on players: [MastodonPlayer]) async -> [String] {
    var words: [String] = []
    for player in players { words += await player.statuses.map(\.text) }
    return words
  }

  /// `burst-7/2026/post-3/2026-11-27/keyless-7`: the number that its words were made of.
  private func number(ofKeyless post: String) -> Int? {
    let parts = post.split(separator: "/")
    guard let account = parts.last, account.hasPrefix("keyless-"),
      let account = Int(account.dropFirst("keyless-".count)),
      let entry = parts.first(where: { $0.hasPrefix("post-") })
    else { return nil }
    return Int(entry.dropFirst("post-".count)).map { account * entries + $0 }
  }

  func stop() async {
    for player in mastodon + keyless { await player.stop() }
    for player in bluesky { await player.stop() }
  }
}

extension StoredRecord {
  private struct Post: Decodable {
    let text: String
  }

  /// What readers see of it.
  fileprivate var words: String? {
    (try? JSONDecoder().decode(Post.self, from: Data(json)))?.text
  }
}
