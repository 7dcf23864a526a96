import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// Who may do what at the desk, and what they are told when they may not.
@Suite struct DeskTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `nobody approves their own post`() async throws {
    let world = try await World()
    await world.plan(post)
    let answer = await world.approve(post, by: Sample.author)
    #expect(answer.status == .notYours)
    #expect(answer.text.contains("somebody else has to approve it"))
  }

  @Test func `who has no role in the quorum cannot approve`() async throws {
    let world = try await World()
    await world.plan(post)
    let answer = await world.approve(post, by: Sample.onCall)
    #expect(answer.status == .notYours)
    #expect(answer.text.contains("on-call has none of the roles"))
  }

  @Test func `a login that nobody in the house has can do nothing`() async throws {
    let world = try await World()
    await world.plan(post)
    for command in Desk.Command.allCases {
      let answer = await world.call(command.rawValue, login: "stranger") {
        $0.post = post.post.id.text
      }
      #expect(answer.status == .notYours)
      #expect(answer.text.contains("'stranger' is nobody in house.yaml"))
    }
  }

  @Test func `the administrator may look but is nobody who approves or holds`() async throws {
    let world = try await World()
    await world.plan(post)
    #expect(await world.call("status", login: "root").isDone)
    #expect(await world.call("audit-verify", login: "root").isDone)
    let approval = await world.call("approve", login: "root") {
      $0.post = post.post.id.text
      $0.digest = post.digest.hex
    }
    #expect(approval.status == .notYours)
    let hold = await world.call("hold", login: "root") {
      $0.everything = true
      $0.reason = "why"
    }
    #expect(hold.status == .notYours)
  }

  @Test func `saying who one is works only where development allows it`() async throws {
    let strict = try await World()
    await strict.plan(post)
    let request: @Sendable (inout ControlRequest) -> Void = { [post] in
      $0.person = Sample.approver.id.text
      $0.post = post.post.id.text
      $0.digest = post.digest.hex
    }
    #expect(await strict.call("approve", login: "comms", request).status == .notYours)
    let open = try await World(development: true)
    await open.plan(post)
    #expect(await open.call("approve", login: "comms", request).isDone)
    let who = try await open.books.read {
      try $0.entries(of: post.post.id.text).first { $0.did == .approved }?.who
    }
    #expect(who == Actor(name: "head-of-comms", known: "development"))
  }

  @Test func `a name that fits more than one post is asked back with all of them`() async throws {
    let world = try await World()
    let other = Sample.post("hello-again", at: Sample.nine)
    await world.plan(post, other)
    let answer = await world.call("show", by: Sample.author) { $0.post = "hello" }
    #expect(answer.status == .badInput)
    #expect(answer.text.contains(post.post.id.text) && answer.text.contains(other.post.id.text))
    let exact = await world.call("show", by: Sample.author) { $0.post = "hello-again" }
    #expect(exact.isDone)
    let none = await world.call("show", by: Sample.author) { $0.post = "goodbye" }
    #expect(none.status == .badInput)
  }

  @Test func `a hold says what and why, and an end that lies ahead`() async throws {
    let world = try await World()
    await world.plan(post)
    let mistakes: [@Sendable (inout ControlRequest) -> Void] = [
      { $0.reason = "why" },
      { $0.everything = true },
      {
        $0.everything = true
        $0.reason = "  "
      },
      {
        $0.everything = true
        $0.unit = "Rowan Ward"
        $0.reason = "why"
      },
      {
        $0.everything = true
        $0.reason = "why"
        $0.until = "2027-02-04T07:00:00Z"
      },
      {
        $0.everything = true
        $0.reason = "why"
        $0.until = "soon"
      },
    ]
    for mistake in mistakes {
      #expect(await world.call("hold", by: Sample.onCall, mistake).status == .usage)
    }
    let unknown = await world.call("hold", by: Sample.onCall) {
      $0.account = "trust-myspace"
      $0.reason = "why"
    }
    #expect(unknown.status == .badInput)
    #expect(try await world.books.read { try $0.holds(at: Sample.morning) } == [])
  }

  @Test func `an approval names the words by their digest`() async throws {
    let world = try await World()
    await world.plan(post)
    let name = post.post.id.text
    #expect(await world.call("approve", by: Sample.approver) { $0.post = name }.status == .usage)
    let short = await world.call("approve", by: Sample.approver) {
      $0.post = name
      $0.digest = String(post.digest.hex.prefix(11))
    }
    #expect(short.status == .usage)
    let enough = await world.call("approve", by: Sample.approver) {
      $0.post = name
      $0.digest = post.digest.short.uppercased()
    }
    #expect(enough.isDone)
  }

  @Test func `a yes that has grown old can be said again`() async throws {
    let world = try await World()
    let post = Sample.post(at: World.time("10:00"), policy: Sample.careful.id)
    await world.plan(post)
    #expect(await world.approve(post, by: Sample.approver).isDone)
    #expect(await world.approve(post, by: Sample.approver).status == .notYours)
    await world.advance(to: "09:40")
    #expect(await world.approve(post, by: Sample.approver).isDone)
    #expect(await world.approve(post, by: Sample.clinician).isDone)
    await world.advance(to: "10:00")
    #expect(world.published == [post.text])
  }

  @Test func `rejecting what is out says how to take it down`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    await world.advance(to: "09:00")
    let answer = await world.reject(post)
    #expect(answer.status == .no)
    #expect(answer.text.contains("campaignctl retract"))
  }

  @Test func `a rejected post does not leave though it was approved`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    #expect(await world.reject(post, by: Sample.onCall).isDone)
    await world.advance(to: "10:00")
    #expect(world.published == [])
    #expect(try await world.state(of: post) == "rejected")
  }

  @Test func `the desk answers what it cannot read`() async throws {
    let world = try await World()
    await world.plan(post)
    #expect(await world.call("publish-now", by: Sample.author).status == .usage)
    let desk = await world.daemon.desk
    let garbled = await desk.answer(
      ControlCall(
        command: "status", body: Array("[1".utf8),
        caller: Caller(userID: 1, groupID: 1, processID: 1, login: "comms")))
    #expect(garbled.exitCode == ExitStatus.badInput.rawValue)
  }
}
