import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Publishers
import Support
import Testing

/// What is paid for a picture's words is paid when it is handed over, whatever becomes of its post.
@Suite(.timeLimit(.minutes(1))) struct PictureMoneyTests {
  @Test
  func `a picture's words are counted when it is handed over, and stay so if its post is refused`()
    async throws
  {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    try await day.charge(budget: 100)
    await day.advance(to: .seconds(-60))
    #expect(await day.uploads == 1)
    #expect(try await day.spent == 5)
    await day.player.next(.post, .answers(.json(422, ["error": "no"])))
    await day.advance(to: .zero)
    #expect(try await day.world.state(of: post) == "failed")
    #expect(try await day.spent == 5)
  }

  @Test func `a month that has just enough for a post and its picture pays for each once`()
    async throws
  {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    try await day.charge(budget: 20)
    await day.advance(to: .zero)
    #expect(try await day.world.state(of: post) == "delivered")
    #expect(try await day.spent == 20)
  }

  @Test func `a picture that its post's month has no money for is not handed over`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    try await day.charge(budget: 19)
    await day.advance(to: .seconds(901))
    #expect(await day.uploads == 0)
    #expect(try await day.spent == 0)
    #expect(try await day.world.state(of: post) == "missed")
    #expect(try await day.reason(of: post).contains("it would cost $0.02, and"))
  }

  @Test func `a budget that is raised in time lets the picture go, and its post`() async throws {
    let day = try await PictureDay()
    let post = day.post()
    try await day.plan(post)
    try await day.charge(budget: 19)
    await day.advance(to: .zero)
    #expect(await day.uploads == 0)
    try await day.charge(budget: 20)
    await day.advance(to: .seconds(130))
    #expect(try await day.world.state(of: post) == "delivered")
    #expect(try await day.spent == 20)
  }
}

extension PictureDay {
  /// In thousandths of a US dollar, this month.
  fileprivate var spent: Int {
    get async throws {
      try await world.books.read { [slot] in try $0.spent(on: Sample.mastodon.id, at: slot) }
    }
  }
}

/// A way to an account where posts cost what they do on X.
struct PricedWay: PicturePublisher {
  let way: MastodonPublisher

  var repeatability: Repeatability { way.repeatability }
  var picturesLast: Duration { way.picturesLast }

  func cost(of revision: PostRevision) -> Int { 15 }

  func cost(ofHandingOver picture: Media) -> Int { picture.alt == nil ? 0 : 5 }

  func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    try way.prepare(revision, dispatch: dispatch, replyingTo: parent, stamp: stamp)
  }

  func upload(_ picture: Media) async throws(PublishFailure) -> String {
    try await way.upload(picture)
  }

  func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    try await way.publish(prepared)
  }

  func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    try await way.look(for: prepared)
  }
}
