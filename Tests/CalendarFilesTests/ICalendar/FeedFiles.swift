import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

/// Feeds for tests, read with the zones of the system.
enum Feeds {
  static let zonesAreThere = zone("Europe/London") != nil

  static func zone(_ name: String) -> ZoneRules? {
    guard !name.hasPrefix("/"), !name.contains("..") else { return nil }
    let bytes = FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)")
    return bytes.flatMap { try? ZoneRules(identifier: name, tzif: [UInt8]($0)) }
  }

  static func read(_ bytes: [UInt8], file: String = "feed.ics") -> (CalendarFeed, [Diagnostic]) {
    let (feed, diagnostics) = CalendarFeed.read(bytes, file: file, zones: zone)
    return (feed, diagnostics)
  }

  /// A calendar of these lines.
  static func calendar(_ lines: String) -> [UInt8] {
    Array("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(lines)\r\nEND:VCALENDAR\r\n".utf8)
  }

  /// A calendar of one event with a UID, and these lines.
  static func event(_ lines: String) -> [UInt8] {
    calendar("BEGIN:VEVENT\r\nUID:one@example.org\r\n\(lines)\r\nEND:VEVENT")
  }
}

extension CalendarFeed {
  /// `2027-02-04 to 2027-02-05 date provisional single`, in 2027.
  func written(
    from: String = "2027-01-01", before: String = "2028-01-01", isTrusted: Bool = false
  ) throws -> [String] {
    try occurrences(
      from: #require(CivilDate(from)), before: #require(CivilDate(before)), isTrusted: isTrusted
    ).occurrences.map {
      "\($0.start) to \($0.end) \($0.start.kind) \($0.status.rawValue) \($0.origin.rawValue)"
    }
  }
}

/// Cases that nobody on this project wrote, kept beside it.
enum SharedFeeds {
  static let folder: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["CAMPAIGND_SHARED"].map { URL(filePath: $0) }
    let beside = root.deletingLastPathComponent().appending(path: "shared")
    return [named, beside].compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "conformance/ics").path)
    }
  }()

  static func files(_ path: String, suffix: String) throws -> [URL] {
    guard let folder else { return [] }
    return try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: path), includingPropertiesForKeys: nil
    ).filter { $0.lastPathComponent.hasSuffix(suffix) }
  }
}
