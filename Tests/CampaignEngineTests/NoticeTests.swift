import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Logging
import Support
import Synchronization
import Testing

/// Who is told what, once, whatever falls meanwhile.
@Suite struct NoticeTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `new posts are one notice to those whose yes is wanted`() async throws {
    let world = try await World()
    let room = PostRoom(world)
    let other = Sample.post("other", at: Sample.nine)
    await world.plan(post, other, house: PostRoom.house)
    await room.round()
    let told = room.carried.filter { $0.kind == .needsApproval }
    #expect(told.map(\.to) == [[Sample.clinician.id, Sample.approver.id]])
    #expect(told.first?.lines.count == 2)
    #expect(told.first?.title == "2 posts to approve")
    await room.round()
    #expect(room.carried.count { $0.kind == .needsApproval } == 1)
  }

  @Test func `what is not approved is said to expire a day and two hours ahead`() async throws {
    let world = try await World()
    let room = PostRoom(world)
    let later = Sample.post(at: Sample.morning + .seconds(20 * 3600))
    await world.plan(later, house: PostRoom.house)
    await room.round()
    await room.round()
    #expect(room.carried.count { $0.kind == .expiring } == 1)
    world.clock.advance(by: .seconds(18 * 3600))
    await room.round()
    #expect(room.carried.count { $0.kind == .expiring } == 2)
    #expect(room.carried.last?.to.contains(Sample.author.id) == true)
    world.clock.advance(by: .seconds(600))
    await room.round()
    #expect(room.carried.count { $0.kind == .expiring } == 2)
  }

  @Test func `held, missed, failed, uncertain and stopped are told to those who look after them`()
    async throws
  {
    let world = try await World()
    let room = PostRoom(world)
    let posts = ["failed", "uncertain", "token"].enumerated().map { index, name in
      Sample.post(
        name, at: Sample.nine, text: "A word from \(name).",
        account: [Sample.mastodon, Sample.x, Sample.bluesky][index])
    }
    let held = Sample.post("held", at: World.time("09:10"), account: Sample.outbox)
    await world.read(
      (posts + [held]).map { PlannedPost(revision: $0, status: .confirmed) },
      house: PostRoom.house)
    for post in posts + [held] { await world.approve(post) }
    world.stage.order(.refused, on: Sample.mastodon.id)
    world.stage.order(.lostOnTheWay, on: Sample.x.id)
    world.stage.order(.accessLost, on: Sample.bluesky.id)
    await world.advance(to: "09:05")
    let hold = await world.hold(.everything)
    await world.advance(to: "09:11")
    await world.resume(hold)
    await room.round()
    let kinds = Set(room.carried.map(\.kind))
    #expect(kinds.isSuperset(of: [.failed, .uncertain, .tokenFailing, .held, .missed]))
    for notice in room.carried where !notice.kind.roles.isEmpty {
      #expect(notice.to.contains(Sample.onCall.id))
    }
  }

  @Test func `a post that is out without its poll is told, with where to look at it`()
    async throws
  {
    let world = try await World()
    let room = PostRoom(world)
    await world.plan(post, house: PostRoom.house)
    await world.approve(post)
    world.stage.order(.leavesOut("It went out without its poll."), on: Sample.mastodon.id)
    await world.advance(to: "09:00")
    await room.round()
    let told = room.carried.filter { $0.kind == .notAsAsked }
    #expect(told.map(\.title) == ["1 post out, but not as asked"])
    #expect(told.map(\.to) == [[Sample.author.id, Sample.onCall.id]])
    let sentence =
      "out, but not as asked: It went out without its poll; look at it: "
      + "https://stage.example/@trust/1"
    #expect(told.first?.lines.first?.hasSuffix(sentence) == true)
  }

  @Test func `what went out as asked is told to nobody`() async throws {
    let world = try await World()
    let room = PostRoom(world)
    await world.plan(post, house: PostRoom.house)
    await world.approve(post)
    await world.advance(to: "09:00")
    await room.round()
    #expect(world.published == [post.text])
    #expect(room.carried.filter { $0.kind == .notAsAsked } == [])
  }

  @Test func `a thread that breaks off says which of its parts are out, and where`()
    async throws
  {
    let world = try await World()
    let room = PostRoom(world)
    let first = Sample.post("a", at: Sample.nine, text: "Part 1.", account: Sample.x)
    let second = Sample.post(
      "a-2", at: World.time("09:05"), text: "Part 2.", account: Sample.x,
      repliesTo: first.post.id)
    let third = Sample.post(
      "a-3", at: World.time("09:05"), text: "Part 3.", account: Sample.x,
      repliesTo: second.post.id)
    await world.plan(first, second, third, house: PostRoom.house)
    for part in [first, second, third] { await world.approve(part) }
    await world.advance(to: "09:04")
    world.stage.order(.refused, on: Sample.x.id)
    await world.advance(to: "09:30")
    await room.round()
    #expect(world.published == [first.text])
    let failed = room.carried.filter { $0.kind == .failed }.flatMap(\.lines)
    let missed = room.carried.filter { $0.kind == .missed }.flatMap(\.lines)
    #expect(failed.count == 1 && missed.count == 1)
    for line in failed + missed {
      #expect(line.hasSuffix("; part 1 is out: https://x.com/i/web/status/1"), "\(line)")
    }
  }

  @Test func `a notice that did not go is tried again, also by the next daemon`() async throws {
    let world = try await World()
    let room = PostRoom(world)
    room.takes(nothing: true)
    await world.plan(post, house: PostRoom.house)
    await room.round()
    #expect(room.carried == [])
    let next = PostRoom(world, after: room)
    world.clock.advance(by: .seconds(60))
    await next.round()
    #expect(next.carried == [])
    room.takes(nothing: false)
    world.clock.advance(by: .seconds(119))
    await next.round()
    #expect(next.carried == [])
    world.clock.advance(by: .seconds(1))
    await next.round()
    #expect(next.carried.map(\.kind).contains(.needsApproval))
  }

  @Test func `a daemon that did not run says so, and how much was due`() async throws {
    let world = try await World()
    let room = PostRoom(world)
    await world.plan(post, house: PostRoom.house)
    await world.approve(post)
    await room.round()
    world.clock.set(World.time("10:00"))
    try await world.restart()
    await world.work()
    await PostRoom(world, after: room).round()
    let told = room.carried.filter { $0.kind == .nothingRan }
    #expect(told.count == 1)
    #expect(told.first?.lines.first?.contains("1 posts were due") == true)
  }

  @Test func `each morning the day ahead is told, once`() async throws {
    let world = try await World(at: World.time("06:00"))
    let room = PostRoom(world)
    await world.plan(post, house: PostRoom.house)
    await room.round()
    #expect(room.carried.count { $0.kind == .digest } == 0)
    world.clock.set(World.time("07:30"))
    await room.round()
    await room.round()
    let told = room.carried.filter { $0.kind == .digest && $0.to == [Sample.approver.id] }
    #expect(told.count == 1)
    #expect(told.first?.title == "2027-02-04: 1 posts today, 1 wait for you")
    #expect(told.first?.lines.contains { $0.contains(post.post.id.text) } == true)
  }

  @Test func `no notice repeats a post's words, or what a finding matched`() async throws {
    let world = try await World()
    let room = PostRoom(world)
    let stopped = Sample.post(
      at: Sample.nine, text: "Ring \(Knowledge.number) for the family of bed nine.")
    await world.plan(stopped, house: PostRoom.house)
    await world.advance(to: "09:00")
    await room.round()
    #expect(room.carried.isEmpty == false)
    for notice in room.carried {
      #expect(!notice.json.contains("496 0123") && !notice.json.contains("bed nine"))
    }
  }

  @Test func `a mail has addresses, a subject on one line, and its words in any tongue`() throws {
    let notice = Notice(
      key: "k", kind: .missed, title: "1 post missed:\nBcc: x@y — naïve",
      lines: ["Post 1R: missed"],
      to: [Sample.approver.id, Sample.onCall.id], at: Sample.nine)
    let mail = try #require(notice.mail(from: "campaignd@trust.example", house: PostRoom.house))
    let head = mail.split(separator: "\n\n").first ?? ""
    #expect(head.contains("To: head@trust.example, oncall@trust.example\n"))
    #expect(head.contains("Subject: =?utf-8?B?"))
    #expect(!head.contains("\nBcc:"))
    #expect(head.contains("Date: Thu, 4 Feb 2027 09:00:00 +0000"))
  }
}

