import Foundation
import Support
import Testing

/// The whole route, from a file of campaigns to posts on servers, with the two programs as built.
extension EndToEnd {
  @Suite struct RouteTests {
    @Test func `a post due now is published once on each account, with its receipt and its record`()
      async throws
    {
      let mastodon = try await MastodonPlayer.start()
      let bluesky = try await BlueskyPlayer.start()
      let house = try TestHouse(
        accounts: accounts(mastodon: mastodon.address, bluesky: bluesky.address),
        secrets: [
          "trust-mastodon": await mastodon.house.token,
          "trust-bluesky": BlueskyHouse.password,
        ])
      defer { house.remove() }
      try house.addUnattendedPolicy()
      try house.writeToday(
        accounts: ["trust-mastodon", "trust-bluesky", "trust-x"], policy: "unattended",
        entries: """
            - id: hello
              at: \(TestHouse.soon(4))
              text: "Our drop-in is open until six. #TimeToTalk"
              media: [{file: harbour-sunrise.png, alt: Sun over a calm harbour}]
          """)
      let daemon = try await house.startReady()
      try await daemon.line(containing: "published today/", count: 3)

      let statuses = await mastodon.statuses
      #expect(statuses.map(\.text) == ["Our drop-in is open until six. #TimeToTalk"])
      #expect(statuses.first?.pictures.map(\.alt) == ["Sun over a calm harbour"])
      #expect(await bluesky.house.records.count == 1)
      #expect(try files(in: house.folder.appendingPathComponent("outbox/x")).count == 1)

      let delivered = try await house.ctl("queue", "--state", "delivered", "--format", "jsonl")
      #expect(delivered.objects.count == 3)
      for post in delivered.objects.compactMap({ $0["post"] as? String }) {
        let dossier = try await house.ctl("justify", post)
        #expect(dossier.output.contains("State: **delivered**"))
        #expect(dossier.output.contains("dispatch.attempted"))
        #expect(dossier.output.contains("accepted as"))
      }
      #expect(try await house.ctl("audit", "verify").status == 0)
      #expect(await daemon.stop() == 0)
    }

    @Test(.enabled("a real Bluesky server cannot be run here") { await PyPI.canRun() })
    func `a post is published on a real Bluesky server, with its hashtag as a facet`() async throws
    {
      let pds = try await RealPDS.shared()
      let house = try TestHouse(
        accounts: """
            - {id: trust-bluesky, kind: bluesky, server: "\(pds.address)", handle: \(pds.handle), credential: trust-bluesky}
            - {id: trust-mastodon, kind: outbox}
            - {id: trust-x, kind: outbox}
          """, secrets: ["trust-bluesky": pds.password])
      defer { house.remove() }
      try house.addUnattendedPolicy()
      let words = "Our drop-in is open, number \(UInt32.random(in: 0...999)). #TimeToTalk"
      try house.writeToday(
        accounts: ["trust-bluesky"], policy: "unattended",
        entries: """
            - id: hello
              at: \(TestHouse.soon(4))
              text: "\(words)"
          """)
      let daemon = try await house.startReady()
      try await daemon.line(containing: "published today/")
      let records = try await records(of: pds)
      #expect(records.filter { $0.contains(words) }.count == 1)
      #expect(records.contains { $0.contains("app.bsky.richtext.facet#tag") && $0.contains(words) })
      #expect(await daemon.stop() == 0)
    }

    @Test func `nobody approves their own post, somebody else does, and it leaves at its slot`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      try house.writeToday(
        accounts: ["trust-mastodon"],
        entries: """
            - id: hello
              at: \(TestHouse.soon(20))
              text: The garden is open until six.
            - id: stopped
              at: \(TestHouse.soon(21))
              text: Would the family of 999 900 1149 please ring the ward.
          """)
      let daemon = try await house.startReady()
      let waiting = try await house.ctl(
        "queue", "--state", "inReview", "--format", "jsonl")
      let post = try #require(waiting.objects.first { ($0["campaign"] as? String) == "today" })
      let (id, digest) = (post["post"] as! String, post["digest"] as! String)

      let own = try await house.ctl("approve", id, "--digest", digest, as: "comms-officer")
      #expect(own.status == 77)
      #expect(own.errors.contains("comms-officer wrote this post"))
      let blocked = try await house.ctl(
        "approve", "/stopped/", "--digest", digest, as: "comms-lead")
      #expect(blocked.status == 1)
      #expect(blocked.errors.contains("id.nhs-number"))
      let other = try await house.ctl("approve", id, "--digest", digest, as: "comms-lead")
      #expect(other.status == 0)

      try await daemon.line(containing: "published today/")
      #expect(try files(in: house.folder.appendingPathComponent("outbox/mastodon")).count == 1)
      #expect(try await house.ctl("show", "/stopped/").output.contains("what would clear it"))
      #expect(await daemon.stop() == 0)
    }

    @Test func `a hold stops a post that is due seconds later, and resuming sends nothing`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      try house.addUnattendedPolicy()
      try house.writeToday(
        accounts: ["trust-mastodon"], policy: "unattended",
        entries: """
            - id: hello
              at: \(TestHouse.soon(15))
              text: The garden is open until six.
          """)
      let daemon = try await house.startReady()
      let hold = try await house.ctl(
        "hold", "--all", "--reason", "major incident", "--format", "json", as: "manager-on-call")
      #expect(hold.status == 0)
      try await daemon.line(containing: "is kept back by")
      let id = try #require(hold.objects.first?["hold"] as? String)
      let resumed = try await house.ctl(
        "resume", id, "--reason", "it is over", as: "manager-on-call")
      #expect(resumed.status == 0)
      try await daemon.line(containing: "missed today/")
      #expect(try files(in: house.folder.appendingPathComponent("outbox/mastodon")).isEmpty)
      #expect(await daemon.stop() == 0)
    }

    private func accounts(mastodon: String, bluesky: String) -> String {
      """
        - {id: trust-mastodon, kind: mastodon, server: "\(mastodon)", handle: "@trust", credential: trust-mastodon}
        - {id: trust-bluesky, kind: bluesky, server: "\(bluesky)", handle: \(BlueskyHouse.handle), credential: trust-bluesky}
        - {id: trust-x, kind: outbox, folder: outbox/x}
      """
    }

    private func records(of pds: RealPDS) async throws -> [String] {
      let list = try await run(
        URL(fileURLWithPath: "/usr/bin/env"),
        [
          "python3", "-c",
          "import json,sys,urllib.request as u; [print(json.dumps(r)) for r in json.load(u.urlopen(sys.argv[1]))['records']]",
          "\(pds.address)/xrpc/com.atproto.repo.listRecords?repo=\(pds.did)&collection=app.bsky.feed.post&limit=100",
        ])
      return list.output.split(separator: "\n").map(String.init)
    }
  }
}

func files(in folder: URL) throws -> [String] {
  guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
  return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".post") }
}
