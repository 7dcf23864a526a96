import CivilTime
import Foundation
import Support
import Testing

/// Daemons on PostgreSQL, as a trust runs them that outgrew one machine.
extension EndToEnd {
  @Suite(.enabled(if: RealPostgreSQL.canRun)) struct SharedStoreTests {
    @Test func `a status that was stored when its daemon was killed is found, not sent again`()
      async throws
    {
      let mastodon = try await MastodonPlayer.start()
      let store = try await RealPostgreSQL.shared().freshSchema()
      let house = try await self.house(mastodon, store: store, at: TestHouse.soon(4))
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
      #expect(try await house.ctl("audit", "verify").status == 0)
      #expect(await second.stop() == 0)
    }

    @Test func `a post leaves from the second daemon where the first is frozen, and once`()
      async throws
    {
      let mastodon = try await MastodonPlayer.start()
      let store = try await RealPostgreSQL.shared().freshSchema()
      let at = TestHouse.soon(6)
      let (here, there) = (
        try await house(mastodon, store: store, at: at),
        try await house(mastodon, store: store, at: at)
      )
      defer { here.remove() }
      defer { there.remove() }
      let first = try await here.startReady()
      let second = try await there.startReady()
      first.freeze()
      try await second.line(containing: "published today/")
      first.thaw()
      #expect(try await here.ctl("audit", "verify").status == 0)
      #expect(
        try await here.ctl("queue", "--state", "delivered", "--format", "jsonl").objects.count == 1)
      #expect(await mastodon.requests(.post).count == 1)
      #expect(await first.stop() == 0)
      #expect(await second.stop() == 0)
    }

    @Test func `a daemon on a copied machine waits for the original, and says what to type`()
      async throws
    {
      let mastodon = try await MastodonPlayer.start()
      let store = try await RealPostgreSQL.shared().freshSchema()
      let at = TestHouse.soon(3_600)
      let (here, there) = (
        try await house(mastodon, store: store, at: at),
        try await house(mastodon, store: store, at: at)
      )
      defer { here.remove() }
      defer { there.remove() }
      let original = try await here.startReady()
      let name = "daemon.name"
      try FileManager.default.copyItem(
        at: here.folder.appendingPathComponent(name), to: there.folder.appendingPathComponent(name))
      let copy = try await there.start()
      try await copy.line(containing: "which is this one's name too")
      try await copy.line(containing: "rm \(there.folder.path)/\(name)")
      #expect(!copy.lines.contains { $0.contains("read the calendar") })
      #expect(await original.stop() == 0)
      try await copy.line(containing: "read the calendar")
      #expect(await copy.stop() == 0)
    }

    @Test func `while the database is away nothing leaves, and what was known is still shown`()
      async throws
    {
      let server = try await RealPostgreSQL.start()
      let mastodon = try await MastodonPlayer.start()
      let house = try await house(
        mastodon, store: server.freshSchema(), at: TestHouse.soon(15))
      defer { house.remove() }
      let daemon = try await house.startReady()
      #expect(try await house.ctl("status").errors == "")
      try await server.fall()
      try await daemon.line(containing: "the dispatcher cannot use its store, so nothing leaves")
      let shown = try await house.ctl("status")
      #expect(shown.status == 0)
      #expect(shown.errors.contains("as of 20"))
      let refused = try await house.ctl(
        "hold", "--all", "--reason", "incident", as: "manager-on-call")
      #expect(refused.status == 75)
      let missed = try await house.ctl("queue", "--state", "missed")
      #expect(missed.status == 0)
      #expect(missed.errors.contains("as of 20"))
      #expect(try await house.ctl("reload").status == 75)
      #expect(await mastodon.statuses.isEmpty)
      try await server.rise()
      try await daemon.line(containing: "the store answers again")
      try await daemon.line(containing: "published today/")
      #expect(await mastodon.requests(.post).count == 1)
      try await server.fall()
      #expect(await daemon.stop() == 0)
      await server.stop()
    }

