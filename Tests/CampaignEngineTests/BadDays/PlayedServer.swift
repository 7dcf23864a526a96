import CampaignCore
import CivilTime
import Foundation
import Publishers
import Support

/// A platform's server on this machine, our account on it, and the real way there.
protocol PlayedServer: Sendable {
  var account: Account { get }

  /// - Parameter overTLS: which no player speaks, so that nothing gets through.
  func way(overTLS: Bool, on days: BadDays) throws -> any Publisher

  /// Has bad days from now on, and tells of each request that publishes the names of its posts, before
  /// anything is done about it.
  func have(
    _ days: BadDays, by clock: @escaping @Sendable () -> Instant,
    telling onlooker: @escaping @Sendable ([String]) async -> Void
  ) async

  /// The name that a request for this post is told by.
  func name(of prepared: PreparedPost) -> String

  /// What readers see, in the order in which it came.
  func shown() async -> [ShownPost]

  // As the player has them.
  func calm() async
  func release() async
  func nextArrival() async -> Instant?
  func arrive(by moment: Instant) async
  func befallen() async -> [String]
  func stop() async
}

/// A post as readers of a played platform see it.
struct ShownPost: Sendable {
  let id: String
  let text: String
  /// What it replies to.
  let parent: String?
  /// The words of its pictures.
  let alts: [String?]
  /// Nil where the player keeps none.
  var poll: [String]?
}

struct Played<House: PlayedHouse>: PlayedServer {
  let player: Player<House>
  let account: Account
  /// What follows the server's address.
  var path = ""
  let publisher: @Sendable (ServerAddress, Patience) -> any Publisher
  let shows: @Sendable (House) -> [ShownPost]
  /// The names of the posts that a request publishes.
  let names: @Sendable (House.Route, PlayedRequest) -> [String]
  var naming: @Sendable (PreparedPost) -> String = { $0.key }
  var ready: @Sendable (inout House, BadDays) -> Void = { _, _ in }

  func way(overTLS: Bool, on days: BadDays) throws -> any Publisher {
    let address = overTLS ? player.address.replacing("http:", with: "https:") : player.address
    let server = try ServerAddress(address + path)
    return publisher(server, overTLS || days.hasSilence ? .thatEnds : .thatLasts)
  }

  func have(
    _ days: BadDays, by clock: @escaping @Sendable () -> Instant,
    telling onlooker: @escaping @Sendable ([String]) async -> Void
  ) async {
    await player.go(by: clock)
    await player.change { [ready] in ready(&$0, days) }
    await player.tell { [names] route, request in await onlooker(names(route, request)) }
    await player.have(days)
  }

  func name(of prepared: PreparedPost) -> String { naming(prepared) }

  func shown() async -> [ShownPost] { shows(await player.house) }

  func calm() async { await player.have(nil) }
  func release() async { await player.release() }
  func nextArrival() async -> Instant? { await player.nextArrival }
  func arrive(by moment: Instant) async { await player.arrive(by: moment) }
  func befallen() async -> [String] { await player.befallen }
  func stop() async { await player.stop() }
}

extension Patience {
  /// Long enough for this machine, where no server is silent.
  fileprivate static let thatLasts = Patience(
    answer: .seconds(20), upload: .seconds(20), processing: .seconds(20),
    betweenQuestions: .milliseconds(1), beforeSecondLook: .milliseconds(1))
  /// For servers that are meant to say nothing.
  fileprivate static let thatEnds = Patience(
    answer: .seconds(2), upload: .seconds(2), processing: .seconds(2),
    betweenQuestions: .milliseconds(1), beforeSecondLook: .milliseconds(1))
}
