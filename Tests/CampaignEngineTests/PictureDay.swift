import AsyncHTTPClient
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Publishers
import Support

/// A day in a world whose Mastodon account is on a played server, with a folder of one picture. The
/// player dates its posts by this machine's clock, so the day is today.
final class PictureDay: Sendable {
  let world: World
  let player: MastodonPlayer
  /// When the day's posts are due.
  let slot: Instant
  private let folder: String

  init(ahead: Duration = .seconds(120)) async throws {
    var limits = Dispatcher.Limits()
    limits.picturesAhead = ahead
    slot = Instant(seconds: Instant.rightNow.seconds + 240)
    world = try await World(at: slot - .seconds(240), limits: limits)
    player = try await MastodonPlayer.start()
    folder = try ScratchFolder().folder
    try write(Media.benchBytes)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Puts a picture where the one of all posts is.
  func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/bench.png"))
  }

  func post(
    _ entry: String = "hello", text: String = "Our drop-in opens at ten.",
    media: [Media] = [.bench(alt: "A bench")]
  ) -> PostRevision {
    let plain = Sample.post(entry, at: slot, text: text)
    return PostRevision(
      post: plain.post, text: text, media: media, author: plain.author, policy: plain.policy,
      location: plain.location)
  }

  /// Writes these posts on the wall and has them approved.
  func plan(_ posts: PostRevision...) async throws {
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    try await follow()
  }

  /// The daemon falls and is started again.
  func restart() async throws {
    try await world.restart()
    try await follow()
  }

  /// From now on the daemon knows of posts what its store holds.
  func forgetCalendar() async throws {
    world.calendar.write([], knowledge: .full, house: Sample.house)
    try await follow()
  }

  /// The day goes on to a time, counted from the slot.
  func advance(to time: Duration) async {
    await world.advance(to: slot + time)
  }

  var uploads: Int {
    get async { await player.requests(.upload).count }
  }

  func deliveries(of post: PostRevision) async throws -> [Delivery] {
    try await world.books.read { reading in
      try reading.dispatches(of: post.post.id).flatMap { try reading.deliveries(of: $0.id) }
    }
  }

  /// Why what was done last to a post was done.
  func reason(of post: PostRevision) async throws -> String {
    let entries = try await world.books.read { try $0.entries(of: post.post.id.text) }
    return entries.last?.detail["reason"] ?? ""
  }

  /// The account is another from now on, on this server.
  func move(to server: MastodonPlayer) async throws {
    let accounts = Sample.house.accounts.values.map { account in
      account.id == Sample.mastodon.id ? PictureDay.account(on: server) : account
    }
    let house = House(
      trust: Sample.house.trust, timeZone: Sample.house.timeZone,
      people: Array(Sample.house.people.values), policies: Array(Sample.house.policies.values),
      accounts: accounts, defaultPolicy: Sample.house.defaultPolicy)
    world.calendar.write([], knowledge: .full, house: house)
    try await follow(server)
  }

  /// From now on posts and their pictures' words cost money, of which a month has so much.
  func charge(budget: Int) async throws {
    let account = PictureDay.account(on: player, budget: budget)
    world.calendar.write([], knowledge: .full, house: Sample.house(with: account))
    try await follow(player) { PricedWay(way: $0) }
  }

  private static func account(on server: MastodonPlayer, budget: Int? = nil) -> Account {
    Account(
      id: Sample.mastodon.id, platform: .mastodon, server: server.address,
      credential: "mastodon-token", monthlyBudget: budget)
  }

  /// The world would carry posts to its stage.
  private func follow() async throws { try await follow(player) }

  private func follow(
    _ player: MastodonPlayer, by way: (MastodonPublisher) -> any Publisher = { $0 }
  ) async throws {
    let plan = try await world.calendar.plan(at: world.clock.now, knowing: [], copies: [:])
    let token = await player.house.token
    let publisher = MastodonPublisher(
      account: PictureDay.account(on: player),
      server: try ServerAddress(player.address), credentials: Credentials { _ in Secret(token) },
      pictures: PictureFolder(folder), http: client,
      patience: Patience(beforeSecondLook: .milliseconds(1)))
    try await world.daemon.dispatcher.follow(plan, publishers: [Sample.mastodon.id: way(publisher)])
  }
}

/// One client for all days, as there is one for the daemon.
private let client = HTTPClient.forPublishing()
