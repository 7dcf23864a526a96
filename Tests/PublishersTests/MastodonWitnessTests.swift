import CampaignCore
import CivilTime
import Publishers
import Support
import Testing

/// Where the account does not show a post, its pictures may say that it is out.
@Suite(.timeLimit(.minutes(1))) struct MastodonWitnessTests {
  private let revision = Sample.revision(
    platform: .mastodon, media: [Sample.picture(alt: "A bench")])

  /// A request whose picture is with the server already.
  private func prepared(
    on stage: MastodonStage, usableFor span: Duration = .seconds(86_400)
  ) async throws -> PreparedPost {
    let id = try await stage.publisher.upload(revision.media[0])
    return try stage.prepare(revision)
      .showing(HandedOver(ids: [id], usableUntil: .rightNow + span))
  }

  /// The account shows nothing, whatever is there.
  private func hideAll(on stage: MastodonStage) async {
    await stage.player.always(.timeline, .answers(.json([[String: String]]())))
  }

  @Test func `pictures that belong to a post nobody sees leave it to a person`() async throws {
    let stage = try await MastodonStage()
    let prepared = try await prepared(on: stage)
    _ = try await stage.publisher.publish(prepared)
    #expect(await stage.player.requests(.upload).count == 1)
    await hideAll(on: stage)
    guard case .undecided(let reason) = try await stage.publisher.look(for: prepared) else {
      Issue.record("expected it to be left to a person")
      return
    }
    #expect(reason.contains("its pictures belong to a post"))
  }

  @Test func `a post that came since the account was read is found after all`() async throws {
    let stage = try await MastodonStage()
    let prepared = try await prepared(on: stage)
    let receipt = try await stage.publisher.publish(prepared)
    for _ in 1...2 {
      await stage.player.next(.timeline, .answers(.json([[String: String]]())))
    }
    #expect(try await stage.publisher.look(for: prepared) == .published(receipt))
  }

  @Test func `pictures that belong to no post say that it is not out`() async throws {
    let stage = try await MastodonStage()
    let prepared = try await prepared(on: stage)
    #expect(try await stage.publisher.look(for: prepared) == .absent)
    #expect(await stage.player.requests(.media).count == 1)
  }

  @Test func `pictures that the server may have let go of say nothing`() async throws {
    let stage = try await MastodonStage()
    let prepared = try await prepared(on: stage, usableFor: .seconds(-5))
    _ = try await stage.publisher.publish(prepared)
    await hideAll(on: stage)
    #expect(try await stage.publisher.look(for: prepared) == .absent)
  }

  @Test(arguments: [MastodonSoftware.snac, .goToSocial])
  func `other servers are not asked, since some know no picture that is there`(
    software: MastodonSoftware
  ) async throws {
    let stage = try await MastodonStage(software)
    let prepared = try await prepared(on: stage)
    #expect(try await stage.publisher.look(for: prepared) == .absent)
    #expect(await stage.player.requests(.media).isEmpty)
  }

  @Test func `a server that does not answer for its pictures decides nothing`() async throws {
    let stage = try await MastodonStage()
    let prepared = try await prepared(on: stage)
    await stage.player.next(.media, .answers(.json(503, ["error": "down"])))
    let failure = await #expect(throws: PublishFailure.self) {
      try await stage.publisher.look(for: prepared)
    }
    #expect(failure?.kind == .notSent)
  }
}
