import CivilTime

/// What a platform's server knows and does; a `Player` gives it a port, memory of what arrived, and
/// bad days.
package protocol PlayedHouse: Sendable {
  /// The kinds of request that a bad day can befall.
  associatedtype Route: Hashable & Sendable

  /// Nil for what no such server answers.
  static func route(of request: PlayedRequest) -> Route?

  /// Does what is asked. `address` is the server's own.
  mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer

  /// How many posts it has been given and kept, those since deleted included.
  var kept: Int { get }

  /// What may befall a request of this kind where days are bad by a seed; nothing where it is empty.
  func troubles(of route: Route, at now: Instant) -> [BadDay]
}

extension PlayedHouse {
  package func troubles(of route: Route, at now: Instant) -> [BadDay] { [] }
}

/// Plays a platform's server on this machine, and has bad days when a test says so.
package actor Player<House: PlayedHouse> {
  package typealias Route = House.Route

  package nonisolated let address: String
  private let port: Int
  private var server: LoopbackServer?

  /// What the server knows.
  package private(set) var house: House
  private var requests: [Route: [PlayedRequest]] = [:]
  private var arrivals: [Route: Tally] = [:]
  private let stored = Tally()
  private var planned: [Route: [BadDay]] = [:]
  private var constant: [Route: BadDay] = [:]
  private var gate = Gate()
  private let held = Tally()
  private let wentOn = Tally()
  private var pace = Duration.zero
  private var clock: (@Sendable () -> Instant)?
  private var days: BadDays?
  private var onlooker: (@Sendable (Route, PlayedRequest) async -> Void)?
  private var late: [(due: Instant, route: Route, request: PlayedRequest)] = []

  /// Starts on a free port; `address` says where.
  package static func start(_ house: House) async throws -> Player {
    // The port is known only when the server stands, and the server needs its player.
    let relay = Relay<House>()
    let server = try await LoopbackServer.start { await relay.play($0) }
    let player = Player(house, server: server)
    await relay.pass(to: player)
    return player
  }

  private init(_ house: House, server: LoopbackServer) {
    self.house = house
    self.server = server
    port = server.port
    address = server.address
  }

  // What a test says.

  /// What happens to the next request of this kind, and to the one after it if called twice.
  package func next(_ route: Route, _ day: BadDay) { planned[route, default: []].append(day) }

  /// What happens to all requests of this kind; nil for good days again.
  package func always(_ route: Route, _ day: BadDay?) { constant[route] = day }

  /// How long the server takes over each request: for experiments, since tests wait for nothing.
  package func take(_ pace: Duration) { self.pace = pace }

  /// Changes what the server knows or how it behaves.
  package func change(_ change: @Sendable (inout House) -> Void) { change(&house) }

  /// Goes by this clock from now on, instead of the machine's.
  package func go(by clock: @escaping @Sendable () -> Instant) { self.clock = clock }

  /// Has the bad days of a seed; nil for good days again.
  package func have(_ days: BadDays?) { self.days = days }

  /// Tells somebody of each request before anything is done about it.
  package func tell(_ onlooker: @escaping @Sendable (Route, PlayedRequest) async -> Void) {
    self.onlooker = onlooker
  }

  /// Lets every held request go on, and holds those that come after for the next release. Returns when
  /// what they asked for is done.
  package func release() async {
    let (waiting, count) = (gate, held.count)
    gate = Gate()
    await waiting.open()
    await wentOn.reached(count)
  }

  /// When the next of the requests arrives that are late; nil where there is none.
  package var nextArrival: Instant? { late.map(\.due).min() }

  /// Does what late requests asked for, of those that have arrived by then.
  package func arrive(by moment: Instant) {
    let arrived = late.filter { $0.due <= moment }.sorted { $0.due < $1.due }
    late.removeAll { $0.due <= moment }
    for one in arrived { _ = answer(one.route, one.request.arriving(at: one.due)) }
  }

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

  package func requests(_ route: Route) -> [PlayedRequest] { requests[route] ?? [] }

  /// What befell requests by the seed, as lines.
  package private(set) var befallen: [String] = []

  /// Returns when so many requests of a kind have arrived, with those there are.
  @discardableResult
  package func arrived(_ route: Route, _ count: Int = 1) async -> [PlayedRequest] {
    await arrivals(of: route).reached(count)
    return requests(route)
  }

  /// Returns when so many posts have been kept, with what the server then knows.
  @discardableResult
  package func stored(_ count: Int = 1) async -> House {
    await stored.reached(count)
    return house
  }

  private func arrivals(of route: Route) -> Tally {
    let tally = arrivals[route] ?? Tally()
    arrivals[route] = tally
    return tally
  }

  // What the server does.

  func play(_ request: PlayedRequest) async -> PlayedAnswer {
    guard let clock else { return await serve(request) }
    return await serve(request.arriving(at: clock())).dated(clock())
  }

  private func serve(_ request: PlayedRequest) async -> PlayedAnswer {
    guard let route = House.route(of: request) else { return .json(404, ["error": "Not Found"]) }
    requests[route, default: []].append(request)
    let day = badDay(route, request)
    arrivals(of: route).happened()
    await onlooker?(route, request)
    if pace > .zero { try? await Task.sleep(for: pace) }
    switch day {
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
    case .arrivesLate(let delay):
      late.append((request.arrived + delay, route, request))
      return .cut
    case .holdsBefore:
      defer { wentOn.happened() }
      await hold()
      return answer(route, request)
    case .holdsAnswer:
      defer { wentOn.happened() }
      let answer = answer(route, request)
      await hold()
      return answer
    case .holdsThenCuts:
      defer { wentOn.happened() }
      await hold()
      return .cut
    }
  }

  private func hold() async {
    held.happened()
    await gate.wait()
  }

  private func badDay(_ route: Route, _ request: PlayedRequest) -> BadDay? {
    if var days = planned[route], !days.isEmpty {
      defer { planned[route] = days }
      return days.removeFirst()
    }
    if let day = constant[route] { return day }
    let number = requests(route).count
    let troubles = house.troubles(of: route, at: request.arrived)
    guard let day = days?.day(of: "\(route)", number, from: troubles) else { return nil }
    befallen.append("\(request.arrived) \(route) \(number): \(day)")
    return day
  }

  private func answer(_ route: Route, _ request: PlayedRequest) -> PlayedAnswer {
    let before = house.kept
    defer { if house.kept > before { stored.happened() } }
    return house.answer(route, request, at: address)
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
  /// Cuts the connection, and does what was asked so much later, when the test lets it arrive.
  case arrivesLate(Duration)
  /// Does nothing until the test releases it.
  case holdsBefore
  /// Does what was asked, and answers when the test releases it.
  case holdsAnswer
  /// Does nothing, and cuts the connection when the test releases it.
  case holdsThenCuts
}

/// Stands between a server and a player that does not exist yet.
private actor Relay<House: PlayedHouse> {
  private var player: Player<House>?

  func pass(to player: Player<House>) { self.player = player }

  func play(_ request: PlayedRequest) async -> PlayedAnswer {
    await player?.play(request) ?? .cut
  }
}
