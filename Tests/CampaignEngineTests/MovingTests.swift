import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// What people do to posts whose words stand in the calendar's files.
@Suite struct MovingTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `what was missed can be given a new slot, and leaves then with new approvals`()
    async throws
  {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    let hold = await world.hold(.everything)
    await world.advance(to: "09:05")
    await world.resume(hold)
    #expect(try await world.state(of: post) == "missed")
    #expect(await reslot(world, to: "2027-02-04 10:00").isDone)
    #expect(try await world.state(of: post) == "inReview")
    let moved = try await world.current(post)
    #expect(await world.approve(moved, by: Sample.author).status == .notYours)
    #expect(await world.approve(moved).isDone)
    await world.advance(to: "11:00")
    #expect(world.stage.shown.map(\.at) == [World.time("10:00")])
  }

  @Test func `whoever moved a post does not approve it`() async throws {
    let world = try await World()
    await world.plan(post)
    #expect(await reslot(world, to: "2027-02-04 10:00", by: Sample.approver).isDone)
    let answer = await world.approve(try await world.current(post))
    #expect(answer.status == .notYours)
    #expect(answer.text.contains("head-of-comms was the last to change this post"))
  }

  @Test func `a new slot outlives readings of the calendar, until the calendar itself moves it`()
    async throws
  {
    let world = try await World()
    await world.plan(post)
    await reslot(world, to: "2027-02-04 10:00")
    await world.plan(post)
    #expect(try await world.current(post).post.slot.instant == World.time("10:00"))
    let later = Sample.post(at: World.time("11:00"))
    await world.plan(later)
    #expect(try await world.current(post) == later)
    #expect(try await world.record(of: post).contains(.actEnded))
  }

  @Test func `a withdrawn post does not go out though its calendar has it, and can come back`()
    async throws
  {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    let answer = await world.call("withdraw", by: Sample.clinician) {
      $0.post = "hello"
      $0.reason = "an inquest opens that day"
    }
    #expect(answer.isDone)
    await world.plan(post)
    await world.advance(to: "09:30")
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "withdrawn")
    #expect(await reslot(world, to: "2027-02-04T10:00:00Z").isDone)
    await world.approve(try await world.current(post))
    await world.advance(to: "10:00")
    #expect(world.published == [post.text])
  }

  @Test func `a duplicate waits for its day to be named, and for its approvers`() async throws {
    let world = try await World()
    await world.plan(post)
    let answer = await world.call("duplicate", by: Sample.author) { $0.post = "hello" }
    #expect(answer.word("post") == "week/2028/hello/2028-02-04/trust-mastodon")
    #expect(answer.text.contains("provisional"))
    let again = await world.call("duplicate", by: Sample.author) { $0.post = post.post.id.text }
    #expect(again.status == .no)
    let named = await world.call("duplicate", by: Sample.author) {
      $0.post = post.post.id.text
      $0.to = "2027-02-05 09:00"
    }
    let copy = try #require(named.word("post"))
    await world.plan(post)
    let queue = await world.call("queue", by: Sample.author) { $0.state = "inReview" }
    #expect(queue.text.contains(copy))
  }

  @Test func `a post that is moved keeps its poll and its looks`() async throws {
    let poll = Poll(options: ["Tea", "Coffee"], closesAfter: 3600)
    let asked = PostRevision(
      post: post.post, text: "Tea or coffee?", author: Sample.author.id,
      policy: Sample.everyday.id, poll: poll,
      presentation: Presentation(visibility: .unlisted), location: post.location)
    let world = try await World()
    await world.plan(asked)
    #expect(await reslot(world, to: "2027-02-04 10:00").isDone)
    let moved = try await world.current(asked)
    #expect(moved.poll == poll && moved.presentation == asked.presentation)
  }

  @Test func `a slot that has gone by, or cannot be read, is refused`() async throws {
    let world = try await World()
    await world.plan(post)
    #expect(await reslot(world, to: "2027-02-04 07:00").status == .usage)
    #expect(await reslot(world, to: "tomorrow").status == .usage)
    #expect(await reslot(world, to: "2027-02-04 10:00", by: Sample.clinician).isDone)
  }

  @Test func `what is out is not moved or withdrawn, but taken down`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    await world.advance(to: "09:00")
    #expect(await reslot(world, to: "2027-02-04 10:00").status == .no)
    world.stage.order(.notSent, on: Sample.mastodon.id)
    let failed = await retract(world)
    #expect(failed.status == .tryLater)
    #expect(failed.text.contains("it is still there: no connection"))
    #expect(try await world.state(of: post) == "delivered")
    #expect(await retract(world).isDone)
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "retracted")
    #expect(await retract(world).status == .no)
    let acts = try await world.record(of: post)
    #expect(acts.suffix(4) == [.retracting, .notRetracted, .retracting, .retracted])
  }

  @Test func `a post is found by its number, and a misheard digit is noticed`() async throws {
    let world = try await World()
    let other = Sample.post("other", at: Sample.nine)
    await world.plan(post, other)
    let shown = await world.call("show", by: Sample.author) { $0.post = "2-w" }
    #expect(shown.text.contains(other.post.id.text))
    let misheard = await world.call("show", by: Sample.author) { $0.post = "3W" }
    #expect(misheard.status == .badInput)
    #expect(misheard.text.contains("misheard"))
  }

  @Test func `what waits for a person is what they may approve and have not`() async throws {
    let world = try await World()
    let careful = Sample.post("careful", at: Sample.nine, policy: Sample.careful.id)
    await world.plan(post, careful)
    #expect(await world.call("waiting", by: Sample.author).text.contains("hello") == false)
    await world.approve(careful)
    let waiting = await world.call("waiting", by: Sample.approver).text
    #expect(waiting.contains("hello") && !waiting.contains("careful"))
  }

  @Test func `new words show what is different from the old`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.plan(Sample.post(at: Sample.nine, text: "Our drop-in opens at eleven."))
    let dossier = try await world.books.read { [post] in
      try $0.dossier(of: post.post.id, house: Sample.house, at: Sample.morning)
    }
    #expect(
      dossier?.current?.changes == [
        RevisionChange(
          field: "text", before: "Our drop-in opens at ten.",
          after: "Our drop-in opens at eleven.")
      ])
  }

  @discardableResult
  private func reslot(_ world: World, to time: String, by person: Person = Sample.author) async
    -> Answer
  {
    await world.call("reslot", by: person) {
      $0.post = post.post.id.text
      $0.to = time
      $0.reason = "missed during the incident"
    }
  }

  private func retract(_ world: World) async -> Answer {
    await world.call("retract", by: Sample.onCall) {
      $0.post = post.post.id.text
      $0.reason = "the venue has changed"
    }
  }
}

extension World {
  /// The current words of a post.
  fileprivate func current(_ revision: PostRevision) async throws -> PostRevision {
    let id = revision.post.id
    return try await books.read { reading in
      guard let known = try reading.post(id), let found = try reading.revision(known.revision)
      else {
        throw DatabaseFault(.other, "no such post")
      }
      return found
    }
  }
}
