import CampaignCore
import CampaignStore
import CivilTime
import Foundation
import Support
import Testing

/// What the store promises of order, of uniqueness, and of what it says when it cannot.
@Suite struct StorePromiseTests {
  @Test(arguments: Backend.available)
  func `an account's stamps rise and never repeat, even where the clock goes back`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    var stamps: [Instant] = []
    for seconds in [0, 0, 0, 5, -3600, -3600, 5, 5, 6] {
      let moment = Sample.nine + .seconds(seconds)
      let stamp = try await store.write(at: moment) {
        try $0.stamp(for: "trust-bluesky", from: moment)
      }
      stamps.append(stamp.value)
    }
    #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0 < $1 })
    #expect(stamps.first == Sample.nine && stamps.last == Sample.nine + .seconds(6))
    let other = try await store.write(at: Sample.nine) {
      try $0.stamp(for: "trust-x", from: Sample.nine)
    }
    #expect(other.value == Sample.nine)
  }

  @Test(arguments: Backend.available)
  func `what is due on an account comes in the order of its time, and no more than asked for`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    for (entry, seconds) in [("c", 20), ("a", 10), ("b", 10), ("later", 40)] {
      try await store.approved(Sample.post(entry, at: Sample.nine + .seconds(seconds)))
    }
    try await store.approved(Sample.post("other", at: Sample.nine, account: Sample.bluesky))
    let now = Sample.nine + .seconds(30)
    let (ten, twenty) = (Sample.nine + .seconds(10), Sample.nine + .seconds(20))
    #expect(try await store.due(on: Sample.mastodon.id, at: now, limit: 10) == [ten, ten, twenty])
    #expect(try await store.due(on: Sample.mastodon.id, at: now, limit: 2) == [ten, ten])
    #expect(try await store.due(on: Sample.bluesky.id, at: now, limit: 10) == [Sample.nine])
    let waiting = try await store.read { try $0.accountsWithPosts() }
    #expect(waiting.map(\.account) == [Sample.bluesky.id, Sample.mastodon.id])
    #expect(waiting.map(\.next) == [Sample.nine, ten])
    for (limit, next) in [(3, 40), (2, 20), (10, 40)] {
      let due = try await store.read {
        try $0.nextDue(on: Sample.mastodon.id, at: now, limit: limit) { _ in nil }
      }
      #expect(due.posts.count == min(3, limit))
      #expect(due.next == Sample.nine + .seconds(Int64(next)))
    }
    #expect(try await store.read { try $0.nextDispatch()?.slot.instant } == Sample.nine)
  }

  @Test(arguments: Backend.available)
  func `what had to be tried again has its slot's place, however much is due`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let accounts = [Sample.mastodon, Sample.bluesky]
    for (number, account) in (0..<260).map({ ($0, accounts[$0 % 2]) }) {
      try await store.approved(
        Sample.post("p\(number)", at: Sample.nine + .seconds(Int64(number)), account: account))
    }
    let (now, late) = (Sample.nine + .seconds(500), Sample.nine + .seconds(400))
    _ = try await store.write(at: Sample.nine) { transaction in
      let first = try transaction.reading.nextDue(
        on: Sample.mastodon.id, at: now, limit: 1, known: { _ in nil })
      var dispatch = try #require(try first.posts.first?.get().dispatch)
      dispatch = try dispatch.applying(.claim(lease: now)).applying(.postpone(until: late))
      try transaction.save(dispatch, AuditNote(.postponed, dispatch.post.text))
    }
    let known: @Sendable (Digest) -> PostRevision? = { _ in nil }
    for moment in [Sample.nine - .seconds(1), Sample.nine, late - .seconds(1), late, now] {
      let ids = accounts.map(\.id)
      let (firsts, alone) = try await store.read { reading in
        (
          try reading.firstDue(on: ids, at: moment, known: known),
          try ids.map { try reading.nextDue(on: $0, at: moment, limit: 1, known: known) }
        )
      }
      let slots = try firsts.map { try $0.posts.map { try $0.get().dispatch.slot.instant } }
      #expect(slots == (try alone.map { try $0.posts.map { try $0.get().dispatch.slot.instant } }))
      let next = Sample.nine + .seconds(moment < late ? 2 : 0)
      #expect(slots[0] == (moment < next ? [] : [next]), "at \(moment)")
      for (first, alone) in zip(firsts, alone) where !alone.posts.isEmpty {
        #expect(first.hasMore(by: moment) == alone.hasMore(by: moment), "at \(moment)")
      }
    }
    let none = try await store.read { try $0.firstDue(on: ["nobody"], at: now, known: known) }
    #expect(none.map(\.posts.isEmpty) == [true])
  }

  @Test(arguments: Backend.available)
  func `a post cannot be on its way, uncertain or out twice, whatever goes wrong above`(
    backend: Backend
  ) async throws {
    let out: [Dispatch.State] = [.claimed, .uncertain, .delivered]
    for first in out {
      for second in out {
        let store = CampaignStore(try await backend.open())
        _ = try await store.scheduled(Sample.post(at: Sample.nine, text: "One."), state: first)
        await #expect(throws: DatabaseFault.self) {
          try await store.scheduled(Sample.post(at: Sample.nine, text: "Two."), state: second)
        }
        let post = Sample.post(at: Sample.nine).post.id
        #expect(try await store.read { try $0.dispatches(of: post).map(\.state) } == [first])
      }
    }
  }

  @Test(arguments: Backend.available)
  func `a transaction that fails leaves nothing behind, not even its entry`(backend: Backend)
    async throws
  {
    struct Interruption: Error {}
    let store = CampaignStore(try await backend.open())
    let post = Sample.post(at: Sample.nine)
    await #expect(throws: Interruption.self) {
      _ = try await store.write(at: Sample.morning) { transaction in
        try transaction.schedule(
          Dispatch(
            post: post.post.id, revision: post.digest, account: post.post.account,
            slot: post.post.slot),
          AuditNote(.scheduled, post.post.id.text))
        throw Interruption()
      }
    }
    #expect(try await store.read { try $0.dispatchCounts() } == [:])
    #expect(try await store.read { try $0.chain() } == AuditChain())
  }

  @Test(arguments: Backend.available)
  func `bound values never stand in an error`(backend: Backend) async throws {
    let secret = "Mrs Okonkwo, bed 4"
    let database = try await backend.open()
    let statements: [SQL] = [
      "insert into hold (id, body, placed_at) values (\(secret), \(secret), 1)",
      "insert into hold (id, body, placed_at) values (\(secret), \(secret), 1)",
      "insert into hold (id, body) values (\(secret), \(secret + "2"))",
      "insert into nowhere (id) values (\(secret))",
      "select * from hold where nothing = \(secret)",
      "selekt \(secret)",
    ]
    var faults: [DatabaseFault] = []
    for statement in statements {
      do {
        _ = try await database.write { try $0.run(statement) }
      } catch let fault as DatabaseFault {
        faults.append(fault)
      }
    }
    #expect(faults.count == 5)
    for fault in faults {
      #expect(!"\(fault) \(String(reflecting: fault))".contains("Okonkwo"))
    }
    #expect(faults.first?.kind == .constraint)
  }

  @Test(arguments: Backend.available)
  func `values that look like SQL are only values`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    let name = "'; drop table post; --"
    let hold = Hold(
      id: Hold.ID(name), scope: .unit(name), reason: name, placedBy: Person.ID(name),
      placedAt: Sample.morning)
    _ = try await store.write(at: Sample.morning) {
      try $0.place(hold, AuditNote(.holdPlaced, name, [name: name]))
    }
    #expect(try await store.read { try $0.hold(Hold.ID(name)) } == hold)
    #expect(try await store.read { try $0.entries(of: name).first?.detail } == [name: name])
    #expect(try await store.read { try $0.posts(named: name, limit: 5) } == [])
  }

  @Test(arguments: Backend.available)
  func `a column that does not hold what we write is a damaged database`(backend: Backend)
    async throws
  {
    let database = try await backend.open()
    let store = CampaignStore(database)
    let dispatch = try await store.scheduled(Sample.post(at: Sample.nine))
    _ = try await database.write { try $0.run("update dispatch set state = \("flying")") }
    await #expect(throws: DatabaseFault.self) {
      try await store.read { try $0.dispatch(dispatch.id) }
    }
  }
}

extension CampaignStore {
  /// The slots of what is due on an account.
  func due(on account: Account.ID, at now: Instant, limit: Int) async throws
    -> [Instant]
  {
    try await read { reading in
      let due = try reading.nextDue(on: account, at: now, limit: limit) { _ in nil }
      return try due.posts.map { try $0.get().dispatch.slot.instant }
    }
  }
}
