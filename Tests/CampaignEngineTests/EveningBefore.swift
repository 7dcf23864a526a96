import AsyncHTTPClient
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Logging
import Publishers
import Support

/// The evening before the day most tests play on: a world whose Mastodon account is on a played
/// server, with a folder of one picture, and a site that links lead to.
final class EveningBefore: Sendable {
  let world: World
  private let server: MastodonPlayer
  private let site: LoopbackServer
  private let folder: String

  convenience init(at time: String = "17:00") async throws {
    try await self.init(at: time, on: SQLiteDatabase.inMemory())
  }

  /// - Parameter database: shared with other daemons, where it is of that kind.
  init(at time: String, on database: any Database) async throws {
    world = try await World(
      on: database, at: EveningBefore.time(time),
      tenure: database.isShared ? .shared(as: "this") : .alone)
    server = try await MastodonPlayer.start()
    site = try await LoopbackServer.start { EveningBefore.page($0) }
    folder = FileManager.default.temporaryDirectory.path + "/evening-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(Media.benchBytes).write(to: URL(fileURLWithPath: folder + "/bench.png"))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A time of this evening, such as `17:00`.
  static func time(_ time: String) -> Instant {
    Instant("2027-02-03T\(time):00Z") ?? .distantPast
  }

  /// Writes these posts on the wall, and has the daemon work to them.
  func plan(_ posts: PostRevision...) async throws {
    let planned = posts.map { PlannedPost(revision: $0, status: .confirmed) }
    await world.read(planned, house: PostRoom.house)
    let plan = try await world.calendar.plan(at: world.clock.now, knowing: [], copies: [:])
    let publisher = try await publisher()
    try await world.daemon.dispatcher.follow(plan, publishers: [Sample.mastodon.id: publisher])
  }

  /// What is found wrong with the day.
  func faults() async throws -> [String] {
    let midnight = EveningBefore.time("00:00") + .seconds(86_400)
    let preflight = await preflight()
    return try await preflight.look(from: midnight, to: midnight + .seconds(86_399)).map(\.reason)
  }

  func check() async -> EveningCheck {
    EveningCheck(
      await preflight(), await world.daemon.dispatcher, world.books, clock: world.clock,
      zones: { _ in .utc }, logger: Logger(label: "world") { _ in SwiftLogNoOpLogHandler() })
  }

  /// When the day was looked at, as the record has it.
  func looks() async throws -> [Instant] {
    let entries = try await world.books.read { try $0.entries(of: "campaignd") }
    return entries.filter { $0.did == .preflight }.map(\.at)
  }

  private func preflight() async -> Preflight {
    Preflight(
      world.books, await world.daemon.dispatcher, links: NamedSite(address: site.address),
      pictures: PictureFolder(folder), clock: world.clock)
  }

  private func publisher() async throws -> MastodonPublisher {
    let token = await server.house.token
    return MastodonPublisher(
      account: Account(
        id: Sample.mastodon.id, platform: .mastodon, server: server.address,
        credential: "mastodon-token"),
      server: try ServerAddress(server.address), credentials: Credentials { _ in Secret(token) },
      pictures: PictureFolder(folder), http: client)
  }

  private static func page(_ request: PlayedRequest) -> PlayedAnswer {
    switch request.path {
    case "/fine": PlayedAnswer(200)
    case "/moved": PlayedAnswer(301, headers: [("Location", "/gone")])
    default: PlayedAnswer(404)
    }
  }
}

/// One client for all evenings, as there is one for the daemon.
private let client = HTTPClient.forPublishing()

/// The real probe, where `https://site.example` is a server of this machine: in the world outside
/// its name would be looked up, and its line made safe.
private struct NamedSite: LinkProbe {
  private static let name = "https://site.example"

  let address: String

  func fault(of link: String) async -> String? {
    let probe = HTTPLinkProbe(client)
    let fault = await probe.fault(of: link.replacing(NamedSite.name, with: address))
    return fault?.replacing(address, with: NamedSite.name)
  }
}

extension PostRevision {
  /// A post of the next morning.
  static func tomorrow(
    _ entry: String = "hello", text: String = "Our drop-in opens at ten.", media: [Media] = [],
    link: String? = nil, poll: Poll? = nil
  ) -> PostRevision {
    let plain = Sample.post(entry, at: Sample.nine)
    return PostRevision(
      post: plain.post, text: text, media: media, link: link, author: plain.author,
      policy: plain.policy, poll: poll, location: plain.location)
  }
}

extension Media {
  static let benchBytes: [UInt8] = [1, 2, 3]

  /// The picture in the folder.
  static func bench(
    _ file: String = "bench.png", mimeType: String = "image/png", size: Int = 3,
    alt: String = "A bench.", dimensions: Media.Dimensions? = nil
  ) -> Media {
    Media(
      file: file, digest: .ofBytes(benchBytes), mimeType: mimeType, size: size, alt: alt,
      dimensions: dimensions)
  }
}
