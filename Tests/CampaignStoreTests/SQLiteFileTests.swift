import CampaignCore
import CampaignStore
import CivilTime
import Foundation
import Support
import Testing

/// The file on the disk: what becomes of it when the process ends, and when it is not ours.
@Suite struct SQLiteFileTests {
  @Test func `what was committed is there when the file is opened again`() async throws {
    let path = try ScratchFolder().path("campaignd.sqlite")
    let first = CampaignStore(try SQLiteDatabase(path: path))
    try await first.note(3)
    let chain = try await first.read { try $0.chain() }
    let again = CampaignStore(try SQLiteDatabase(path: path))
    #expect(try await again.verifyRecord() == .success(chain))
  }

  @Test func `the disk has what was committed before anybody is told that it was`() async throws {
    let path = try ScratchFolder().path("campaignd.sqlite")
    let database = try SQLiteDatabase(path: path)
    // "FULL (2)": the log is synced after each transaction; with "NORMAL (1)" a loss of power may
    // take the last ones back — https://www.sqlite.org/pragma.html#pragma_synchronous
    let level = try await database.write { connection in
      try connection.rows("pragma synchronous").first?.integer("synchronous")
    }
    #expect(level == 2)
  }

  @Test(arguments: [
    Reading.due(on: Sample.mastodon.id, at: Sample.nine, limit: 128),
    Reading.firstNames(on: [Sample.mastodon.id, Sample.bluesky.id], at: Sample.nine),
  ])
  func `what is due is found in the indexes, and little is sorted for it`(asked: SQL) async throws {
    let plan = try await SQLiteDatabase.inMemory().read { connection in
      try connection.rows("explain query plan \(part: asked)").map { try $0.text("detail") }
    }
    // What puts the first in order reads nothing that the limits within have not let through.
    #expect(plan.count { $0.contains("TEMP B-TREE") } <= 2, "\(plan)")
    #expect(plan.count { $0.contains("dispatch_due_on") } == 2, "\(plan)")
    #expect(plan.count { $0.contains("dispatch_late") } == 1, "\(plan)")
    #expect(!plan.contains { $0.contains("SCAN dispatch") }, "\(plan)")
  }

  @Test func `a copy made at work holds the whole record and can be opened`() async throws {
    let folder = try ScratchFolder()
    let database = try SQLiteDatabase(path: folder.path("campaignd.sqlite"))
    let store = CampaignStore(database)
    try await store.note(20)
    try await database.backUp(to: folder.path("copy.sqlite"))
    let copy = CampaignStore(try SQLiteDatabase(path: folder.path("copy.sqlite")))
    let chain = try await store.read { try $0.chain() }
    #expect(try await copy.verifyRecord() == .success(chain))
  }

  @Test func `a file that is not a database is refused and left as it is`() throws {
    let path = try ScratchFolder().path("notes.txt")
    let text = String(repeating: "These are the minutes of a meeting.\n", count: 100)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let fault = #expect(throws: DatabaseFault.self) { try SQLiteDatabase(path: path) }
    #expect(fault?.kind == .corrupt)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func `a folder that is not there is a matter of the disk`() throws {
    let path = try ScratchFolder().path("nowhere/campaignd.sqlite")
    let fault = #expect(throws: DatabaseFault.self) { try SQLiteDatabase(path: path) }
    #expect(fault?.kind == .disk)
  }

  @Test func `a database of a newer campaignd is refused in words`() async throws {
    let path = try ScratchFolder().path("campaignd.sqlite")
    let newer = try SQLiteDatabase(path: path)
    _ = try await newer.write {
      try $0.run("insert into grdb_migrations (identifier) values (\("999"))")
    }
    let fault = #expect(throws: DatabaseFault.self) { try SQLiteDatabase(path: path) }
    #expect(fault?.kind == .corrupt)
    #expect(fault?.reason.contains("newer campaignd") == true)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write what is read-only"))
  func `a file we may not write is a matter of the disk`() async throws {
    let folder = try ScratchFolder()
    let path = folder.path("campaignd.sqlite")
    try await CampaignStore(try SQLiteDatabase(path: path)).note(1)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.folder)
    let fault = await #expect(throws: DatabaseFault.self) {
      try await CampaignStore(try SQLiteDatabase(path: path)).note(1)
    }
    #expect(fault?.kind == .disk)
  }

  @Test func `a full disk is a matter of the disk, and what was written stays`() async throws {
    let database = try SQLiteDatabase(path: ScratchFolder().path("campaignd.sqlite"))
    let store = CampaignStore(database)
    try await store.note(3)
    _ = try await database.write { try $0.rows("pragma max_page_count = 1") }
    let fault = await #expect(throws: DatabaseFault.self) { try await store.note(10_000) }
    #expect(fault?.kind == .disk)
    let chain = try await store.read { try $0.chain() }
    #expect(chain.number >= 3)
    #expect(try await store.verifyRecord() == .success(chain))
  }

  /// Takes the five seconds that SQLite waits for others.
  @Test func `a file that somebody else is writing to is busy, not broken`() async throws {
    let path = try ScratchFolder().path("campaignd.sqlite")
    let ours = CampaignStore(try SQLiteDatabase(path: path))
    try await ours.note(1)
    let other = try SQLiteDatabase(path: path)
    let (isHeld, letGo) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
    let holding = Task {
      try await other.write { _ in
        isHeld.continuation.yield()
        letGo.wait()
      }
    }
    for await _ in isHeld.stream { break }
    let fault = await #expect(throws: DatabaseFault.self) { try await ours.note(1) }
    #expect(fault?.kind == .busy)
    letGo.signal()
    try await holding.value
    try await ours.note(1)
    #expect(try await ours.read { try $0.chain().number } == 2)
  }
}
