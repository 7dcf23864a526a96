import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Logging
import Support
import Testing

/// What only one of several daemons does.
@Suite(.enabled(if: RealPostgreSQL.canRun), .timeLimit(.minutes(2))) struct DutyTests {
  private let post = Sample.post(at: Sample.nine)

  @Test func `people are told by one daemon, and by the other once that one is gone`()
    async throws
  {
    let address = PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema())
    let world = try await World(
      on: PostgreSQLDatabase(address, name: "three"), tenure: .shared(as: "three"))
    let (atOne, atTwo) = (PostRoom(world), PostRoom(world))
    var one: Notices? = try await teller("one", at: address, atOne, of: world)
    let two = try await teller("two", at: address, atTwo, of: world)

    _ = await one?.round()
    #expect(atOne.told == [1])
    #expect(await two.round() == world.clock.now + .seconds(60))
    #expect(atTwo.carried == [])

    one = nil
    await world.plan(post, Sample.post("other", at: Sample.nine), house: PostRoom.house)
    while atTwo.carried.isEmpty {
      _ = await two.round()
      await Task.yield()
    }
    #expect(atTwo.told == [1])
    #expect(atOne.told == [1])
  }

  @Test func `who loses the duty between two notices leaves the rest to the other`() async throws {
    let server = try await RealPostgreSQL.start()
    let address = PostgreSQLAddress(try await server.freshSchema())
    let world = try await World(
      on: PostgreSQLDatabase(address, name: "three"), tenure: .shared(as: "three"))
    let other = try await PostgreSQLDatabase(address, name: "two")
    let room = PostRoom(world)
    let courier = SlowCourier(room: room) {
      // Duties are all that is locked here.
      _ = try? await server.sql(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")
      while (try? await other.takesOn(.notices)) != true { await Task.yield() }
    }
    let one = try await teller("one", at: address, courier, of: world)
    try await world.books.write(at: world.clock.now) { transaction in
      for key in ["one", "another"] {
        let notice = Notice(
          key: key, kind: .nothingRan, title: key, lines: [], to: [], at: transaction.now)
        try transaction.tell(notice, by: [.mail])
      }
    }
    _ = await one.round()
    #expect(room.carried.count == 1)
    await server.stop()
  }

  /// The part of a daemon that tells people of the world's house.
  private func teller(
    _ name: String, at address: PostgreSQLAddress, _ room: any Courier, of world: World
  ) async throws -> Notices {
    let store = CampaignStore(try await PostgreSQLDatabase(address, name: name))
    let notices = Notices(
      Books(store) { _ in }, clock: world.clock, doorbell: Doorbell(), couriers: [.mail: room],
      zones: { _ in .utc }, logger: Logger(label: "world") { _ in SwiftLogNoOpLogHandler() })
    await world.daemon.planner.tell(notices)
    await world.plan(post, house: PostRoom.house)
    return notices
  }
}

/// Takes a notice, and meanwhile something happens.
private struct SlowCourier: Courier {
  let room: PostRoom
  let meanwhile: @Sendable () async -> Void

  func carry(_ notice: Notice, of house: House) async throws(CourierFailure) {
    try await room.carry(notice, of: house)
    await meanwhile()
  }
}

extension PostRoom {
  /// How many posts each notice asked a yes for.
  fileprivate var told: [Int] {
    carried.filter { $0.kind == .needsApproval }.map(\.lines.count)
  }
}
