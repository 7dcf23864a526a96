import Foundation
import Support
import Testing

/// A power cut between the attempt and its answer: nothing is lost and nothing doubled.
extension EndToEnd {
  @Suite struct CrashTests {
    @Test func `a status that was stored when the daemon was killed is found, not sent again`()
      async throws
    {
      let mastodon = try await MastodonPlayer.start()
      let house = try await mastodonHouse(mastodon)
      defer { house.remove() }
      await mastodon.next(.post, .holdsAnswer)
      let first = try await house.startReady()
      await mastodon.stored()
      await first.kill()
      await mastodon.release()

      let second = try await house.startReady()
      try await second.line(containing: "published today/")
      #expect(await mastodon.statuses.count == 1)
      #expect(await mastodon.requests(.post).count == 1)
      let dossier = try await house.ctl("justify", "today/")
      #expect(dossier.output.contains("campaignd ended before an answer came"))
      #expect(dossier.output.contains("found: on the account"))
      #expect(try await house.ctl("audit", "verify").status == 0)
      #expect(await second.stop() == 0)
    }

    @Test
    func `a record that never arrived when the daemon was killed goes out once, under its own key`()
      async throws
    {
      let bluesky = try await BlueskyPlayer.start()
      let house = try TestHouse(
        accounts: """
            - {id: trust-bluesky, kind: bluesky, server: "\(bluesky.address)", handle: \(BlueskyHouse.handle), credential: trust-bluesky}
            - {id: trust-mastodon, kind: outbox}
            - {id: trust-x, kind: outbox}
          """, secrets: ["trust-bluesky": BlueskyHouse.password])
      defer { house.remove() }
      try house.addUnattendedPolicy()
      try house.writeToday(accounts: ["trust-bluesky"], policy: "unattended", entries: hello)
      await bluesky.next(.putRecord, .holdsThenCuts)
      let first = try await house.startReady()
      await bluesky.arrived(.putRecord)
      await first.kill()
      await bluesky.release()

      let second = try await house.startReady()
      try await second.line(containing: "published today/")
      #expect(await bluesky.house.records.count == 1)
      let keys = await bluesky.requests(.putRecord).compactMap { recordKey($0.body) }
      #expect(keys.count == 2)
      #expect(Set(keys).count == 1)
      #expect(await second.stop() == 0)
    }

    private var hello: String {
      """
        - id: hello
          at: \(TestHouse.soon(4))
          text: Our drop-in is open until six.
      """
    }

    private func mastodonHouse(_ mastodon: MastodonPlayer) async throws -> TestHouse {
      let house = try TestHouse(
        accounts: """
            - {id: trust-mastodon, kind: mastodon, server: "\(mastodon.address)", handle: "@trust", credential: trust-mastodon}
            - {id: trust-bluesky, kind: outbox}
            - {id: trust-x, kind: outbox}
          """, secrets: ["trust-mastodon": await mastodon.house.token])
      try house.addUnattendedPolicy()
      try house.writeToday(accounts: ["trust-mastodon"], policy: "unattended", entries: hello)
      return house
    }

    private func recordKey(_ body: [UInt8]) -> String? {
      ((try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any])?["rkey"] as? String
    }
  }
}