    @Test func `a daemon that starts while its database is away says so to whoever calls`()
      async throws
    {
      let server = try await RealPostgreSQL.start()
      let mastodon = try await MastodonPlayer.start()
      let house = try await house(
        mastodon, store: server.freshSchema(), at: TestHouse.soon(3_600))
      defer { house.remove() }
      try await server.fall()
      let daemon = try await house.start()
      try await daemon.line(containing: "waiting for it")
      for command in [["status"], ["hold", "--all", "--reason", "incident"]] {
        let refused = try await house.ctl(command)
        #expect(refused.status == 75)
        #expect(refused.errors.contains("campaignd waits for its database"))
      }
      try await server.rise()
      try await daemon.line(containing: "read the calendar")
      #expect(try await house.ctl("status").status == 0)
      #expect(await daemon.stop() == 0)
      await server.stop()
    }

    @Test func `what one daemon fetched of a feed the other has from its first moment`()
      async throws
    {
      let site = try await FeedSite.start()
      let day = CivilDateTime(at: .rightNow, offset: 0).date.adding(days: 30)
      let calendar = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a@days", "SUMMARY:Drop-in Day",
        "DTSTART;VALUE=DATE:\(day.description.replacing("-", with: ""))", "STATUS:CONFIRMED",
        "END:VEVENT", "END:VCALENDAR", "",
      ].joined(separator: "\r\n")
      site.answer(PlayedAnswer(200, calendar))
      let store = try await RealPostgreSQL.shared().freshSchema()
      let (here, there) = (try TestHouse(store: store), try TestHouse(store: store))
      defer { here.remove() }
      defer { there.remove() }
      for house in [here, there] {
        try house.write(
          """
          observances:
            - {id: drop-in-day, name: Drop-in Day, rule: first Thursday of February}
          feeds:
            - id: days
              url: \(site.address)/days.ics
              trusted: true
              events: {drop-in-day: Drop-in Day}
          """, to: "Campaigns/calendars/days.yaml")
      }
      let first = try await here.startReady()
      try await first.line(containing: "drop-in-day/\(day.year) is confirmed: \(day)")
      let second = try await there.startReady()
      let copy = there.folder.appendingPathComponent("feeds/days.ics")
      #expect(try String(contentsOf: copy, encoding: .utf8) == calendar)
      #expect(await second.stop() == 0)
      #expect(site.tags == [nil])
      #expect(await first.stop() == 0)
    }

    @Test func `an account on X whose token only one daemon may renew publishes nothing here`()
      async throws
    {
      let x = try await XPlayer.startX()
      let house = try TestHouse(
        accounts: """
            - {id: trust-mastodon, kind: outbox}
            - {id: trust-bluesky, kind: outbox}
            - {id: trust-x, kind: x, server: "\(x.address)", handle: "@trust", credential: trust-x}
          """, secrets: ["trust-x": #"{"clientID": "app", "refreshToken": "refresh-0"}"#],
        store: try await RealPostgreSQL.shared().freshSchema())
      defer { house.remove() }
      let daemon = try await house.startReady()
      try await daemon.line(
        containing: "nothing can be published on trust-x: its credential is for OAuth 2")
      let accounts = try await house.ctl("accounts")
      #expect(accounts.status == 1)
      #expect(accounts.output.contains("it needs the keys of OAuth 1.0a"))
      #expect(await x.requests(.token).isEmpty)
      #expect(await daemon.stop() == 0)
    }

    private func house(
      _ mastodon: MastodonPlayer, store: String, at: String
    ) async throws -> TestHouse {
      let house = try TestHouse(
        accounts: """
            - {id: trust-mastodon, kind: mastodon, server: "\(mastodon.address)", handle: "@trust", credential: trust-mastodon}
            - {id: trust-bluesky, kind: outbox}
            - {id: trust-x, kind: outbox}
          """, secrets: ["trust-mastodon": await mastodon.house.token], store: store)
      try house.addUnattendedPolicy()
      try house.writeToday(
        accounts: ["trust-mastodon"], policy: "unattended",
        entries: """
            - id: hello
              at: \(at)
              text: Our drop-in is open until six.
          """)
      return house
    }
  }
}
