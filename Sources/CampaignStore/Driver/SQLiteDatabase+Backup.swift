import CampaignCore
import Foundation
import GRDB

extension SQLiteDatabase {
  /// Copies the whole database, as it is at one moment, into a new file while work goes on. The file
  /// has its name only once it is whole and on disk.
  /// - Throws: `DatabaseFault`; also where the file is there already.
  package func backUp(to path: String) async throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw DatabaseFault(.constraint, "\(path) is there already, and a backup replaces nothing")
    }
    let part = "\(path).part"
    discard(part)
    do {
      try translating {
        let copy = try DatabaseQueue(path: part)
        try writer.backup(to: copy)
        try copy.close()
      }
      try chmod(part, 0o600).check(part)
      try settle(part, as: path)
    } catch {
      discard(part)
      throw error
    }
  }

  /// Brings a backup back as the database at `path`, which nobody may have open: copied whole,
  /// brought forward to today's schema and changed by `body`, before it takes its name. What was
  /// there is kept as `path.replaced`.
  /// - Returns: what `body` answered.
  package static func restore<Value: Sendable>(
    from backup: String, to path: String, _ body: (SQLiteDatabase) async throws -> Value
  ) async throws -> Value {
    let next = "\(path).restored"
    discard(next)
    do {
      try translating { try copyWhole(backup, to: next) }
      try chmod(next, 0o600).check(next)
      let database = try SQLiteDatabase(path: next)
      let value = try await body(database)
      try translating { try database.closeWhole() }
      try setAside(path)
      try settle(next, as: path)
      return value
    } catch {
      discard(next)
      throw error
    }
  }

  /// Closes it with everything in its one file, and nothing in its log.
  private func closeWhole() throws {
    try writer.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try writer.close()
  }

  private static func copyWhole(_ backup: String, to path: String) throws {
    var reading = settings
    reading.readonly = true
    let source = try DatabaseQueue(path: backup, configuration: reading)
    let copy = try DatabaseQueue(path: path)
    try source.backup(to: copy)
    try source.close()
    let fault = try copy.read { db in try String.fetchOne(db, sql: "pragma quick_check(1)") }
    try copy.close()
    guard fault == "ok" else {
      throw DatabaseFault(.corrupt, "\(backup) is damaged: \(fault ?? "no answer")")
    }
  }

  /// Keeps the database that was there, with what SQLite keeps beside it.
  private static func setAside(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    // Closing it takes in what lies in its log, where it is not damaged.
    try? DatabasePool(path: path).close()
    discard("\(path).replaced")
    for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
      try link(path + ending, "\(path).replaced\(ending)").check(path)
    }
    // A log of the old database would be taken for one of the new.
    for ending in ["-wal", "-shm"] { unlink(path + ending) }
  }
}

/// A database's file, with what SQLite keeps beside it.
private func discard(_ path: String) {
  for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
}

/// Puts a finished file on disk and gives it its name.
private func settle(_ part: String, as path: String) throws {
  try synchronize(part)
  try rename(part, path).check(path)
  try synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
}

private func synchronize(_ path: String) throws {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  try min(descriptor, 0).check(path)
  defer { close(descriptor) }
  try fsync(descriptor).check(path)
}

extension CInt {
  /// The answer of a system call about a file.
  fileprivate func check(_ path: String) throws {
    guard self != 0 else { return }
    throw DatabaseFault(.disk, "\(path): \(String(cString: strerror(errno)))")
  }
}
