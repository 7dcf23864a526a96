import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Support
import Synchronization
import Testing

/// What people are shown while a shared database is away.
@Suite struct DeskMemoryTests {
  private let morning = Sample.post("morning", at: Sample.nine)
  private let noon = Sample.post("noon", at: Sample.nine + .seconds(10_800), text: "Noon.")

  /// A house with two posts, one of them approved, whose database is about to go away.
  private func house() async throws -> (World, FarDatabase) {
    let database = FarDatabase(try SQLiteDatabase.inMemory())
    let world = try await World(on: database, tenure: .shared(as: "one"))
    await world.read([morning, noon].map { PlannedPost(revision: $0, status: .confirmed) })
    await world.approve(noon)
    await world.daemon.desk.remember()
    return (world, database)
  }

  private func show(_ name: String, of world: World) async -> Answer {
    await world.call("show", by: Sample.onCall) { $0.post = name }
  }

  @Test func `a post that nobody asked for before is shown, with the time of what is known`()
    async throws
  {
    let (world, database) = try await house()
    let before = try #require(await show("noon", of: world).dossier)
    database.isAway = true
    world.clock.advance(by: .seconds(60))
    for name in [morning.post.id.text, "noon", before.number] {
      let answer = await show(name, of: world)
      #expect(answer.asOf == Sample.morning.description, "\(name)")
      let dossier = answer.dossier
      #expect(dossier?.post == (name == morning.post.id.text ? morning : noon).post.id)
    }
    #expect(await show("noon", of: world).dossier?.state == "scheduled")
  }

  @Test func `what waits for each, names and accounts are told to who did not ask before`()
    async throws
  {
    func ask(_ command: String, by person: Person, in world: World) async -> Answer {
      await world.call(command, by: person) {
        if command == "names" { $0.post = "week/2027/m" }
      }
    }
    let (reached, (world, database)) = (try await house().0, try await house())
    database.isAway = true
    world.clock.advance(by: .seconds(60))
    for command in ["waiting", "names", "accounts"] {
      let answer = await ask(command, by: Sample.approver, in: world)
      #expect(answer.text == (await ask(command, by: Sample.approver, in: reached).text))
      #expect(answer.text.contains(command == "accounts" ? "trust-mastodon" : morning.post.id.text))
      #expect(answer.asOf == Sample.morning.description, "\(command)")
    }
    // What waits for one is not told to another.
    let others = await ask("waiting", by: Sample.author, in: world)
    #expect(others.status == .done && !others.text.contains(morning.post.id.text))
  }

  @Test func `which of several is meant, and what is unknown, nobody can tell then`() async throws {
    let (world, database) = try await house()
    database.isAway = true
    for name in ["week", "evening"] {
      #expect(await show(name, of: world).status == .tryLater)
    }
  }

  @Test func `what has changed since is read again`() async throws {
    let (world, database) = try await house()
    #expect(await show("morning", of: world).dossier?.state == "inReview")
    world.clock.advance(by: .seconds(60))
    await world.approve(morning)
    await world.daemon.desk.remember()
    database.isAway = true
    let answer = await show("morning", of: world)
    #expect(answer.dossier?.state == "scheduled")
    #expect(answer.asOf == (Sample.morning + .seconds(60)).description)
  }
}

extension Answer {
  fileprivate var dossier: Dossier? {
    try? JSONDecoder().decode(Dossier.self, from: Data(text.utf8))
  }
}

/// A database on another machine, which may not answer.
private final class FarDatabase: Database {
  private let database: any Database
  private let away = Mutex(false)

  var isAway: Bool {
    get { away.withLock(\.self) }
    set { away.withLock { $0 = newValue } }
  }

  init(_ database: any Database) { self.database = database }

  let isShared = true

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    if isAway { throw DatabaseFault(.unreachable, "the server does not answer") }
    return try await database.read(body)
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    if isAway { throw DatabaseFault(.unreachable, "the server does not answer") }
    return try await database.write(body)
  }
}
