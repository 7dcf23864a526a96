import CampaignCore
import CampaignStore
import CivilTime
import Glibc
import Support
import Testing

/// What only a database that several daemons share has to promise.
@Suite(.enabled(if: RealPostgreSQL.canRun), .timeLimit(.minutes(2))) struct PostgreSQLTests {
  private func schema() async throws -> PostgreSQLAddress {
    PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema())
  }

  @Test func `two that start at once on an empty database both find its tables`() async throws {
    let address = try await schema()
    async let one = PostgreSQLDatabase(address, name: "one")
    async let two = PostgreSQLDatabase(address, name: "two")
    for database in [try await one, try await two] {
      #expect(try await CampaignStore(database).read { try $0.chain().number } == 0)
    }
  }

  @Test func `two that write at once chain their entries one after the other`() async throws {
    let address = try await schema()
    let stores = [
      CampaignStore(try await PostgreSQLDatabase(address, name: "one")),
      CampaignStore(try await PostgreSQLDatabase(address, name: "two")),
    ]
    try await withThrowingTaskGroup { group in
      for number in 0..<60 {
        group.addTask {
          _ = try await stores[number % 2].write(at: Sample.nine) {
            $0.record(AuditNote(.started, "campaignd", ["number": "\(number)"]))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await stores[0].verifyRecord().get().number == 60)
  }

  @Test func `what one changes rings at the other, and not at itself`() async throws {
    let address = try await schema()
    let one = try await PostgreSQLDatabase(address, name: "one")
    let two = try await PostgreSQLDatabase(address, name: "two")
    let (atOne, atTwo) = (Tally(), Tally())
    await one.listen { atOne.happened() }
    await two.listen { atTwo.happened() }
    // Whoever begins to listen is rung once: something may have gone before.
    await atOne.reached(1)
    await atTwo.reached(1)
    for number in 1...3 {
      _ = try await CampaignStore(one).write(at: Sample.nine) {
        $0.record(AuditNote(.started, "campaignd"))
      }
      await atTwo.reached(1 + number)
    }
    #expect(atOne.count == 1)
  }

  @Test func `what one daemon has taken on no other does, until that one is gone`() async throws {
    let address = try await schema()
    var one: PostgreSQLDatabase? = try await PostgreSQLDatabase(address, name: "one")
    let two = try await PostgreSQLDatabase(address, name: "two")
    #expect(try await one?.takesOn(.notices) == true)
    #expect(try await one?.takesOn(.notices) == true)
    #expect(try await two.takesOn(.notices) == false)
    #expect(try await two.takesOn(.evening) == true)
    one = nil
    while try await !two.takesOn(.notices) { await Task.yield() }
    let other = try await PostgreSQLDatabase(schema(), name: "three")
    #expect(try await other.takesOn(.notices) == true)
  }

  @Test func `a server that stands still is given up, and its place taken by a new connection`()
    async throws
  {
    var address = try await schema()
    address.patience = .milliseconds(200)
    let database = try await PostgreSQLDatabase(address)
    let found = try await database.write {
      try $0.rows("select pg_backend_pid() as id").first?.integer("id")
    }
    let server = pid_t(try #require(found))
    #expect(kill(server, SIGSTOP) == 0)
    defer { kill(server, SIGCONT) }
    await #expect(throws: DatabaseFault.self) {
      try await database.write { try $0.rows("select 1 as one").count }
    }
    #expect(try await database.write { try $0.rows("select 1 as one").count } == 1)
  }

  @Test func `a server that goes on answering is waited for, however long all of it takes`()
    async throws
  {
    var address = try await schema()
    address.patience = .seconds(2)
    let database = try await PostgreSQLDatabase(address)
    // The server's own time: 2.1 seconds of work in one go, and an answer every 0.7.
    let work = Array(repeating: SQL("select pg_sleep(0.7)"), count: 3)
    #expect(try await database.write { try $0.rows(ofAll: work).count } == 3)
  }

  @Test func `who finds its connection lost while it asks for a duty hears the others again`()
    async throws
  {
    var address = try await schema()
    let one = try await PostgreSQLDatabase(address, name: "one")
    address.patience = .milliseconds(200)
    let two = try await PostgreSQLDatabase(address, name: "two")
    let rings = Tally()
    await two.listen { rings.happened() }
    await rings.reached(1)
    #expect(try await two.takesOn(.notices))
    let found = try await one.read {
      try $0.rows(
        """
        select pid from pg_locks where locktype = 'advisory' and granted
          and ((classid::bigint << 32) | objid::bigint)
            = hashtextextended(current_schema() || '/notices', 0)
        """
      ).first?.integer("pid")
    }
    let server = pid_t(try #require(found))
    #expect(kill(server, SIGSTOP) == 0)
    defer { kill(server, SIGCONT) }
    await #expect(throws: DatabaseFault.self) { try await two.takesOn(.notices) }
    // It may have missed something meanwhile.
    await rings.reached(3)
    try await one.started()
    await rings.reached(4)
  }

  @Test func `nobody clears a store out while a daemon lives in it`() async throws {
    let address = try await schema()
    let daemon = try await PostgreSQLDatabase(address, name: "one")
    let another = try await PostgreSQLDatabase(address, name: "two")
    let mover = try await PostgreSQLDatabase(address, name: "mover")
    try await daemon.movesIn()
    try await another.movesIn()
    #expect(try await !mover.clearsOut())
  }

  @Test func `two daemons of one name are never in a store together`() async throws {
    let address = try await schema()
    var original: PostgreSQLDatabase? = try await PostgreSQLDatabase(address, name: "o'one")
    let copy = try await PostgreSQLDatabase(address, name: "o'one")
    try await original?.movesIn()
    await #expect(throws: DatabaseFault.nameIsTaken("o'one")) { try await copy.movesIn() }
    await #expect(throws: DatabaseFault.nameIsTaken("o'one")) { try await copy.started() }
    try await PostgreSQLDatabase(address, name: "another").movesIn()
    try await original?.started()
    original = nil
    while (try? await copy.started()) == nil { await Task.yield() }
    let other = try await PostgreSQLDatabase(schema(), name: "o'one")
    try await other.movesIn()
  }

  @Test func `a daemon that was cut off does not go on while another has its name`() async throws {
    let server = try await RealPostgreSQL.shared()
    let address = try await schema()
    let daemon = try await PostgreSQLDatabase(address, name: "one")
    let another = try await PostgreSQLDatabase(address, name: "two")
    try await daemon.movesIn()
    #expect(try await daemon.takesOn(.evening))
    let found = try await daemon.write {
      try $0.rows("select pg_backend_pid() as id").first?.integer("id")
    }
    let cut = try #require(found)
    try await server.sql("select pg_terminate_backend(\(cut))")
    var copy: PostgreSQLDatabase? = try await PostgreSQLDatabase(address, name: "one")
    while (try? await copy?.movesIn()) == nil { await Task.yield() }
    // Once it hears that it was cut off, and then that its name is taken.
    await #expect(throws: DatabaseFault.self) { try await daemon.started() }
    await #expect(throws: DatabaseFault.nameIsTaken("one")) { try await daemon.started() }
    await #expect(throws: DatabaseFault.nameIsTaken("one")) { try await daemon.takesOn(.notices) }
    #expect(try await another.takesOn(.evening))
    copy = nil
    while (try? await daemon.started()) == nil { await Task.yield() }
    #expect(try await daemon.takesOn(.notices))
  }

  @Test func `a daemon goes on though another brought the tables forward meanwhile`() async throws {
    let server = try await RealPostgreSQL.shared()
    let address = try await schema()
    let store = CampaignStore(try await PostgreSQLDatabase(address))
    let post = Sample.post(at: Sample.nine)
    try await store.approved(post)
    #expect(try await store.read { try $0.dispatches(of: post.post.id).count } == 1)
    let name = address.text.split(separator: "D").last.map(String.init) ?? ""
    try await server.sql("alter table \(name).dispatch add column tomorrow bigint")
    for _ in 1...3 {
      #expect(try await store.read { try $0.dispatches(of: post.post.id).count } == 1)
    }
    try await store.approved(Sample.post("next", at: Sample.nine))
  }

  @Test func `a database of a newer campaignd is refused, in a sentence`() async throws {
    let server = try await RealPostgreSQL.shared()
    let address = try await schema()
    _ = try await PostgreSQLDatabase(address)
    let name = address.text.split(separator: "D").last.map(String.init) ?? ""
    try await server.sql("insert into \(name).schema_step (number) values (999)")
    let fault = await #expect(throws: DatabaseFault.self) { try await PostgreSQLDatabase(address) }
    #expect(fault?.reason.contains("written by a newer campaignd than this one") == true)
  }

  @Test func `a server that takes no changes, as a standby, is one to wait for`() async throws {
    let address = try await schema().text + "%20-cdefault_transaction_read_only%3Don"
    let fault = await #expect(throws: DatabaseFault.self) {
      try await PostgreSQLDatabase(address: address)
    }
    #expect(fault?.kind == .unreachable)
  }

  @Test func `a server that falls and rises again is found again, with what it had`() async throws {
    let server = try await RealPostgreSQL.start()
    let store = CampaignStore(try await PostgreSQLDatabase(address: server.freshSchema()))
    _ = try await store.write(at: Sample.nine) { $0.record(AuditNote(.started, "campaignd")) }
    try await server.fall()
    let fault = await #expect(throws: DatabaseFault.self) {
      try await store.read { try $0.chain() }
    }
    #expect(fault?.kind == .unreachable)
    await #expect(throws: DatabaseFault.self) {
      _ = try await store.write(at: Sample.nine) { $0.record(AuditNote(.stopped, "campaignd")) }
    }
    try await server.rise()
    _ = try await store.write(at: Sample.nine) { $0.record(AuditNote(.started, "campaignd")) }
    #expect(try await store.verifyRecord().get().number == 2)
    await server.stop()
  }
}

extension PostgreSQLDatabase {
  /// Writes an entry down.
  fileprivate func started() async throws {
    _ = try await CampaignStore(self).write(at: Sample.nine) {
      $0.record(AuditNote(.started, "campaignd"))
    }
  }
}