/// Takes the notices of a world, as the machine's sendmail would.
final class PostRoom: Courier {
  static let house = House(
    trust: "A trust", timeZone: "Etc/UTC",
    people: Sample.house.people.values.map {
      Person(
        id: $0.id, name: $0.name, roles: $0.roles, logins: $0.logins,
        email: "\($0.logins.sorted()[0])@trust.example")
    }, policies: Array(Sample.house.policies.values), accounts: Array(Sample.house.accounts.values),
    defaultPolicy: "everyday",
    notices: NoticeSettings(
      mailFrom: "campaignd@trust.example", digestAt: TimeOfDay(hour: 7, minute: 30)))

  private struct State {
    var carried: [Notice] = []
    var takesNothing = false
  }

  private let world: World
  private let before: PostRoom?
  private let state = Mutex(State())

  init(_ world: World, after before: PostRoom? = nil) {
    self.world = world
    self.before = before
  }

  var carried: [Notice] { before?.carried ?? state.withLock(\.carried) }

  func takes(nothing: Bool) { state.withLock { $0.takesNothing = nothing } }

  /// What the daemon does on each ring.
  func round() async {
    let notices = Notices(
      world.books, clock: world.clock, doorbell: Doorbell(), couriers: [.mail: before ?? self],
      zones: { _ in .utc }, logger: Logger(label: "world") { _ in SwiftLogNoOpLogHandler() })
    if let plan = try? await world.calendar.plan(
      at: world.clock.now, knowing: [], copies: [:])
    {
      await notices.follow(plan)
    }
    _ = await notices.round()
  }

  func carry(_ notice: Notice, of house: House) async throws(CourierFailure) {
    let fails = state.withLock { state in
      if !state.takesNothing { state.carried.append(notice) }
      return state.takesNothing
    }
    if fails { throw CourierFailure("sendmail is not there") }
  }
}
