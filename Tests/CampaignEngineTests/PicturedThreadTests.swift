import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Synchronization
import Testing

/// Threads with pictures, on a platform that makes their parts public in one act: a part whose picture
/// is not there yet does not leave the others to go ahead without it.
@Suite struct PicturedThreadTests {
  private func part(
    _ number: Int, pictures: Int = 0, unit: String? = nil, at slot: Instant = Sample.nine
  ) -> PostRevision {
    let plain = Sample.post(
      number == 1 ? "a" : "a-\(number)", at: slot, account: Sample.bluesky,
      repliesTo: number == 1 ? nil : part(number - 1).post.id)
    return PostRevision(
      post: plain.post, text: "Part \(number).",
      media: (0..<pictures).map { .bench("bench-\(number)-\($0).png", alt: "A bench.") },
      repliesTo: plain.repliesTo, author: plain.author, unit: unit, policy: plain.policy,
      location: plain.location)
  }

  private func world(
    _ parts: [PostRevision], _ platform: PictureStage, ahead: Duration = .seconds(120)
  ) async throws -> World {
    var limits = Dispatcher.Limits()
    limits.picturesAhead = ahead
    let world = try await World(limits: limits)
    await world.read(parts.map { PlannedPost(revision: $0, status: .confirmed) })
    for part in parts { await world.approve(part) }
    let plan = try await world.calendar.plan(at: world.clock.now, knowing: [], copies: [:])
    let way = try #require(
      world.stage.publisher(for: Sample.bluesky.id, .forever) as? StagePublisher)
    try await world.daemon.dispatcher.follow(
      plan, publishers: [Sample.bluesky.id: PicturedWay(way: way, platform: platform)])
    return world
  }

  @Test(arguments: [1, 2, 3])
  func `a thread waits for the picture of any of its parts, and leaves as one`(
    pictured: Int
  ) async throws {
    let parts = (1...3).map { part($0, pictures: $0 == pictured ? 2 : 0) }
    let platform = PictureStage()
    platform.order(.late(times: 8), for: "bench-\(pictured)-1.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    await world.advance(to: "09:14")
    #expect(world.published == parts.map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 1)
    for part in parts { #expect(try await world.state(of: part) == "delivered") }
  }

  @Test func `a thread waits until the last of several parts has its picture`() async throws {
    let parts = (1...4).map { part($0, pictures: $0 == 1 ? 0 : 1) }
    let platform = PictureStage()
    platform.order(.late(times: 7), for: "bench-2-0.png")
    platform.order(.late(times: 9), for: "bench-4-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:14")
    #expect(world.published == parts.map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 1)
  }

  @Test func `pictures that nobody began to hand over are, when their thread is due`() async throws
  {
    let parts = (1...3).map { part($0, pictures: $0 == 3 ? 1 : 0) }
    let world = try await world(parts, PictureStage(), ahead: .zero)
    await world.advance(to: "09:00:01")
    #expect(world.published == parts.map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 1)
  }

  @Test func `a part whose picture is refused does not leave, and what is before it does`()
    async throws
  {
    let parts = (1...3).map { part($0, pictures: $0 == 2 ? 1 : 0) }
    let platform = PictureStage()
    platform.order(.late(times: 7), for: "bench-2-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:00")
    platform.order(.refused, for: "bench-2-0.png")
    await world.advance(to: "09:05")
    #expect(world.published == [parts[0].text])
    #expect(try await world.state(of: parts[1]) == "failed")
    #expect(try await world.state(of: parts[2]) == "missed")
  }

  @Test func `a part that is held meanwhile keeps back what replies to it, and nothing before it`()
    async throws
  {
    let parts = (1...3).map { part($0, pictures: $0 == 2 ? 1 : 0, unit: $0 == 2 ? "ward" : nil) }
    let platform = PictureStage()
    platform.order(.never, for: "bench-2-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    await world.hold(.unit("ward"))
    await world.advance(to: "09:05")
    #expect(world.published == [parts[0].text])
    #expect(try await world.state(of: parts[1]) == "held")
  }

  @Test func `a thread that gets no picture to its deadline is missed, and each part says why`()
    async throws
  {
    let parts = (1...3).map { part($0, pictures: $0 == 3 ? 1 : 0) }
    let platform = PictureStage()
    platform.order(.never, for: "bench-3-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:16")
    #expect(world.published == [])
    for part in parts {
      #expect(try await world.state(of: part) == "missed")
      let entries = try await world.books.read { try $0.entries(of: part.post.id.text) }
      let reason = try #require(entries.last?.detail["reason"])
      #expect(reason.contains("could not be handed over: it is slow today"))
    }
  }

  @Test func `another post of the account does not wait with the thread`() async throws {
    let parts = (1...2).map { part($0, pictures: $0 == 2 ? 1 : 0) }
    let alone = Sample.post("z", at: Sample.nine, text: "Alone.", account: Sample.bluesky)
    let platform = PictureStage()
    platform.order(.never, for: "bench-2-0.png")
    let world = try await world(parts + [alone], platform)
    await world.advance(to: "09:00")
    #expect(world.published == [alone.text])
  }

  @Test func `a part with a later slot keeps nobody back, also where both are due at once`()
    async throws
  {
    let parts = [part(1), part(2, pictures: 1, at: Sample.nine + .seconds(60))]
    let platform = PictureStage()
    platform.order(.never, for: "bench-2-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "08:59")
    await world.sleepUntil("09:02")
    #expect(world.published == [parts[0].text])
  }

  @Test func `a part that people take back meanwhile is not waited for`() async throws {
    let parts = (1...2).map { part($0, pictures: $0 == 2 ? 1 : 0) }
    let platform = PictureStage()
    platform.order(.never, for: "bench-2-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:00")
    #expect(world.published == [])
    await world.reject(parts[1])
    await world.work()
    #expect(world.published == [parts[0].text])
  }

  @Test func `a hold on others does not change what a thread waits for`() async throws {
    let parts = (1...3).map { part($0, pictures: $0 == 2 ? 1 : 0) }
    let platform = PictureStage()
    platform.order(.late(times: 8), for: "bench-2-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:00")
    await world.hold(.unit("ward"))
    await world.work()
    #expect(world.published == [])
    await world.advance(to: "09:14")
    #expect(world.published == parts.map(\.text))
    #expect(Set(world.stage.sendings.map(\.request)).count == 1)
  }

  @Test func `where a server takes no threads in one request, nobody waits for another's picture`()
    async throws
  {
    let parts = (1...3).map { part($0, pictures: $0 == 3 ? 1 : 0) }
    let platform = PictureStage(takesThreads: false)
    platform.order(.never, for: "bench-3-0.png")
    let world = try await world(parts, platform)
    await world.advance(to: "09:00")
    #expect(world.published == parts.prefix(2).map(\.text))
  }

  @Test func `a thread that waits for what it replies to leaves as one all the same`() async throws
  {
    let before = Sample.post(
      "before", at: Sample.nine, text: "Before.", account: Sample.bluesky)
    let pictured = PostRevision(
      post: before.post, text: before.text, media: [.bench("before.png", alt: "A bench.")],
      author: before.author, policy: before.policy, location: before.location)
    let later = Sample.nine + .seconds(60)
    let first = Sample.post(
      "b", at: later, text: "One.", account: Sample.bluesky, repliesTo: pictured.post.id)
    let second = Sample.post(
      "b-2", at: later, text: "Two.", account: Sample.bluesky, repliesTo: first.post.id)
    let third = Sample.post(
      "b-3", at: later, text: "Three.", account: Sample.bluesky, repliesTo: second.post.id)
    let platform = PictureStage()
    platform.order(.late(times: 10), for: "before.png")
    let world = try await world([pictured, first, second, third], platform)
    await world.advance(to: "09:01")
    #expect(world.published == [])
    await world.advance(to: "09:14")
    #expect(world.published == ["Before.", "One.", "Two.", "Three."])
    #expect(Set(world.stage.sendings.map(\.request)).count == 1)
  }
}

/// How a platform takes pictures, each by its file.
private final class PictureStage: Sendable {
  enum Way: Sendable {
    case taken
    /// So many tries are in vain.
    case late(times: Int)
    case never
    case refused
  }

  /// Whether the parts of a thread can leave as one.
  let takesThreads: Bool
  private let ways = Mutex<[String: Way]>([:])

  init(takesThreads: Bool = true) { self.takesThreads = takesThreads }

  func order(_ way: Way, for file: String) { ways.withLock { $0[file] = way } }

  func take(_ picture: Media) throws(PublishFailure) -> String {
    let way = ways.withLock { ways -> Way in
      let way = ways[picture.file] ?? .taken
      if case .late(let times) = way {
        ways[picture.file] = times > 1 ? .late(times: times - 1) : .taken
      }
      return way
    }
    switch way {
    case .taken: return "picture of \(picture.file)"
    case .late, .never: throw PublishFailure(.notSent, "it is slow today.")
    case .refused: throw PublishFailure(.refused, "it takes no such picture.")
    }
  }
}

/// The way to the stage of a platform that takes pictures before posts, and threads as one.
private struct PicturedWay: ThreadPublisher, PicturePublisher {
  let way: StagePublisher
  let platform: PictureStage

  var repeatability: Repeatability { way.repeatability }
  var picturesLast: Duration { .seconds(3600) }

  func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let plain = try way.prepare(revision, dispatch: dispatch, replyingTo: parent, stamp: stamp)
    return PreparedPost(
      dispatch: dispatch, key: plain.key, body: plain.body, stamp: stamp, media: revision.media)
  }

  func upload(_ picture: Media) async throws(PublishFailure) -> String {
    try platform.take(picture)
  }

  var takesThreads: Bool { platform.takesThreads }

  func foreseen(_ prepared: PreparedPost) -> Receipt? {
    takesThreads ? way.foreseen(prepared) : nil
  }

  func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    _ = try await pictureIDs(of: prepared)
    return try await way.publish(prepared)
  }

  func publish(together parts: [PreparedPost]) async throws(PublishFailure) -> [Receipt] {
    for part in parts { _ = try await pictureIDs(of: part) }
    return try await way.publish(together: parts)
  }

  func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    try await way.look(for: prepared)
  }
}
