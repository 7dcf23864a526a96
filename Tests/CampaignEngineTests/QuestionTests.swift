import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

@Suite struct QuestionTests {
  private let planned = Sample.post(at: Sample.nine)
  /// The same entry, now on the day before: its time has passed.
  private let passed = Sample.post(at: Sample.nine - .seconds(86_400), grace: .seconds(2 * 86_400))
  /// The same entry, now five minutes ago: its grace is not over.
  private let justPassed = Sample.post(at: Sample.morning - .seconds(300))

  private func questions(_ world: World) async throws -> [AskedQuestion] {
    try await world.books.read { try $0.questions() }
  }

  @Test func `a post that moves into the past is asked about and never goes out`() async throws {
    for moved in [passed, justPassed] {
      let world = try await World()
      await world.plan(planned)
      await world.approve(planned)
      await world.plan(moved)
      let open = try await questions(world)
      #expect(open.map(\.isOpen) == [true])
      #expect(open.first?.question.subject == moved.post.id.text)
      await world.plan(moved)
      #expect(try await questions(world).count == 1)
      await world.advance(to: "12:00")
      #expect(world.published == [])
    }
  }

  @Test func `a post of an unattended account that moves into the past does not go out at once`()
    async throws
  {
    let world = try await World()
    let before = Sample.post(at: Sample.nine, policy: Sample.unattended.id)
    await world.plan(before)
    await world.plan(
      Sample.post(at: Sample.morning - .seconds(300), policy: Sample.unattended.id))
    await world.advance(to: "12:00")
    #expect(world.published == [])
  }

  @Test func `a person settles a question, and is not asked again`() async throws {
    let world = try await World()
    await world.plan(planned)
    await world.plan(passed)
    let name = try #require(try await questions(world).first?.name)
    #expect(await world.call("status", by: Sample.author).text.contains(name))
    let nobody = await world.call("decide", login: "stranger") { $0.question = name }
    #expect(nobody.status == .notYours)
    let answer = await world.call("decide", by: Sample.author) {
      $0.question = name
      $0.reason = "we let it go"
    }
    #expect(answer.isDone)
    await world.plan(passed)
    #expect(try await questions(world).map(\.isOpen) == [false])
    await world.advance(to: "12:00")
    #expect(world.published == [])
  }

  @Test func `a post that gets a time to come again is planned, and no longer asked about`()
    async throws
  {
    let world = try await World()
    await world.plan(planned)
    await world.plan(justPassed)
    let later = Sample.post(at: Sample.nine + .seconds(1800))
    await world.plan(later)
    #expect(try await questions(world) == [])
    await world.approve(later)
    await world.advance(to: "10:00")
    #expect(world.published == [later.text])
  }

  @Test func `a date that is confirmed or moves stands in the record, with who asked`() async throws
  {
    let world = try await World()
    let day = { (text: String) in CivilDate(text) ?? .earliest }
    let first = KnownDate(
      observance: "edaw",
      record: ObservanceYear(
        status: .confirmed, start: day("2027-03-01"), end: day("2027-03-07"),
        source: "https://beat.example", checkedBy: "comms-officer", checkedOn: day("2027-01-10")))
    let moved = KnownDate(
      observance: "edaw",
      record: ObservanceYear(
        status: .provisional, start: day("2027-03-08"), end: day("2027-03-14")))
    await world.plan()
    for dates in [[first], [first], [moved]] {
      world.calendar.note(dates)
      _ = await world.call("reload", by: Sample.author)
    }
    let entries = try await world.books.read { try $0.entries(of: "edaw/2027") }
    #expect(entries.map(\.did) == [.dateNoted, .dateNoted])
    #expect(entries.map(\.who.name) == [Sample.author.id.text, Sample.author.id.text])
    #expect(entries.first?.detail["checked-by"] == "comms-officer")
    #expect(entries.last?.detail["was"] == "confirmed 2027-03-01 to 2027-03-07")
  }

  @Test func `a question puts its campaign on hold until somebody lifts it`() async throws {
    let world = try await World()
    await world.plan(planned)
    await world.approve(planned)
    world.calendar.ask([
      OpenQuestion(key: "date/moved", subject: "edaw/2027", words: "it moved", holds: ["week"])
    ])
    _ = await world.daemon.planner.read()
    await world.advance(to: "09:05")
    #expect(world.published == [])
    world.calendar.ask([])
    _ = await world.daemon.planner.read()
    #expect(try await questions(world) == [])
    #expect(try await world.books.read { try $0.holds(at: Sample.nine) }.count == 1)
  }
}
