import CampaignStore
import Foundation

/// The databases a store can stand on, each with its own empty one for every test.
package enum Backend: String, CaseIterable, Sendable {
  case memory, file, postgresql

  /// Those this machine has.
  package static let available = RealPostgreSQL.canRun ? allCases : [.memory, .file]

  /// One of each kind this machine has: where what is tested is what is done to a database, and not
  /// how it keeps it.
  package static let kinds = available.filter { $0 != .file }

  package func open() async throws -> any Database {
    switch self {
    case .memory: try SQLiteDatabase.inMemory()
    case .file: try SQLiteDatabase(path: ScratchFolder().path("campaignd.sqlite"))
    case .postgresql:
      try await PostgreSQLDatabase(address: RealPostgreSQL.shared().freshSchema())
    }
  }
}

extension Backend {
  /// An empty one, with two ways to it: as two daemons have that share a store.
  package func openTwice() async throws -> (any Database, any Database) {
    switch self {
    case .memory:
      let database = try SQLiteDatabase.inMemory()
      return (database, database)
    case .file:
      let path = try ScratchFolder().path("campaignd.sqlite")
      return (try SQLiteDatabase(path: path), try SQLiteDatabase(path: path))
    case .postgresql:
      let address = PostgreSQLAddress(try await RealPostgreSQL.shared().freshSchema())
      return (
        try await PostgreSQLDatabase(address, name: "one"),
        try await PostgreSQLDatabase(address, name: "two")
      )
    }
  }
}

/// A folder of one test's own, below the system's folder for temporary files.
package struct ScratchFolder: Sendable {
  package let folder: String

  package init() throws {
    folder = NSTemporaryDirectory() + "/campaignd-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  package func path(_ name: String) -> String { folder + "/" + name }
}
