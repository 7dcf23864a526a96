import Foundation
import Support
import Testing

/// What people and machines get wrong: a clear error with a place, nothing half applied, and the
/// plan that was good goes on.
extension EndToEnd {
  @Suite struct BadInputTests {
    @Test func `a calendar with a fault keeps the old plan, and says where the fault is`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      let before = try await house.ctl("queue", "--format", "jsonl").objects.count
      try house.write("id: [broken\n", to: "Campaigns/new.yaml")
      let reload = try await house.ctl("reload", as: "comms-lead")
      #expect(reload.status == 1)
      #expect(reload.errors.contains("new.yaml:"))
      #expect(try await house.ctl("queue", "--format", "jsonl").objects.count == before)
      #expect(try await house.ctl("status").output.contains("THE CALENDAR HAS FAULTS"))
      #expect(await daemon.stop() == 0)
    }

    @Test func `a folder that vanishes keeps the old plan`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      try FileManager.default.removeItem(at: house.campaigns)
      daemon.hangUp()
      try await daemon.line(containing: "the plan before it stays in force")
      #expect(try await house.ctl("queue", "--format", "jsonl").objects.isEmpty == false)
      #expect(await daemon.stop() == 0)
    }

    @Test func `a second daemon on the same database does not start`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      let second = try await house.start()
      try await second.line(containing: "another campaignd works on")
      #expect(await second.end() == 75)
      #expect(try await house.ctl("status").status == 0)
      #expect(await daemon.stop() == 0)
    }

    @Test func `development mode does not start with an account that speaks to the world`()
      async throws
    {
      let house = try TestHouse(
        accounts: """
            - {id: trust-mastodon, kind: mastodon, server: "https://social.example", credential: t}
            - {id: trust-bluesky, kind: outbox}
            - {id: trust-x, kind: outbox}
          """)
      defer { house.remove() }
      let daemon = try await house.start()
      try await daemon.line(containing: "trust-mastodon")
      #expect(await daemon.end() == 78)
    }

    @Test func `settings with a slip are answered with what was meant`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      try house.edit("campaignd.yaml") { $0.replacing("socket:", with: "sokcet:") }
      let daemon = try await house.start()
      try await daemon.line(containing: "did you mean 'socket'?")
      #expect(await daemon.end() == 78)
    }

    @Test func `a database that is not one is refused and left as it is`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let words = String(repeating: "these are somebody's notes\n", count: 100)
      try house.write(words, to: "campaignd.sqlite")
      let daemon = try await house.start()
      try await daemon.line(containing: "not a database")
      #expect(await daemon.end() == 78)
      let after = try Data(contentsOf: house.folder.appendingPathComponent("campaignd.sqlite"))
      #expect(String(decoding: after, as: UTF8.self) == words)
    }

    @Test func `without a daemon campaignctl says so and where it looked`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let status = try await house.ctl("status")
      #expect(status.status == 69)
      #expect(status.errors.contains("control.sock"))
    }

    @Test func `a reader that has enough ends campaignctl quietly`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      // The one asks the daemon, and so has the network's library; the reader is gone before.
      let ended = try await house.shell(
        "campaignctl queue --format json | true; echo ${PIPESTATUS[0]}")
      #expect(ended.output == "141\n")
      #expect(ended.errors == "")
      #expect(await daemon.stop() == 0)
    }

    @Test func `lines that are not JSON are answered in their place, and the others all the same`()
      async throws
    {
      let answer = try await run(
        Binary.campaignctl, ["text", "measure", "--platform", "x"],
        input:
          "{\"id\":\"a\",\"text\":\"hello\"}\nnot json\n{\"id\":\"b\",\"text\":\"https://nhs.uk\"}\n"
      )
      #expect(answer.status == 65)
      #expect(answer.objects.map { $0["length"] as? Int } == [5, nil, 23])
      #expect(answer.objects[1]["line"] as? Int == 2)
    }
  }
}
