import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Support

/// A morning on which one platform, the line to it and the house's clock have their bad days, all from
/// one seed: the real engine over a store on disk, and the real publishers to a player. After each of
/// its turns the laws are asked; at its end the weather is good, and all is worked to its end.
actor StormyMorning {
  /// A law that did not hold, with the morning that broke it.
  struct Breach: Sendable, CustomStringConvertible {
    let seed: UInt64
    let platform: PlayedPlatform
    let laws: [String]
    let story: [String]

    var description: String {
      (["seed \(seed) on \(platform.rawValue): " + laws.joined(separator: "; ")]
        + ["alone: CAMPAIGND_BAD_DAY_SEEDS=\(seed)-\(seed) swift test --filter BadDayTests"] + story)
        .joined(separator: "\n  ")
    }
  }

  nonisolated let days: BadDays
  nonisolated let world: World
  nonisolated let server: any PlayedServer
  nonisolated let room: PostRoom
  nonisolated let watch: Watch
  nonisolated let posts: [PostRevision]
  private let platform: PlayedPlatform
  private let folder: ScratchFolder
  private let outside: OutsideTime
  private var turns: [String] = []

  init(seed: UInt64, on platform: PlayedPlatform) async throws {
    let folder = try ScratchFolder()
    try Data(Media.benchBytes).write(to: URL(fileURLWithPath: folder.path("bench.png")))
    let path = folder.path("campaignd.sqlite")
    let world = try await World(on: SQLiteDatabase(path: path))
    let server = try await platform.server(in: folder.folder, now: { world.clock.now })
    days = BadDays(seed: seed)
    posts = StormyMorning.posts(on: server.account, days)
    watch = Watch(CampaignStore(try SQLiteDatabase(path: path)), name: server.name(of:))
    outside = OutsideTime(world.clock)
    room = PostRoom(world)
    self.platform = platform
    self.folder = folder
    self.world = world
    self.server = server
  }

  /// Lives the morning.
  /// - Returns: nil where every law held at every turn.
  func breach() async throws -> Breach? {
    let breach = try await firstBreach()
    await server.stop()
    try? FileManager.default.removeItem(atPath: folder.folder)
    return breach
  }

  private func firstBreach() async throws -> Breach? {
    try await begin()
    if let breach = try await look(after: "all is approved", try await notScheduled()) {
      return breach
    }
    for turn in StormTurn.all(of: days) {
      try await live(turn)
      if let breach = try await look(after: "\(turn)", try await broken()) { return breach }
    }
    await server.calm()
    try await follow(overTLS: false)
    await goOn(to: World.time("14:00"))
    await room.round()
    let laws = try await broken() + unfinished() + world.untruths()
    return try await look(after: "the weather is good", laws)
  }
}

// MARK: - Living

extension StormyMorning {
  private func begin() async throws {
    let people = PostRoom.house
    await world.read(
      posts.map { PlannedPost(revision: $0, status: .confirmed) },
      house: House(
        trust: people.trust, timeZone: people.timeZone, people: Array(people.people.values),
        policies: Array(people.policies.values), accounts: [server.account],
        defaultPolicy: people.defaultPolicy, notices: people.notices))
    for post in posts {
      for person in [Sample.approver, Sample.clinician] { await world.approve(post, by: person) }
    }
    await server.have(
      days, by: { [outside] in outside.now }, telling: { [watch] in await watch.see($0) })
    try await follow(overTLS: false)
  }

  /// The daemon has this way to its account from now on.
  private func follow(overTLS: Bool) async throws {
    let plan = try await world.calendar.plan(at: world.clock.now, knowing: [], copies: [:])
    let way = try server.way(overTLS: overTLS, on: days)
    try await world.daemon.dispatcher.follow(plan, publishers: [server.account.id: way])
  }

  private func live(_ turn: StormTurn) async throws {
    switch turn {
    case .time(let minutes): await goOn(to: outside.now + .seconds(60 * minutes))
    case .line(let isGood): try await follow(overTLS: !isGood)
    case .clock(let ahead):
      // A house relies on its clock while it waits for what is on its way.
      if ahead > outside.ahead, !days.isWorseThanAgreed { await server.arrive(by: .distantFuture) }
      outside.put(ahead: ahead)
      await work()
    }
    await room.round()
  }

  /// The morning goes on up to a time outside, with the daemon at work all along, and somebody on call.
  private func goOn(to end: Instant) async {
    while true {
      let next = await work()
      if await letAccountsGoOn() { continue }
      let arrival = await server.nextArrival().map { $0 + outside.ahead }
      let last = end + outside.ahead
      guard let moment = [next, arrival].compactMap(\.self).min(), moment <= last else { break }
      world.clock.set(max(moment, world.clock.now))
    }
    world.clock.set(max(end + outside.ahead, world.clock.now))
    await work()
  }

  /// The daemon does what is due; the server what nobody waits for any more.
  @discardableResult
  private func work() async -> Instant? {
    await server.arrive(by: outside.now)
    let next = await world.work()
    await server.release()
    return next
  }

  /// - Returns: whether there was one that stood still, and does not any more.
  private func letAccountsGoOn() async -> Bool {
    let stopped = try? await world.books.read { try $0.stoppedAccounts() }
    guard let stopped, !stopped.isEmpty else { return false }
    var goesOn = false
    for account in stopped.keys where await world.resume(account.text).isDone { goesOn = true }
    return goesOn
  }
}

// MARK: - Looking

extension StormyMorning {
  private func look(after turn: String, _ laws: [String]) async throws -> Breach? {
    turns.append("\(outside.now) outside, \(world.clock.now) inside: \(turn)")
    guard !laws.isEmpty else { return nil }
    let entries = try await world.books.read { try $0.entries(after: 0, limit: .max) }
    let record = entries.map { "\($0.at) \($0.did.rawValue) \($0.subject) \($0.detail)" }
    let plan = posts.map { "\($0.post.id), to be out by \($0.post.slot.deadline)" }
    return Breach(
      seed: days.seed, platform: platform, laws: laws,
      story: plan + turns + (await server.befallen()) + record.suffix(60))
  }

  /// What the gate or the people kept from being on its way: then nothing is tried here.
  private func notScheduled() async throws -> [String] {
    let states = try await states()
    return posts.filter { states[$0.post.id] != .scheduled }.map {
      "\($0.post.id) is not scheduled"
    }
  }

  /// How far it came, for the account of a run: what readers see, and what befell requests.
  func course() async -> (published: Int, befallen: Int) {
    (await server.shown().count, await server.befallen().count)
  }
}
