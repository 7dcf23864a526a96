import CampaignCore
import CampaignEngine
import CivilTime
import Laws
import Support
import Testing

/// Other alt text for the pictures of a post that is out.
@Suite struct DescribeTests {
  private func post(_ alt: String, text: String = "Our drop-in opens at ten.") -> PostRevision {
    let plain = Sample.post(at: Sample.nine, text: text)
    return PostRevision(
      post: plain.post, text: plain.text,
      media: [
        Media(
          file: "media/bench.png", digest: .ofBytes([1, 2, 3]), mimeType: "image/png", size: 3,
          alt: alt)
      ], author: plain.author, policy: plain.policy, location: plain.location)
  }

  /// A world in which the post is out, and its calendar says this of it now.
  private func world(_ now: PostRevision) async throws -> World {
    let world = try await World()
    await world.plan(post("A bench"))
    await world.approve(post("A bench"))
    await world.advance(to: "09:01")
    await world.plan(now)
    return world
  }

  private func describe(
    _ world: World, as revision: PostRevision, by person: Person, naming digest: String? = nil
  ) async -> Answer {
    await world.call("describe", by: person) {
      $0.post = revision.post.id.text
      $0.digest = digest ?? revision.digest.hex
      $0.reason = "a reader asked"
    }
  }

  private var better: PostRevision { post("Two people on a bench in the garden") }

  @Test func `the calendar's new words are given to the platform by a second person`() async throws
  {
    let world = try await world(better)
    #expect(await describe(world, as: better, by: Sample.author).status == .notYours)
    #expect(await describe(world, as: better, by: Sample.onCall).status == .notYours)
    #expect(world.stage.described == [:])
    #expect(await describe(world, as: better, by: Sample.approver).isDone)
    #expect(
      Array(world.stage.described.values) == [["Two people on a bench in the garden"]])
    #expect(try await world.record(of: better).suffix(2) == [.describing, .described])
    #expect(try await world.state(of: better) == "delivered")
    #expect(world.stage.sendings.count == 1)
  }

  @Test func `without a digest it says which words would become which`() async throws {
    let world = try await world(better)
    let answer = await describe(world, as: better, by: Sample.approver, naming: "")
    #expect(answer.status == .usage)
    #expect(answer.text.contains("'A bench' becomes 'Two people on a bench in the garden'"))
    #expect(answer.text.contains("--digest \(better.digest.short)"))
    #expect(await describe(world, as: post("Else"), by: Sample.approver).status == .no)
    #expect(world.stage.described == [:])
  }

  @Test func `the gate reads the new words first`() async throws {
    let named = post("A photo of the patient, NHS number 943 476 5919")
    let world = try await world(named)
    #expect(await describe(world, as: named, by: Sample.approver).status == .no)
    #expect(world.stage.described == [:])
    #expect(try await !world.record(of: named).contains(.describing))
  }

  @Test func `nothing but the words for pictures may be another`() async throws {
    let other = post("Two people on a bench", text: "Our drop-in opens at eleven.")
    let world = try await world(other)
    let answer = await describe(world, as: other, by: Sample.approver)
    #expect(answer.status == .no)
    #expect(answer.text.contains("more than the words for its pictures"))
  }

  @Test func `a platform that does not take them is said, and it may be tried again`() async throws
  {
    let world = try await world(better)
    world.stage.order(.notSent, on: Sample.mastodon.id)
    #expect(await describe(world, as: better, by: Sample.approver).status == .tryLater)
    #expect(try await world.record(of: better).suffix(2) == [.describing, .notDescribed])
    #expect(await describe(world, as: better, by: Sample.approver).isDone)
  }

  @Test func `under a hold what is out gets no other words`() async throws {
    let world = try await world(better)
    _ = await world.call("hold", by: Sample.onCall) {
      $0.everything = true
      $0.reason = "a complaint"
    }
    let answer = await describe(world, as: better, by: Sample.approver)
    #expect(!answer.isDone)
    #expect(answer.text.contains("hold"))
    #expect(world.stage.described == [:])
  }
}
