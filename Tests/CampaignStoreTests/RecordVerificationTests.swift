import CampaignCore
import CampaignStore
import CivilTime
import Support
import Synchronization
import Testing

/// A long record is verified while all else goes on.
@Suite(.timeLimit(.minutes(2))) struct RecordVerificationTests {
  @Test(arguments: Backend.available)
  func `however many verify the record at once, one reader is enough for them`(backend: Backend)
    async throws
  {
    let database = WatchedDatabase(try await backend.open())
    let store = CampaignStore(database)
    try await store.fill(2_500)
    let end = try await store.read { try $0.chain() }
    let outcomes = try await withThrowingTaskGroup(of: Result<AuditChain, AuditFault>.self) {
      group in
      for _ in 1...4 { group.addTask { try await store.verifyRecord() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes == Array(repeating: .success(end), count: 4))
    #expect(database.mostAtOnce == 1)
  }

  @Test(arguments: Backend.available)
  func `a record that is pruned while it is verified is verified from its stub on`(
    backend: Backend
  ) async throws {
    let database = WatchedDatabase(try await backend.open())
    let store = CampaignStore(database)
    try await store.fill(2_500)
    let stub = try await store.stub(through: 2_200)
    // Its ends, its first page, and now the second one.
    database.before(read: 3) {
      _ = try await store.write(at: Sample.nine) { try $0.prune(stub, by: .daemon) }
    }
    let outcome = try await store.verifyRecord()
    #expect(try await store.read { try $0.chain() } == outcome.get())
    #expect(try outcome.get().number == 2_501)
  }

  @Test(arguments: Backend.available)
  func `who asks while the record is verified hears also of what the walk has passed`(
    backend: Backend
  ) async throws {
    let (begun, gate) = (Tally(), Gate())
    let database = WatchedDatabase(try await backend.open())
    let store = CampaignStore(database)
    try await store.fill(2_500)
    database.before(read: 3) {
      begun.happened()
      await gate.wait()
    }
    let first = Task { try await store.verifyRecord() }
    await begun.reached(1)
    _ = try await database.write { try $0.run("update audit set at = at + 1 where number = 3") }
    let others = (1...2).map { _ in Task { try await store.verifyRecord() } }
    for _ in 1...50 { await Task.yield() }
    await gate.open()
    #expect(try await first.value.get().number == 2_500)
    for other in others { #expect(try await other.value == .failure(.altered(3))) }
  }
}

/// A database that notes how many read from it at once, and has something happen before a read.
private final class WatchedDatabase: Database {
  private struct State {
    var now = 0
    var most = 0
    var readsLeft = 0
    var happening: (@Sendable () async throws -> Void)?
  }

  private let database: any Database
  private let state = Mutex(State())

  init(_ database: any Database) {
    self.database = database
  }

  var mostAtOnce: Int { state.withLock(\.most) }

  /// Something happens before the n-th read from now, counted from 1.
  func before(read number: Int, _ happening: @escaping @Sendable () async throws -> Void) {
    state.withLock { state in
      state.readsLeft = number
      state.happening = happening
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let happening = state.withLock { state -> (@Sendable () async throws -> Void)? in
      state.now += 1
      state.most = max(state.most, state.now)
      state.readsLeft -= 1
      return state.readsLeft == 0 ? state.happening : nil
    }
    defer { state.withLock { $0.now -= 1 } }
    // Whoever would read at the same time comes meanwhile.
    for _ in 1...50 { await Task.yield() }
    try await happening?()
    return try await database.read(body)
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await database.write(body)
  }
}

extension CampaignStore {
  /// A record of so many entries, written at once.
  fileprivate func fill(_ count: Int) async throws {
    _ = try await write(at: Sample.morning) { transaction in
      for number in 1...count {
        transaction.record(AuditNote(.started, "campaignd", ["number": "\(number)"]))
      }
    }
  }

  fileprivate func stub(through number: Int64) async throws -> AuditStub {
    let last = try await read { try $0.entry(number) }
    return try AuditStub(
      through: number, head: last?.digest ?? AuditChain.beginning, lastAt: Sample.morning,
      prunedAt: Sample.nine, by: "sysadmin", reason: "the retention schedule",
      key: Array(repeating: 7, count: 32))
  }
}
