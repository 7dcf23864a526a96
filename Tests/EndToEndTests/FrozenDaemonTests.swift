import Foundation
import Support
import Testing

/// A machine that sleeps with a post in its hands.
extension EndToEnd {
  @Suite(.enabled(if: RealPostgreSQL.canRun)) struct FrozenDaemonTests {
    @Test func `a daemon that is frozen until its claim is too old does not send when it thaws`()
      async throws
    {
      let bluesky = try await BlueskyPlayer.start()
      await bluesky.next(.createSession, .holdsAnswer)
      let store = try await RealPostgreSQL.shared().freshSchema()
      let now = TestHouse.soon(4)
      let entries = hello(at: now) + "\n" + after(at: TestHouse.soon(5))
      let here = try house(bluesky, store: store, entries: entries)
      defer { here.remove() }

      let first = try await here.startReady()
      // What came after it is out, so the post is claimed, and waits for the daemon's session.
      try await first.line(containing: "published today/")
      await bluesky.arrived(.createSession)
      first.freeze()
      // A claim of 45 s lets a request leave for 10 s: the rest is for its answer.
      let there = try house(
        bluesky, store: store, entries: entries + "\n" + later(at: TestHouse.soon(12)))
      defer { there.remove() }
      let second = try await there.startReady()
      try await second.line(containing: "published today/")
      #expect(await bluesky.requests(.putRecord).isEmpty)
      await bluesky.release()
      first.thaw()

      await bluesky.stored()
      #expect(await first.stop() == 0)
      // Decided anew by the one that thawed, or taken over where 45 s had gone by.
      #expect(
        first.lines.contains { $0.contains("its claim ran out") }
          || second.lines.contains { $0.contains("ended before an answer came") })
      #expect(await second.stop() == 0)
      #expect(await bluesky.house.records.count == 1)
      #expect(await bluesky.requests(.putRecord).count == 1)
    }

    private func house(
      _ bluesky: BlueskyPlayer, store: String, entries: String
    ) throws -> TestHouse {
      let house = try TestHouse(
        accounts: """
            - {id: trust-bluesky, kind: bluesky, server: "\(bluesky.address)", handle: \(BlueskyHouse.handle), credential: trust-bluesky}
            - {id: trust-mastodon, kind: outbox}
            - {id: trust-x, kind: outbox}
          """, secrets: ["trust-bluesky": BlueskyHouse.password], store: store)
      try house.edit("campaignd.yaml") { "\($0)\ntakeover-after: 45 seconds\n" }
      try house.addUnattendedPolicy()
      try house.writeToday(
        accounts: ["trust-bluesky"], policy: "unattended", entries: entries)
      return house
    }

    private func hello(at slot: String) -> String {
      """
        - id: hello
          at: \(slot)
          text: Our drop-in is open until six.
      """
    }

    private func after(at slot: String) -> String {
      """
        - id: after
          at: \(slot)
          accounts: [trust-x]
          text: The door is on the left.
      """
    }

    private func later(at slot: String) -> String {
      """
        - id: later
          at: \(slot)
          accounts: [trust-mastodon]
          text: The kettle is on.
      """
    }
  }
}
