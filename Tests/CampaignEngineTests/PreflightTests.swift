import CampaignCore
import CampaignEngine
import CampaignStore
import Laws
import Support
import Testing

/// What the evening before finds wrong with a day's posts, and who is told.
@Suite struct PreflightTests {
  static let overLimits: [(PostRevision, String)] = [
    (
      .tomorrow(text: String(repeating: "a", count: 501)),
      "its text counts 501, and the server takes 500"
    ),
    (
      .tomorrow(media: Array(repeating: .bench(), count: 5)),
      "it has 5 pictures, and the server takes 4"
    ),
    (
      .tomorrow(media: [.bench(size: 16_777_217)]),
      "bench.png has 16777217 bytes, and the server takes 16777216"
    ),
    (
      .tomorrow(media: [.bench(mimeType: "video/mp4", size: 41_943_041)]),
      "bench.png has 41943041 bytes, and the server takes 41943040"
    ),
    (
      .tomorrow(media: [.bench(dimensions: Media.Dimensions(width: 8000, height: 6000))]),
      "bench.png has 48000000 pixels, and the server takes 33177600"
    ),
    (
      .tomorrow(media: [.bench(mimeType: "image/gif")]),
      "the server takes no image/gif, as bench.png is"
    ),
    (
      .tomorrow(media: [.bench(alt: String(repeating: "b", count: 1501))]),
      "the words for bench.png have 1501 characters, and the server takes 1500"
    ),
    (.tomorrow(media: [.bench("gone.png")]), "The picture gone.png cannot be read."),
    (
      .tomorrow(poll: Poll(options: ["1", "2", "3", "4", "5"], closesAfter: 3600)),
      "its poll has 5 options, and the server takes 4"
    ),
    (
      .tomorrow(
        poll: Poll(options: ["Yes", String(repeating: "n", count: 51)], closesAfter: 3600)),
      "an option of its poll has 51 characters, and the server takes 50"
    ),
    (
      .tomorrow(poll: Poll(options: ["Yes", "No"], closesAfter: 299)),
      "its poll is open for 299 s, and the server wants at least 300"
    ),
    (
      .tomorrow(poll: Poll(options: ["Yes", "No"], closesAfter: 2_629_747)),
      "its poll is open for 2629747 s, and the server takes 2629746"
    ),
  ]

  @Test(arguments: PreflightTests.overLimits)
  func `what the server will not take is found the evening before`(
    post: PostRevision, reason: String
  ) async throws {
    let evening = try await EveningBefore()
    try await evening.plan(post)
    #expect(try await evening.faults() == [reason])
  }

  @Test(arguments: [
    ("https://site.example/gone", "https://site.example/gone answers 404"),
    (
      "https://site.example/moved",
      "https://site.example/moved leads to https://site.example/gone, which answers 404"
    ),
    ("https://bit.ly/drop-in", "https://bit.ly/drop-in hides where it leads"),
    ("http://site.example/fine", "http://site.example/fine is not https"),
  ])
  func `a link that readers cannot follow, or should not, is found the evening before`(
    link: String, reason: String
  ) async throws {
    let evening = try await EveningBefore()
    try await evening.plan(.tomorrow(link: link))
    #expect(try await evening.faults() == [reason])
  }

  @Test func `an account that is stopped is found the evening before, though it could sign in`()
    async throws
  {
    let evening = try await EveningBefore()
    let room = PostRoom(evening.world)
    try await evening.plan(.tomorrow())
    try await evening.world.books.write(at: evening.world.clock.now) { transaction in
      try transaction.stop(
        Sample.mastodon.id, because: "the token was revoked",
        AuditNote(.accountStopped, Sample.mastodon.id.text, ["reason": "the token was revoked"]))
    }
    let faults = try await evening.faults()
    #expect(faults.count == 1)
    #expect(faults.first?.hasSuffix("--reason …': the token was revoked") == true)
    await room.round()
    #expect(room.carried.contains { $0.kind == .preflight })
    #expect(room.carried.contains { $0.kind == .preflightClear } == false)
  }

  @Test func `a fine day is looked at and found fine, and people are told so`() async throws {
    let evening = try await EveningBefore()
    let room = PostRoom(evening.world)
    try await evening.plan(
      .tomorrow(media: [.bench()], link: "https://site.example/fine"),
      .tomorrow(
        "vote", text: "Tea or coffee?", poll: Poll(options: ["Tea", "Coffee"], closesAfter: 3600)))
    #expect(try await evening.faults() == [])
    await room.round()
    let told = room.carried.filter { $0.kind == .preflightClear }
    #expect(told.count == 1)
    #expect(told.first?.to.contains(Sample.approver.id) == true)
    #expect(told.first?.title == "Nothing stands in the way of tomorrow's posts")
    #expect(told.first?.lines.first?.contains("looked at: 2.") == true)
    #expect(room.carried.contains { $0.kind == .preflight } == false)
  }

  @Test func `what is wrong is one notice, with a line for each fault`() async throws {
    let evening = try await EveningBefore()
    let room = PostRoom(evening.world)
    let post = PostRevision.tomorrow(
      text: String(repeating: "a", count: 501), link: "https://site.example/gone")
    try await evening.plan(post)
    #expect(try await evening.faults().count == 2)
    await room.round()
    let told = room.carried.filter { $0.kind == .preflight }
    #expect(told.count == 1)
    #expect(told.first?.lines.count == 2)
    #expect(told.first?.lines.allSatisfy { $0.hasPrefix(post.post.id.text) } == true)
    #expect(room.carried.contains { $0.kind == .preflightClear } == false)
  }

  @Test func `a day without posts is nothing to tell of`() async throws {
    let evening = try await EveningBefore()
    let room = PostRoom(evening.world)
    try await evening.plan()
    #expect(try await evening.faults() == [])
    await room.round()
    #expect(room.carried.isEmpty)
  }
}
