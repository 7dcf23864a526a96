import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// What the record is good for: it is verified, pruned and handed over.
@Suite struct RecordTests {
  let post = Sample.post(at: Sample.nine)
  let administrator = Person(
    id: "sysadmin", name: "Administrator", roles: [.administrator], logins: ["sysadmin"])

  var house: House {
    House(
      trust: "A trust", timeZone: "Etc/UTC",
      people: Array(Sample.house.people.values) + [administrator],
      policies: Array(Sample.house.policies.values), accounts: Array(Sample.house.accounts.values),
      defaultPolicy: "everyday")
  }

  @Test func `old entries are pruned behind a signed stub, and the record still verifies`()
    async throws
  {
    let world = try await World()
    await world.plan(post, house: house)
    await world.approve(post)
    await world.advance(to: "09:00")
    world.clock.advance(by: .seconds(7200))
    let refused = await world.call("audit-prune", by: Sample.onCall) {
      $0.to = "2027-02-04T08:30"
      $0.reason = "the schedule"
    }
    #expect(refused.status == .notYours)
    let answer = await world.call("audit-prune", by: administrator) {
      $0.to = "2027-02-04T08:30"
      $0.reason = "the schedule"
    }
    #expect(answer.isDone)
    #expect(await world.call("audit-verify", by: Sample.author).isDone)
    let kept = try await world.record(of: post)
    #expect(kept == [.attempted, .delivered])
  }

  @Test func `a database exchanged while the daemon runs is found out`() async throws {
    let world = try await World()
    await world.plan(post)
    _ = try await world.database.write { connection in
      try connection.run("delete from audit")
      try connection.run("delete from record_head")
    }
    let answer = await world.call("audit-verify", by: Sample.author)
    #expect(answer.status == .no)
    #expect(answer.text.contains("once had"))
  }

  @Test func `a dossier tells how each finding was cleared, and that its entries are as written`()
    async throws
  {
    let world = try await World()
    let stopped = Sample.post(at: Sample.nine, text: "Ring 0117 496 0999 today.")
    await world.plan(stopped)
    await world.plan(post)
    await world.approve(post)
    await world.advance(to: "09:00")
    let dossier = try await world.dossier(of: post)
    #expect(dossier?.versions.count == 2)
    #expect(dossier?.versions.first?.clearings.isEmpty == false)
    #expect(
      dossier?.versions.first?.clearings.allSatisfy { $0.hasPrefix("cleared by the edit of") }
        == true)
    #expect(dossier?.verification.altered == [])
    _ = try await world.database.write {
      try $0.run("update audit set who = \("nobody") where number = 3")
    }
    #expect(try await world.dossier(of: post)?.verification.altered == [3])
  }
}

extension World {
  fileprivate func dossier(of revision: PostRevision) async throws -> Dossier? {
    try await books.read { [now = clock.now] in
      try $0.dossier(of: revision.post.id, house: Sample.house, at: now)
    }
  }
}
