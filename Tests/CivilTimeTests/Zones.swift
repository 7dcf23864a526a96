import CivilTime
import Foundation
import Support
import Testing

/// Zone files as the operating system keeps them, and zones compiled for one test.
enum Zones {
  static let system = URL(filePath: "/usr/share/zoneinfo")
  static let systemIsThere = FileManager.default.fileExists(
    atPath: system.appending(path: "Europe/London").path)

  static let compiler = ["/usr/sbin/zic", "/usr/bin/zic"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func bytes(_ identifier: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: system.appending(path: identifier)))
  }

  static func named(_ identifier: String) throws -> ZoneRules {
    try ZoneRules(identifier: identifier, tzif: bytes(identifier))
  }

  /// The file that `zic` makes of a source which names one zone, `Test/Zone`.
  static func compiled(_ source: String, options: [String] = []) async throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "\(source)\n".write(to: folder.appending(path: "source"), atomically: true, encoding: .utf8)
    let made = try await run(
      URL(filePath: try #require(compiler)),
      options + ["-d", folder.path, folder.appending(path: "source").path])
    #expect(made.status == 0, "\(made.errors)")
    return try [UInt8](Data(contentsOf: folder.appending(path: "Test/Zone")))
  }
}

extension ZoneRules {
  /// `2027-03-28T01:30` as `2027-03-28T01:30:00Z afterGap`.
  func reading(of local: String) throws -> String {
    let (instant, reading) = resolve(try #require(CivilDateTime(local)))
    return "\(instant) \(reading.rawValue)"
  }
}
