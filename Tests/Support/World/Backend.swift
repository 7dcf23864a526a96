import CampaignStore
import Foundation

/// The databases a store can stand on, each with its own empty one for every test.
package enum Backend: String, CaseIterable, Sendable {
  case memory, file, postgresql

  /// Those this machine has.
  package static let available = RealPostgreSQL.canRun ? allCases : [.memory, .file]

  package func open() async throws -> any Database {
    switch self {
    case .memory: try SQLiteDatabase.inMemory()
    case .file: try SQLiteDatabase(path: ScratchFolder().path("campaignd.sqlite"))
    case .postgresql:
      try await PostgreSQLDatabase(address: RealPostgreSQL.shared().freshSchema())
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
