import CivilTime
import Foundation

/// Plays a Mastodon server on this machine: it keeps what is posted, knows the first status of an
/// Idempotency-Key for ever, and has bad days when a test says so. It behaves as the server's code,
/// its documentation and recordings of it say (conformance/mastodon-recordings).
package actor MastodonPlayer {
  /// The kinds of request that a bad day can befall.
  package enum Route: Hashable, Sendable, CaseIterable {
    case post, upload, media, timeline, source, delete, account, instance, nodeInfo
  }

  package nonisolated let token: String
  package nonisolated let software: MastodonSoftware
  package nonisolated let address: String
  private let port: Int
  private var server: LoopbackServer?

  private var house = MastodonHouse()
  private var requests: [Route: [PlayedRequest]] = [:]
  private var arrivals: [Route: Tally] = [:]
  private var stored = Tally()
  private var planned: [Route: [BadDay]] = [:]
  private var constant: [Route: BadDay] = [:]
  private var gate = Gate()

  /// Starts on a free port; `address` says where.
  package static func start(
    _ software: MastodonSoftware = .mastodon("4.5.3"), token: String = "token-of-the-trust"
  ) async throws -> MastodonPlayer {
    // The port is known only when the server stands, and the server needs its player.
    let relay = Relay()
    let server = try await LoopbackServer.start { await relay.play($0) }
    let player = MastodonPlayer(software, token: token, server: server)
    await relay.pass(to: player)
    return player
  }

  private init(_ software: MastodonSoftware, token: String, server: LoopbackServer) {
    self.software = software
    self.token = token
    self.server = server
    port = server.port
    address = server.address
  }

  // What a test says.

  /// What happens to the next request of this kind, and to the one after it if called twice.
  package func next(_ route: Route, _ day: BadDay) { planned[route, default: []].append(day) }

  /// What happens to all requests of this kind; nil for good days again.
  package func always(_ route: Route, _ day: BadDay?) { constant[route] = day }

  /// Lets every held request go on, and holds those that come after for the next release.
  package func release() async {
    let held = gate
    gate = Gate()
    await held.open()
  }

  /// How many posts are taken before 429; nil for no limit.
  package func limitPosts(to count: Int?) { house.postsAllowed = count }

  /// How often a picture answers "not yet" before it is ready.
  package func slowPictures(_ questions: Int) { house.questionsUntilReady = questions }

  /// Cuts every connection and refuses new ones, until `comeBack`.
  package func goAway() async {
    await server?.stop()
    server = nil
  }

  /// Listens again where it did before.
  package func comeBack() async throws {
    server = try await LoopbackServer.start(port: port) { [self] in await play($0) }
  }

  package func stop() async { await goAway() }

  // What a test sees.

  package var statuses: [StoredStatus] { house.statuses }

  package func requests(_ route: Route) -> [PlayedRequest] { requests[route] ?? [] }

  /// Returns when so many requests of a kind have arrived, with those there are.
  @discardableResult
  package func arrived(_ route: Route, _ count: Int = 1) async -> [PlayedRequest] {
    await withCheckedContinuation { arrivals[route, default: Tally()].await(count, $0) }
    return requests(route)
  }

  /// Returns when so many posts are kept, with those there are.
  @discardableResult
  package func stored(_ count: Int = 1) async -> [StoredStatus] {
    await withCheckedContinuation { stored.await(count, $0) }
    return statuses
  }

  // What the server does.

  func play(_ request: PlayedRequest) async -> PlayedAnswer {
    guard let route = Route(request) else { return .json(404, ["error": "Not Found"]) }
    requests[route, default: []].append(request)
    arrivals[route, default: Tally()].happened()
    switch badDay(route) {
    case nil: return answer(route, request)
    case .answers(let answer): return answer
    case .cutsBefore: return .cut
    case .losesAnswer:
      _ = answer(route, request)
      return .cut
    case .halfAnswer: return answer(route, request).cutInHalf
    case .answersAfter(let wrong):
      _ = answer(route, request)
      return wrong
    case .holdsBefore:
      await gate.wait()
      return answer(route, request)
    case .holdsAnswer:
      let answer = answer(route, request)
      await gate.wait()
      return answer
    case .holdsThenCuts:
      await gate.wait()
      return .cut
    case .dropsPictures:
      house.dropsPictures = true
      defer { house.dropsPictures = false }
      return answer(route, request)
    }
  }

  private func badDay(_ route: Route) -> BadDay? {
    if var days = planned[route], !days.isEmpty {
      defer { planned[route] = days }
      return days.removeFirst()
    }
    return constant[route]
  }

  private func answer(_ route: Route, _ request: PlayedRequest) -> PlayedAnswer {
    if route == .nodeInfo { return software.nodeInfo(request, at: address) }
    if route == .instance { return software.instance(request) }
    guard request.header("Authorization") == "Bearer \(token)" else {
      return .json(401, ["error": "The access token is invalid"])
    }
    let before = house.statuses.count
    defer { if house.statuses.count > before { stored.happened() } }
    return house.answer(route, request, as: software, at: address)
  }
}

/// What can go wrong with one request.
package enum BadDay: Sendable {
  /// Answers this, and does nothing.
  case answers(PlayedAnswer)
  /// Cuts the connection, and does nothing.
  case cutsBefore
  /// Does what was asked, then cuts the connection without a byte.
  case losesAnswer
  /// Does what was asked, and cuts the connection in the middle of the answer.
  case halfAnswer
  /// Does what was asked, but answers this.
  case answersAfter(PlayedAnswer)
  /// Does nothing until the test releases it.
  case holdsBefore
  /// Does what was asked, and answers when the test releases it.
  case holdsAnswer
  /// Does nothing, and cuts the connection when the test releases it.
  case holdsThenCuts
  /// Does what was asked, but leaves the pictures out.
  case dropsPictures
}

/// Stands between a server and a player that does not exist yet.
actor Relay {
  private var player: MastodonPlayer?

  func pass(to player: MastodonPlayer) { self.player = player }

  func play(_ request: PlayedRequest) async -> PlayedAnswer {
    await player?.play(request) ?? .cut
  }
}
