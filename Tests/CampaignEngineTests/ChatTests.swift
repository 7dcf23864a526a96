import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Support
import Testing

/// A tweetchat as it runs: parts in their order, and people who guide it.
@Suite struct ChatTests {
  let welcome = Sample.post("chat-welcome", at: World.time("09:00"), text: "Welcome! #Carers")
  var first: PostRevision { part("chat-q1", "09:05", after: welcome) }
  var second: PostRevision { part("chat-q2", "09:10", after: first) }

  @Test func `a part that the platform refuses stops the parts after it`() async throws {
    let world = try await world()
    world.stage.order(.refused, on: Sample.mastodon.id)
    await world.advance(to: "09:30")
    #expect(world.published == [])
    for (part, state) in [(welcome, "failed"), (first, "missed"), (second, "missed")] {
      #expect(try await world.state(of: part) == state)
    }
    let entries = try await world.books.read { [first] in try $0.entries(of: first.post.id.text) }
    #expect(
      entries.last?.detail["reason"] == "an earlier part of its run failed: \(welcome.post.id)")
  }

  @Test func `a part waits for the one before it, which a server keeps waiting`() async throws {
    let world = try await world()
    world.stage.order(.notSent, on: Sample.mastodon.id)
    await world.advance(to: "09:30")
    #expect(world.published == [welcome.text, first.text, second.text])
  }

  @Test func `a part that was left out, or lay under a hold, stops nobody`() async throws {
    let world = try await world()
    await world.reject(first)
    await world.advance(to: "09:20")
    #expect(world.published == [welcome.text, second.text])

    let held = try await self.world()
    let hold = await held.hold(.campaign("week"))
    await held.advance(to: "09:07")
    await held.resume(hold)
    await held.advance(to: "09:20")
    #expect(held.published == [second.text])
  }

  @Test func `a chat that is held keeps no other post of its campaign back`() async throws {
    let world = try await World()
    let reminder = Sample.post("reminder", at: World.time("09:05"))
    let posts = [welcome, first, second, reminder]
    await world.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await world.approve(post) }
    await world.advance(to: "09:01")
    let answer = await hold(world)
    let name = try #require(answer.word("hold"))
    #expect(
      answer.word("message")
        == "tweetchat week/chat is on hold; 'campaignctl resume \(name) --reason …' lifts it")
    #expect(try await keepingBack(world) == [nil, name, nil, name])
    await world.advance(to: "09:07")
    #expect(world.published == [welcome.text, reminder.text])
    #expect(try await world.state(of: first) == "held")
    #expect(await world.resume(name).isDone)
    await world.advance(to: "09:20")
    #expect(world.published == [welcome.text, reminder.text, second.text])
    #expect(try await world.state(of: first) == "missed")
    #expect(try await keepingBack(world) == [nil, nil, nil, nil])
  }

  @Test func `who holds a chat that nobody planned hears of it`() async throws {
    let world = try await world()
    let answer = await hold(world, "chta")
    #expect(answer.word("message")?.contains("NO PLANNED POST IS OF IT") == true)
    #expect(answer.word("message")?.contains("week/chat") == true)
  }

  @Test func `one more question goes through the gate and another person`() async throws {
    let world = try await world()
    await world.advance(to: "09:01")
    let answer = await ask(world, "What helps on a hard day?")
    #expect(answer.word("message")?.hasPrefix("planned on trust-mastodon for ") == true)
    #expect(answer.isDone)
    let id = try #require(answer.word("post"))
    #expect(id == "week/2027/chat-extra1/2027-02-04/trust-mastodon")
    let asked = try await current(world, Post.ID(id))
    #expect(asked.text == "What helps on a hard day?\n\n#Carers")
    #expect(await world.approve(asked, by: Sample.author).status == .notYours)
    #expect(await world.approve(asked).isDone)
    await world.advance(to: "09:04")
    #expect(world.published == [welcome.text, asked.text])
    #expect(try await world.record(of: asked).contains(.asked))
  }

  @Test func `one more question follows the part before it, and stops those after it`() async throws
  {
    let world = try await world()
    await world.advance(to: "09:01")
    let asked = try await self.asked(world, at: "09:07")
    let more = try await self.asked(world, at: "09:08", as: "chat-extra2")
    #expect(asked.follows == first.post.id)
    #expect(more.follows == asked.post.id)
    await world.approve(asked)
    await world.approve(more)
    await world.advance(to: "09:06")
    world.stage.order(.refused, on: Sample.mastodon.id)
    await world.advance(to: "09:30")
    #expect(world.published == [welcome.text, first.text])
    for (part, state) in [(asked, "failed"), (more, "missed"), (second, "missed")] {
      #expect(try await world.state(of: part) == state)
    }
    let entries = try await world.books.read { [second] in
      try $0.entries(of: second.post.id.text)
    }
    let reason = try #require(entries.last?.detail["reason"])
    #expect(reason.hasPrefix("an earlier part of its run failed: \(asked.post.id)"))
    #expect(reason.contains("part 2 is out"))
  }

  @Test func `one more question stays away where a part before it failed`() async throws {
    let world = try await world()
    let asked = try await self.asked(world, at: "09:07")
    await world.approve(asked)
    world.stage.order(.refused, on: Sample.mastodon.id)
    await world.advance(to: "09:30")
    #expect(world.published == [])
    #expect(try await world.state(of: asked) == "missed")
  }

  @Test func `a question that is moved comes after the part before its new time`() async throws {
    let world = try await world()
    let asked = try await self.asked(world, at: "09:07")
    #expect(await reslot(world, asked, to: "09:12").isDone)
    #expect(try await current(world, asked.post.id).follows == second.post.id)
  }

  @Test func `a part that was given a later time keeps none of the others waiting`() async throws {
    let world = try await world()
    #expect(await reslot(world, first, to: "09:25").isDone)
    await world.approve(try await current(world, first.post.id))
    await world.advance(to: "09:10")
    #expect(world.published == [welcome.text, second.text])
    await world.advance(to: "09:25")
    #expect(world.published == [welcome.text, second.text, first.text])
  }

  @Test func `one more question that names a patient is blocked like any post`() async throws {
    let world = try await world()
    let answer = await ask(world, "Does anyone know NHS number 943 476 5919?")
    #expect(answer.isDone)
    let id = try #require(answer.word("post"))
    #expect(
      try await world.books.read { reading in
        try reading.post(Post.ID(id)).flatMap { try reading.review($0.revision) }?.state
      } == .blocked)
  }

  @Test func `nobody asks twice under one name, or without saying why`() async throws {
    let world = try await world()
    #expect(await ask(world, "What helps?").isDone)
    #expect(await ask(world, "What else helps?").status == .no)
    #expect(await ask(world, "What helps?", because: "").status == .usage)
    #expect(await ask(world, "").status == .usage)
    #expect(await ask(world, "What helps?", as: "another-extra1").status == .usage)
  }

  private func part(_ entry: String, _ time: String, after before: PostRevision) -> PostRevision {
    Sample.post(
      entry, at: World.time(time), text: "\(entry.suffix(2)). What helps? #Carers",
      follows: before.post.id)
  }

  /// Everything planned, and approved.
  private func world() async throws -> World {
    let world = try await World()
    await world.plan(welcome, first, second)
    for part in [welcome, first, second] { await world.approve(part) }
    return world
  }

  private func hold(_ world: World, _ chat: String = "Chat") async -> Answer {
    await world.call("hold", by: Sample.onCall) {
      $0.campaign = "week"
      $0.chat = chat
      $0.reason = "the room is upset"
    }
  }

  /// What the queue says keeps each post back, in the order of their slots.
  private func keepingBack(_ world: World) async throws -> [String?] {
    let answer = await world.call("queue", by: Sample.onCall)
    return try JSONDecoder().decode(QueueReply.self, from: Data(answer.text.utf8)).posts.map(\.hold)
  }

  private func ask(
    _ world: World, _ text: String, as entry: String = "chat-extra1", at time: String? = nil,
    because reason: String = "the talk turns to it"
  ) async -> Answer {
    await world.call("ask", by: Sample.author) {
      $0.post = welcome.post.id.text
      $0.entry = entry
      $0.text = text
      $0.to = time.map { World.time($0).description }
      $0.reason = reason
    }
  }

  /// A question that the desk took in, as it is to be approved.
  private func asked(
    _ world: World, at time: String, as entry: String = "chat-extra1"
  ) async throws -> PostRevision {
    let answer = await ask(world, "And what about \(entry.suffix(6))?", as: entry, at: time)
    return try await current(world, Post.ID(try #require(answer.word("post"))))
  }

  private func reslot(_ world: World, _ part: PostRevision, to time: String) async -> Answer {
    await world.call("reslot", by: Sample.author) {
      $0.post = part.post.id.text
      $0.to = World.time(time).description
      $0.reason = "the talk is slow"
    }
  }

  private func current(_ world: World, _ post: Post.ID) async throws -> PostRevision {
    try #require(
      try await world.books.read { reading in
        try reading.post(post).flatMap { try reading.revision($0.revision) }
      })
  }
}
